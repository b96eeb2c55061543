/** The start, end and step of `for` loops over `range(…)`, which count without a range object. */

import * as comparison from "./comparison.js";
import { overflowError, valueError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { PyFloat } from "./objects.js";
import type { Value } from "./value.js";

/** Start of a range loop. */
export function rangeInt(v: Value): number {
  const n = rangeEnd(v);
  if (n > FARTHEST_START || n < -FARTHEST_START)
    throw overflowError("for loop over a range that starts beyond 2**52: use while");
  return n;
}
/** From here on a counter that is a JavaScript number would come to where adding 1 changes nothing. */
const FARTHEST_START = 2 ** 52;
/** End of a range loop; a loop that ends too far away to be counted is not run to its end by anybody. */
export function rangeEnd(v: Value): number {
  return typeof v === "number" ? v : Number(intArgument(v));
}
/**
 * Start and end of a `for` statement over a range with a constant step, which MicroPython counts with `<` (with `>` if it falls):
 * an end may be a float, and the comparison refuses what is no number.
 */
export function loopStart(v: Value, falls?: boolean): number {
  if (typeof v !== "number" && !(v instanceof PyFloat)) (falls ? comparison.gt : comparison.lt)(v, 0);
  return rangeInt(v);
}
export function loopEnd(v: Value, falls?: boolean): number {
  if (typeof v === "bigint") return Number(v);
  if (v instanceof PyFloat) return v.v;
  if (typeof v !== "number") (falls ? comparison.gt : comparison.lt)(0, v);
  return rangeEnd(v);
}
export function rangeStep(v: Value): number {
  const step = rangeInt(v);
  if (step === 0) throw valueError("range() arg 3 must not be zero");
  return step;
}
