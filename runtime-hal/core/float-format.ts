/**
 * Text of floats: `repr()` and the formats e, f, g. Follows the unix port digit by digit: it computes at most 19 digits
 * (the rest are zeros), starts with 16 where more are asked for and adds one until the text reads back as the same
 * float; and its buffer of 33 characters turns long `f` formats into `g`. So `9.7` shows as `9.699999999999999` here too.
 */

import { productError } from "./double-double.js";
import { parseDecimal, scaledInteger } from "./decimal.js";

/** As precision: as many digits as are needed. */
export const REPR_PRECISION = 99;

const BUFFER = 33;
const MAX_DIGITS = 19;
const SAFE_DIGITS = 16;
/** Largest exponent that `repr` writes with zeros instead. */
const REPR_ZEROS = 16;

type Mode = "e" | "f" | "g";

/** Everything that is settled before digits are made. */
interface Layout {
  readonly mode: Mode;
  readonly upper: boolean;
  readonly maxExponentZeros: number;
  readonly maxDigits: number;
  readonly leadZeros: number;
  readonly trailZeros: number;
}

/** Powers of ten from 1e-10 to 1e22. */
export const POWERS = Array.from({ length: 33 }, (_, i) => Number(`1e${i - 10}`));

/** Largest `n` with `10 ** n <= v`, for a positive float. */
export function decimalExponent(v: number): number {
  if (v >= 1e-9 && v < 1e21) {
    const n = Math.floor(Math.log10(v));
    return POWERS[n + 10] > v ? n - 1 : POWERS[n + 11] <= v ? n + 1 : n;
  }
  const text = v.toExponential();
  return Number(text.slice(text.indexOf("e") + 1));
}

function layOut(format: string, precision: number, exponent: number, room: number): Layout {
  const lower = format.toLowerCase();
  let mode: Mode = lower === "f" ? "f" : lower === "g" ? "g" : "e";
  let digits = precision < 0 ? 6 : precision;
  let maxExponentZeros = Math.min(digits, room - 3);
  if (digits === REPR_PRECISION) {
    digits = MAX_DIGITS;
    maxExponentZeros = REPR_ZEROS;
  }
  if (mode === "f" && exponent > 0 && exponent + digits + 2 > room) {
    mode = "g";
    digits++;
  }
  let leadZeros = 0;
  if (mode === "f") {
    digits = Math.min(digits, room - 3);
    if (exponent >= 0) digits += exponent + 1;
    else if (digits > 2 && exponent < -2) {
      leadZeros = Math.min(-exponent, digits) - 2;
      digits -= leadZeros;
    } else digits++;
  } else if (mode === "e" || digits === 0) digits++;
  let trailZeros = 0;
  if (digits > MAX_DIGITS) {
    trailZeros = digits - MAX_DIGITS;
    digits = MAX_DIGITS;
  }
  trailZeros = Math.min(trailZeros, room - digits - (mode === "f" ? 3 : 8));
  return { mode, upper: format !== lower, maxExponentZeros, maxDigits: digits, leadZeros, trailZeros };
}

/** Digits, point, zeros and exponent. `point`: digits before the point less one, Infinity for no point. */
function writeDigits(
  mantissa: bigint,
  digitCount: number,
  zeros: number,
  point: number,
  exponent: number,
  layout: Layout,
): string {
  const { mode } = layout;
  let count = digitCount;
  let e = exponent;
  let value = mantissa;
  let text = layout.leadZeros > 0 && point === Infinity ? "0." + "0".repeat(layout.leadZeros) : "";

  // rounding up may have made one digit more
  if (value !== 0n && value >= 10n ** BigInt(count)) {
    if (mode === "f") {
      count++;
      point++;
    } else {
      value /= 10n;
      e++;
    }
  }

  let hasPoint = point === Infinity;
  if (mode === "g" && e > 0 && e < layout.maxExponentZeros) {
    point += e;
    if (point >= count) zeros = point - (count - 1);
    e = 0;
  } else if (mode === "g" && e < 0 && e >= -4) {
    text += "0." + "0".repeat(-e - 1);
    while (e < 0 && value % 10n === 0n) {
      value /= 10n;
      count--;
      e++;
    }
    point = Infinity;
    hasPoint = true;
    e = 0;
  }

  const digits = value
    .toString()
    .padStart(count, "0")
    .slice(-count || undefined);
  if (count <= 0) text += "";
  else if (point + 1 < count) {
    text += digits.slice(0, point + 1) + "." + digits.slice(point + 1);
    hasPoint = true;
  } else text += digits;

  if (zeros > 0) {
    const beforePoint = point - (count - 1);
    if (beforePoint >= 0 && beforePoint < zeros) {
      text += "0".repeat(beforePoint) + "." + "0".repeat(zeros - beforePoint);
      hasPoint = true;
    } else text += "0".repeat(zeros);
  }
  if (mode === "g" && hasPoint) text = text.replace(/\.?0*$/, "");
  if (mode === "e" || (mode === "g" && e !== 0)) {
    text += (layout.upper ? "E" : "e") + (e < 0 ? "-" : "+") + String(Math.abs(e)).padStart(2, "0");
  }
  return text;
}

/**
 * The format `f` in floats only, where the digits are few enough that the scaled value is exact as a sum of two floats.
 * `undefined` for others, and where a rounding is too close to call.
 */
function quickFixed(value: number, precision: number): string | undefined {
  if (precision > 15) return undefined;
  const power = POWERS[precision + 10];
  const product = value * power;
  // sixteen digits at most, all of them exact
  if (product >= 2 ** 53) return undefined;
  const floor = Math.floor(product);
  const rest = product - floor + productError(value, power);
  if (rest !== 0.5 && Math.abs(rest - 0.5) < 0.01) return undefined;
  const digits = String(floor + Math.floor(rest + 0.5));
  if (precision === 0) return digits;
  const padded = digits.length > precision ? digits : digits.padStart(precision + 1, "0");
  return padded.slice(0, -precision) + "." + padded.slice(-precision);
}

/**
 * `value` in format `e`, `f` or `g` (upper case: `E`, `INF`, `NAN`); `precision` -1 means 6. `sign` is put before what
 * is not negative, `""` for nothing.
 */
export function formatFloat(value: number, format: string, precision: number, sign: string): string {
  let prefix = sign;
  if (value < 0 || Object.is(value, -0)) {
    prefix = "-";
    value = -value;
  }
  const upper = format < "a";
  if (value === Infinity) return prefix + (upper ? "INF" : "inf");
  if (value !== value) return prefix + (upper ? "NAN" : "nan");

  if (format === "f" || format === "F") {
    const quick = quickFixed(value, precision < 0 ? 6 : precision);
    if (quick !== undefined) return prefix + quick;
  }
  const exponent = value === 0 ? 0 : decimalExponent(value);
  const layout = layOut(format, precision, exponent, prefix === "" ? BUFFER : BUFFER - 1);
  const { mode, maxDigits } = layout;
  for (let count = Math.min(SAFE_DIGITS, maxDigits); ; count++) {
    let scale = 0;
    let point = 0;
    if (value === 0) {
      // nothing to scale
    } else if (mode === "f") {
      scale = count - 1;
      if (exponent >= 0) {
        scale -= exponent;
        point = exponent;
      } else if (layout.leadZeros > 0) {
        scale += layout.leadZeros + 1;
        point = Infinity;
      }
    } else {
      scale = count - exponent - 1;
    }
    const mantissa = scaledInteger(value, scale);
    const text = writeDigits(mantissa, count, layout.trailZeros + maxDigits - count, point, exponent, layout);
    if (count >= maxDigits || parseDecimal(text, 0)?.value === value) return prefix + text;
  }
}

const bitsOf = new DataView(new ArrayBuffer(8));

/** Half the distance from positive `v` to the next float. */
function halfUlp(v: number): number {
  bitsOf.setFloat64(0, v);
  return 2 ** ((bitsOf.getUint16(0) >> 4) - 1076);
}

/**
 * The general way in floats only, for the sizes where the scaled value is exact as a sum of two floats. `undefined`
 * where a rounding is too close to call. Ten times faster, and what nearly every program prints.
 */
function quickRepr(v: number): string | undefined {
  const exponent = decimalExponent(v);
  for (let count = SAFE_DIGITS; count <= SAFE_DIGITS + 1; count++) {
    const scale = count - 1 - exponent;
    if (scale < 0 || scale > 22) return undefined;
    const power = POWERS[scale + 10];
    const product = v * power;
    const floor = Math.floor(product);
    const rest = product - floor + productError(v, power);
    const up = Math.floor(rest + 0.5);
    const distance = Math.abs(rest - up);
    // Up to five roundings to 64 bits, each by 2 ** -11 for sixteen digits.
    if (distance > (count === SAFE_DIGITS ? 0.497 : 0.49)) return undefined;
    const limit = halfUlp(v) * power;
    if (distance > limit * 1.01) continue;
    if (distance > limit * 0.99) return undefined;
    // The halves are small ints, which have their text sooner than a float, and exact where the whole is not.
    const high = Math.floor(floor / 1e8);
    const low = floor - high * 1e8 + up;
    const carry = Math.floor(low / 1e8);
    const mantissa = high + carry + String(low - carry * 1e8).padStart(8, "0");
    return shortText(mantissa, exponent + mantissa.length - count);
  }
  return undefined;
}

/** Digits with a decimal point after the first, times `10 ** e`, in the form of `repr`. */
function shortText(mantissa: string, e: number): string {
  let end = mantissa.length;
  while (end > 0 && mantissa.charCodeAt(end - 1) === 48) end--;
  const digits = mantissa.slice(0, end);
  if (e < -4 || e >= REPR_ZEROS) {
    const point = digits.length > 1 ? "." : "";
    return `${digits[0]}${point}${digits.slice(1)}e${e < 0 ? "-" : "+"}${String(Math.abs(e)).padStart(2, "0")}`;
  }
  if (e < 0) return "0." + "0".repeat(-e - 1) + digits;
  if (digits.length <= e + 1) return digits.padEnd(e + 1, "0") + ".0";
  return digits.slice(0, e + 1) + "." + digits.slice(e + 1);
}

/** `repr()` of a float. */
export function floatRepr(v: number): string {
  if (Number.isInteger(v) && v < 1e15 && v > -1e15) return Object.is(v, -0) ? "-0.0" : v + ".0";
  const quick = v < 0 ? quickRepr(-v) : v === v ? quickRepr(v) : undefined;
  if (quick !== undefined) return v < 0 ? "-" + quick : quick;
  const text = formatFloat(v, "g", REPR_PRECISION, "");
  return /[.en]/.test(text) ? text : text + ".0";
}
