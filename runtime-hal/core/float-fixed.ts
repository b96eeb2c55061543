/** The format `f` in floats only, which is what most programs print floats in. The general way in `float-format.ts` takes ten times as long. */

import { productError } from "./double-double.js";
import { formatFloat, POWERS } from "./float-format.js";

/** `formatFloat` in format `f`; `sign` is put before what is not negative. */
export function formatFixed(value: number, precision: number, sign = ""): string {
  const isNegative = value < 0 || (value === 0 && 1 / value < 0);
  const text = quickFixed(isNegative ? -value : value, precision < 0 ? 6 : precision);
  if (text === undefined) return formatFloat(value, "f", precision, sign);
  return isNegative ? "-" + text : sign + text;
}

/**
 * The text of a positive float where the digits are few enough that the scaled value is exact as a sum of two floats.
 * `undefined` for others, and where a rounding is too close to call.
 */
function quickFixed(value: number, precision: number): string | undefined {
  if (precision > 15) return undefined;
  const power = POWERS[precision + 10];
  const product = value * power;
  // sixteen digits at most, all of them exact
  if (!(product < 2 ** 53)) return undefined;
  const floor = Math.floor(product);
  const near = product - floor;
  // As a small int is wrong by far less than that, there is no question which way it is rounded.
  if (product < 2e9 && (near < 0.49 || near > 0.51))
    return withPoint("" + ((near < 0.5 ? floor : floor + 1) | 0), precision);
  const rest = near + productError(value, power);
  if (rest !== 0.5 && Math.abs(rest - 0.5) < 0.01) return undefined;
  return withPoint(String(floor + Math.floor(rest + 0.5)), precision);
}

/** Digits with a point in front of the last `places` of them. */
function withPoint(digits: string, places: number): string {
  if (places === 0) return digits;
  const padded = digits.length > places ? digits : digits.padStart(places + 1, "0");
  const point = padded.length - places;
  return padded.slice(0, point) + "." + padded.slice(point);
}
