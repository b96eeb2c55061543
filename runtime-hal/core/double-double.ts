/**
 * Numbers of about 106 bits as unevaluated sums of two floats, for elementary functions whose last digit shall be
 * right: JavaScript's own are off by one unit in some percent of all cases, which shows in `print`. Functions leave
 * their results in `out`, so that nothing is allocated.
 */

/** Results: `out[0] + out[1]`; functions of two results use `out[2] + out[3]` as well. */
export const out = new Float64Array(4);

const SPLITTER = 134217729;

/** What `a * b` rounds away. */
export function productError(a: number, b: number): number {
  const s = a * SPLITTER;
  const ah = s - (s - a);
  const al = a - ah;
  const t = b * SPLITTER;
  const bh = t - (t - b);
  const bl = b - bh;
  return al * bl - (a * b - ah * bh - al * bh - ah * bl);
}

/** What `a + b`, already computed as `sum`, rounds away. */
export function sumError(a: number, b: number, sum: number): number {
  const t = sum - a;
  return a - (sum - t) + (b - t);
}

/** Products `(ah + al) * (bh + bl)`. */
export function multiply(ah: number, al: number, bh: number, bl: number): void {
  const p = ah * bh;
  const e = productError(ah, bh) + (ah * bl + al * bh);
  out[0] = p + e;
  out[1] = e - (out[0] - p);
}
