/** Comparisons where only their truth counts: JavaScript booleans. */

import * as comparison from "./comparison.js";
import { truth } from "./operators.js";
import type { Value } from "./value.js";

/** `item in container`, operands in order of evaluation. */
export function isIn(item: Value, container: Value): boolean {
  return comparison.contains(container, item);
}

export function isEq(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a === b;
  if (typeof a === "string" && typeof b === "string") return a === b;
  return comparison.eq(a, b);
}
export function isNe(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a !== b;
  if (typeof a === "string" && typeof b === "string") return a !== b;
  return truth(comparison.ne(a, b));
}
/** Order of strs. */
export const strLt: (a: string, b: string) => boolean = comparison.stringLess;
export const strLe = (a: string, b: string): boolean => !comparison.stringLess(b, a);
export const strGt = (a: string, b: string): boolean => comparison.stringLess(b, a);
export const strGe = (a: string, b: string): boolean => !comparison.stringLess(a, b);

export function isLt(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return strLt(a, b);
  return truth(comparison.lt(a, b));
}
export function isLe(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  if (typeof a === "string" && typeof b === "string") return strLe(a, b);
  return truth(comparison.le(a, b));
}
export function isGt(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a > b;
  if (typeof a === "string" && typeof b === "string") return strGt(a, b);
  return truth(comparison.gt(a, b));
}
export function isGe(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a >= b;
  if (typeof a === "string" && typeof b === "string") return strGe(a, b);
  return truth(comparison.ge(a, b));
}
