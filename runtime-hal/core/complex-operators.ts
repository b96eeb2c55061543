/** Complex numbers for compiled code: sums and products without a look for who else could do them, where other numbers go the general way. */

import { toComplex } from "./complex.js";
import { PyComplex } from "./objects.js";
import { add, mul, sub } from "./operators.js";
import type { Value } from "./value.js";

/** The complex number with these parts. */
export const complexOf = (re: number, im: number): PyComplex => new PyComplex(re, im);

export const isComplex = (v: Value): boolean => v instanceof PyComplex;

/** Any number as a complex one. */
export const complexFrom = (v: Value): PyComplex => (v instanceof PyComplex ? v : toComplex(v));

export function complexAdd(a: Value, b: Value): Value {
  return a instanceof PyComplex && b instanceof PyComplex
    ? new PyComplex(a.re + b.re, a.im + b.im)
    : add(a, b);
}

export function complexSub(a: Value, b: Value): Value {
  return a instanceof PyComplex && b instanceof PyComplex
    ? new PyComplex(a.re - b.re, a.im - b.im)
    : sub(a, b);
}

export function complexMul(a: Value, b: Value): Value {
  return a instanceof PyComplex && b instanceof PyComplex
    ? new PyComplex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
    : mul(a, b);
}
