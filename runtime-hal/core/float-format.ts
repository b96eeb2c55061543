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
  if (mode === "g" && hasPoint) text = withoutZeros(text);
  if (mode === "e" || (mode === "g" && e !== 0)) {
    text += (layout.upper ? "E" : "e") + (e < 0 ? "-" : "+") + String(Math.abs(e)).padStart(2, "0");
  }
  return text;
}

/**
 * `value` in format `e`, `f` or `g` (upper case: `E`, `INF`, `NAN`); `precision` -1 means 6. `sign` is put before what
 * is not negative, `""` for nothing. `float-fixed.ts` and `float-digits.ts` have shorter ways.
 */
export function formatFloat(value: number, format: string, precision: number, sign: string): string {
  let prefix = sign;
  if (value < 0 || (value === 0 && 1 / value < 0)) {
    prefix = "-";
    value = -value;
  }
  if (!(value < Infinity)) {
    const name = value === Infinity ? "inf" : "nan";
    return prefix + (format < "a" ? name.toUpperCase() : name);
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

/** 2 ** 52 + 1 */
const NEXT_PLACES = 4503599627370497;
/** 2 ** -53 */
const HALF_PLACE = Number.EPSILON / 2;

/** Half the distance from positive `v` to the next float; Rump's way to the unit in the first place, for ordinary sizes. */
function halfUlp(v: number): number {
  const q = v * NEXT_PLACES;
  return (q - q * (1 - HALF_PLACE)) * HALF_PLACE;
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
    const distance = Math.abs(rest - Math.floor(rest + 0.5));
    // Up to five roundings to 64 bits, each by 2 ** -11 for sixteen digits.
    if (distance > (count === SAFE_DIGITS ? 0.497 : 0.49)) return undefined;
    const limit = halfUlp(v) * power;
    if (distance > limit * 1.01) continue;
    if (distance > limit * 0.99) return undefined;
    return exponent < -4
      ? withoutZeros(v.toExponential(count - 1).slice(0, -3)) + "e-0" + -exponent
      : withoutZeros(v.toPrecision(count));
  }
  return undefined;
}

/** Digits with a point somewhere, without zeros at their end, nor a point there. */
export function withoutZeros(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return text.slice(0, text.charCodeAt(end - 1) === 46 ? end - 1 : end);
}

/**
 * Is a positive float the nearest one to a decimal of a few places, and are its sixteen digits those of this decimal and
 * zeros? Then it has the text that JavaScript gives it, as that is the shortest one that reads back.
 */
function isShort(v: number): boolean {
  if (v < 0.01 || v >= 1e9) return false;
  const scale = v < 10000 ? 1e9 : 1e6;
  const scaled = v * scale;
  const decimal = Math.round(scaled);
  if (decimal / scale !== v) return false;
  const decade = v < 1 || v >= 100 ? (POWERS[decimalExponent(v) + 10] as number) : v < 10 ? 1 : 10;
  const away = Math.abs(scaled - decimal + productError(v, scale));
  // MicroPython reads a decimal that is nearly as far from the next float as that one.
  return away < decade * scale * 0.49e-15 && away < halfUlp(v) * scale * 0.99;
}

/** `repr()` of a float. */
export function floatRepr(v: number): string {
  if (v === Math.floor(v) && v < 1e16 && v > -1e16) return Object.is(v, -0) ? "-0.0" : v + ".0";
  if (isShort(v < 0 ? -v : v)) return "" + v;
  const quick = v < 0 ? quickRepr(-v) : v === v ? quickRepr(v) : undefined;
  if (quick !== undefined) return v < 0 ? "-" + quick : quick;
  const text = formatFloat(v, "g", REPR_PRECISION, "");
  return /[.en]/.test(text) ? text : text + ".0";
}
