/**
 * Elementary functions for `math` and `cmath`.
 */

export const { sin, cos, tan, asin, acos, atan, exp, log, log2, cosh, asinh, acosh, atan2 } = Math;

/** V8's `log10` misses some powers of ten. */
export function log10(x: number): number {
  const r = Math.log10(x);
  const whole = Math.round(r);
  return Number("1e" + whole) === x ? whole : r;
}
