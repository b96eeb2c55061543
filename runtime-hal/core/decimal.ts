/**
 * Decimal scaling as MicroPython's unix port does it, with the 64-bit significands of x86 long doubles. Both directions
 * between text and float go through `value * 10 ** n` computed in that precision, step by step; reading and writing
 * floats bit for bit the same needs the same roundings. No dependency on the runtime: the compiler reads its number
 * literals with `parseDecimal` too.
 */

import { productError } from "./double-double.js";

/** `m * 2 ** e`; `m` has exactly 64 bits, or is 0. */
interface Extended {
  readonly m: bigint;
  readonly e: number;
}

const ZERO: Extended = { m: 0n, e: 0 };
const BITS = 64;
const TOP = 1n << 63n;
const FULL = 1n << 64n;

/** Beyond this exponent of ten everything is infinite or zero as a double. */
const EXPONENT_LIMIT = 4900;

function bitLength(v: bigint): number {
  if (v < FULL) {
    const high = Number(v >> 32n);
    return high !== 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(Number(v));
  }
  return v.toString(16).length * 4 - Math.clz32(parseInt(v.toString(16)[0], 16)) + 28;
}

/** Rounds `v * 2 ** e` to 64 bits, ties to even; `sticky`: something below the last bit was lost already. */
function round64(v: bigint, e: number, sticky: boolean): Extended {
  if (v === 0n) return ZERO;
  const extra = bitLength(v) - BITS;
  if (extra <= 0) return { m: v << BigInt(-extra), e: e + extra };
  const shift = BigInt(extra);
  let m = v >> shift;
  const rest = v - (m << shift);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (sticky || (m & 1n) === 1n))) {
    m += 1n;
    if (m === FULL) return { m: TOP, e: e + extra + 1 };
  }
  return { m, e: e + extra };
}

function multiply(a: Extended, b: Extended): Extended {
  return round64(a.m * b.m, a.e + b.e, false);
}

function divide(a: Extended, b: Extended): Extended {
  const numerator = a.m << 66n;
  const quotient = numerator / b.m;
  return round64(quotient, a.e - b.e - 66, quotient * b.m !== numerator);
}

/** 10, 10 ** 2, 10 ** 4 … each the rounded square of the one before. */
const squares: Extended[] = [round64(10n, 0, false)];

function square(i: number): Extended {
  while (squares.length <= i) {
    const last = squares[squares.length - 1];
    squares.push(multiply(last, last));
  }
  return squares[i];
}

/** `value * 10 ** exponent`, one rounding for each bit of the exponent. */
function scale(value: Extended, exponent: number): Extended {
  let result = value;
  for (let n = Math.abs(exponent), i = 0; n > 0; n >>= 1, i++) {
    if (n & 1) result = exponent < 0 ? divide(result, square(i)) : multiply(result, square(i));
  }
  return result;
}

const buffer = new DataView(new ArrayBuffer(8));

function fromDouble(v: number): Extended {
  buffer.setFloat64(0, v);
  const bits = buffer.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return exponent === 0
    ? round64(fraction, -1074, false)
    : round64(fraction | 0x10000000000000n, exponent - 1075, false);
}

/** The nearest double, ties to even. */
function toDouble(v: Extended): number {
  if (v.m === 0n) return 0;
  // bits that a double of this size has: 53, fewer for subnormal numbers
  const keep = Math.min(53, v.e + BITS + 1074);
  if (keep < 0) return 0;
  const shift = BigInt(BITS - keep);
  let m = v.m >> shift;
  const rest = v.m - (m << shift);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (m & 1n) === 1n)) m += 1n;
  const e = v.e + Number(shift);
  // in two steps, since the power alone may be out of range
  return e < -1000
    ? Number(m) * 2 ** (e + 200) * 2 ** -200
    : e > 960
      ? Number(m) * 2 ** 900 * 2 ** (e - 900)
      : Number(m) * 2 ** e;
}

/** `v * 10 ** exponent` of a positive double, rounded to the nearest integer as the C code does: add a half, cut off. */
export function scaledInteger(v: number, exponent: number): bigint {
  const scaled = scale(fromDouble(v), exponent);
  if (scaled.m === 0n || scaled.e < -BITS - 1) return 0n;
  if (scaled.e >= 0) return scaled.m << BigInt(scaled.e);
  const sum = round64(scaled.m + (1n << BigInt(-scaled.e - 1)), scaled.e, false);
  return sum.e >= 0 ? sum.m << BigInt(sum.e) : sum.m >> BigInt(-sum.e);
}

/** Digits are collected up to here; further ones only move the exponent. */
const MANTISSA_MAX = 0x1999999999999998n;

/** What `parseDecimal` found: the value and the position after it, or `undefined` for an exponent without digits. */
export interface ParsedDecimal {
  readonly value: number;
  readonly end: number;
}

/** Powers of ten that are floats without rounding. */
const EXACT_POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** The distance to the next float, for a positive one that is not tiny. */
function unitOf(v: number): number {
  bits[0] = v;
  const exponent = words[1]! & 0x7ff00000;
  words[1] = exponent - (52 << 20);
  words[0] = 0;
  return bits[0];
}

/**
 * `(mantissa + error) / 10 ** places` by one operation of floats, or `undefined` where that might differ from the computation
 * with 64 bits: when the exact value is about half way between two floats.
 */
function quickValue(mantissa: number, error: number, places: number): number | undefined {
  const power = EXACT_POWERS[places];
  if (power === undefined) return undefined;
  const v = mantissa / power;
  const rest = (mantissa - v * power - productError(v, power) + error) / power;
  const margin = 0.01 * unitOf(v);
  const value = v + (rest - margin);
  return value === v + (rest + margin) ? value : undefined;
}

/** Most digits, with zeros, that a float holds for certain. */
const QUICK_DIGITS = 15;
/** So many more make another float, which is exact beside the first. */
const MORE_DIGITS = 3;

/** Plain figures with or without a point; `undefined` for anything else, and where it takes more than floats. */
export function parsePlain(text: string, start: number): ParsedDecimal | undefined {
  let mantissa = 0;
  let tail = 0;
  let digits = 0;
  let point = -1;
  let i = start;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      if (digits < QUICK_DIGITS) mantissa = mantissa * 10 + (c - 48);
      else tail = tail * 10 + (c - 48);
      if (++digits > QUICK_DIGITS + MORE_DIGITS) return undefined;
    } else if (c === 46 && point < 0) point = digits;
    else if (c === 46 || c === 95 || (c | 32) === 101) return undefined;
    else break;
  }
  if (digits === 0) return undefined;
  const places = point < 0 ? 0 : digits - point;
  let rest = 0;
  if (digits > QUICK_DIGITS) {
    if (mantissa === 0) return undefined;
    const power = EXACT_POWERS[digits - QUICK_DIGITS]!;
    const high = mantissa * power;
    const low = productError(mantissa, power) + tail;
    mantissa = high + low;
    rest = low - (mantissa - high);
  } else if (places === 0 || mantissa === 0) return { value: mantissa, end: i };
  const value = quickValue(mantissa, rest, places);
  return value === undefined ? undefined : { value, end: i };
}

/** Reads an unsigned decimal number from `start`: digits, point, exponent, underscores anywhere. */
export function parseDecimal(text: string, start: number): ParsedDecimal | undefined {
  return parsePlain(text, start) ?? parseAny(text, start);
}

function parseAny(text: string, start: number): ParsedDecimal | undefined {
  let i = start;
  let mantissa = 0n;
  let exponent = 0;
  let skipped = 0;
  let zeros = 0;
  let zerosAreFraction = 0;
  let part: "integer" | "fraction" | "exponent" = "integer";
  let negative = false;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      if (part === "exponent") {
        if (exponent < 100_000_000) exponent = exponent * 10 + (c - 48);
      } else if (c === 48 || mantissa >= MANTISSA_MAX) {
        // zeros wait: they count only if another digit follows
        zeros++;
        if (part === "fraction") zerosAreFraction++;
      } else {
        skipped += appendZeros(zeros - zerosAreFraction, false) + appendZeros(zerosAreFraction, true);
        zeros = zerosAreFraction = 0;
        skipped += appendDigit(BigInt(c - 48), part === "fraction");
      }
    } else if (c === 46 && part === "integer") {
      part = "fraction";
    } else if ((c | 32) === 101 && part !== "exponent") {
      part = "exponent";
      const sign = text[i + 1];
      if (sign === "+" || sign === "-") {
        negative = sign === "-";
        i++;
      }
      if (i + 1 >= text.length) return undefined;
    } else if (c !== 95) break;
  }
  exponent = (negative ? -exponent : exponent) + skipped + zeros - zerosAreFraction;
  return { value: decimalValue(mantissa, exponent), end: i };

  /** Adds one digit; gives what the exponent changes by. */
  function appendDigit(digit: bigint, fraction: boolean): number {
    if (mantissa >= MANTISSA_MAX) return fraction ? 0 : 1;
    mantissa = mantissa * 10n + digit;
    return fraction ? -1 : 0;
  }

  function appendZeros(count: number, fraction: boolean): number {
    let change = 0;
    // leading zeros of the mantissa need no work
    if (mantissa === 0n) return fraction ? -count : 0;
    for (let n = 0; n < count; n++) change += appendDigit(0n, fraction);
    return change;
  }
}

function decimalValue(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n) return 0;
  if (exponent === 0) return Number(mantissa);
  if (exponent > EXPONENT_LIMIT) return Infinity;
  if (exponent < -EXPONENT_LIMIT) return 0;
  return toDouble(scale(round64(mantissa, 0, false), exponent));
}
