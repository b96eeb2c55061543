/**
 * The formats e and g in floats only, for so few digits that the scaled value is exact as a sum of two floats: what programs
 * print with `%g` or `{:.3e}`. The general way in `float-format.ts` takes ten times as long.
 */

import { productError } from "./double-double.js";
import { formatFixed } from "./float-fixed.js";
import { decimalExponent, formatFloat, POWERS, withoutZeros } from "./float-format.js";

/** As many digits as any float holds. */
const FEW_DIGITS = 15;
/** Powers of ten up to this are floats without rounding. */
const EXACT_POWER = 22;

/** A positive float as so many digits, an integer; `undefined` where its last digit is too close to call. */
function digitsOf(v: number, count: number, exponent: number): number | undefined {
  const scale = count - 1 - exponent;
  if (scale > EXACT_POWER || scale < -EXACT_POWER) return undefined;
  const power = POWERS[10 + Math.abs(scale)] as number;
  const scaled = scale < 0 ? v / power : v * power;
  const floor = Math.floor(scaled);
  const rest =
    scale < 0
      ? (v - floor * power - productError(floor, power)) / power
      : scaled - floor + productError(v, power);
  return Math.abs(rest - 0.5) < 0.01 ? undefined : floor + Math.floor(rest + 0.5);
}

/** `formatFloat`, with a way of its own for the formats f, e and g. */
export function formatNumber(value: number, format: string, precision: number, sign: string): string {
  if (format === "f") return formatFixed(value, precision, sign);
  const lower = format.toLowerCase();
  if (value === 0 || (lower !== "e" && lower !== "g") || !isFinite(value))
    return formatFloat(value, format, precision, sign);
  const text = shortDigits(Math.abs(value), lower === "g", precision < 0 ? 6 : precision);
  if (text === undefined) return formatFloat(value, format, precision, sign);
  return (value < 0 ? "-" : sign) + (format === lower ? text : text.toUpperCase());
}

function shortDigits(v: number, isGeneral: boolean, precision: number): string | undefined {
  const count = isGeneral && precision > 0 ? precision : precision + 1;
  if (count > FEW_DIGITS) return undefined;
  let exponent = decimalExponent(v);
  const mantissa = digitsOf(v, count, exponent);
  if (mantissa === undefined) return undefined;
  let digits = String(mantissa);
  // Rounding up may have made one digit more.
  if (digits.length > count) {
    digits = digits.slice(0, count);
    exponent++;
  }
  if (digits.length < count) return undefined;
  if (isGeneral && exponent >= -4 && (exponent < precision || exponent === 0)) {
    if (exponent < 0) return withoutZeros("0." + "0".repeat(-exponent - 1) + digits);
    return exponent + 1 < count
      ? withoutZeros(digits.slice(0, exponent + 1) + "." + digits.slice(exponent + 1))
      : digits;
  }
  const shown = count > 1 ? digits.slice(0, 1) + "." + digits.slice(1) : digits;
  const power = String(Math.abs(exponent)).padStart(2, "0");
  return (isGeneral && count > 1 ? withoutZeros(shown) : shown) + (exponent < 0 ? "e-" : "e+") + power;
}
