/**
 * Hyperbolic functions and their inverses that JavaScript computes a little differently from the C library: the same
 * formulas over better exponentials and logarithms.
 */

import { exp, log } from "../../runtime-hal/core/exp-log.js";

export function cosh(v: number): number {
  const x = Math.abs(v);
  if (x < Math.LN2 / 2) {
    const t = Math.expm1(x);
    return 1 + (t * t) / (2 + t + t);
  }
  if (x < 22) {
    const t = exp(x);
    return 0.5 * t + 0.5 / t;
  }
  if (x < 709) return 0.5 * exp(x);
  const half = exp(0.5 * x);
  return 0.5 * half * half;
}

export function asinh(v: number): number {
  const x = Math.abs(v);
  if (!(x > 2 ** -28 && x < Infinity)) return v;
  let w: number;
  if (x > 2 ** 28) w = log(x) + Math.LN2;
  else if (x > 2) w = log(2 * x + 1 / (Math.sqrt(x * x + 1) + x));
  else w = Math.log1p(x + (x * x) / (1 + Math.sqrt(1 + x * x)));
  return v < 0 ? -w : w;
}

export function acosh(x: number): number {
  if (!(x > 1 && x < Infinity)) return Math.acosh(x);
  if (x > 2 ** 28) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return Math.log1p(t + Math.sqrt(2 * t + t * t));
}
