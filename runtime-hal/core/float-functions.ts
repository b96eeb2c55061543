/**
 * Functions of floats on bare numbers, as emitted code calls them where the types of the arguments are known: operators
 * that are more than one of JavaScript's, and functions of the modules `builtins` and `math`.
 */

import { valueError, zeroDivision } from "./exceptions.js";
import * as expLog from "./exp-log.js";
import { intFromFloat, intToFloat } from "./int-arith.js";
import { floatDivmod, floatMod } from "./number-binary.js";
import { PyFloat } from "./objects.js";
import { cos, sin } from "./sine.js";
import * as trigonometry from "./trigonometry.js";
import type { Value } from "./value.js";

export { intFromFloat } from "./int-arith.js";
export { roundFloat, roundFloatTo } from "./number-functions.js";

/** A float, int or bool as a bare number. */
export function unboxFloat(v: Value): number {
  return typeof v === "number" ? v : v instanceof PyFloat ? v.v : intToFloat(v);
}

/** `a / b`; ZeroDivisionError. */
export function divFloat(a: number, b: number): number {
  if (b === 0) throw zeroDivision();
  return a / b;
}

/** `a // b`; ZeroDivisionError. */
export function floorDivFloat(a: number, b: number): number {
  if (b === 0) throw zeroDivision();
  return floatDivmod(a, b)[0];
}

/** `a % b`; ZeroDivisionError. */
export function modFloat(a: number, b: number): number {
  if (b === 0) throw zeroDivision();
  return floatMod(a, b);
}

/** A power that is no complex number; ZeroDivisionError. */
export function powBare(a: number, b: number): number {
  if (a === 0 && b < 0 && b !== -Infinity) throw zeroDivision();
  return expLog.powFloat(a, b);
}

/** The result of a function of the module `math`: what is no number though the argument was is refused. */
function inDomain(result: number, x: number): number {
  if (
    result - result !== 0 &&
    ((result !== result && x === x) || (result === result && Math.abs(x) !== Infinity))
  )
    throw valueError("math domain error");
  return result;
}

export const sqrtFloat = (x: number): number => inDomain(Math.sqrt(x), x);
export const sinFloat = (x: number): number => inDomain(sin(x), x);
export const cosFloat = (x: number): number => inDomain(cos(x), x);
export const tanFloat = (x: number): number => inDomain(trigonometry.tan(x), x);
export const asinFloat = (x: number): number => inDomain(trigonometry.asin(x), x);
export const acosFloat = (x: number): number => inDomain(trigonometry.acos(x), x);
export const atanFloat: (x: number) => number = trigonometry.atan;
export const atan2Float: (y: number, x: number) => number = trigonometry.atan2;
export const expFloat = (x: number): number => inDomain(expLog.exp(x), x);
export const log10Float = (x: number): number => inDomain(expLog.log10(x), x);

/** `math.log(x)`, which refuses minus infinity too. */
export function logFloat(x: number): number {
  if (x <= 0) throw valueError("math domain error");
  return expLog.log(x);
}

/** `math.floor(x)`; OverflowError and ValueError for what is no number. */
export const floorFloat = (x: number): Value => intFromFloat(Math.floor(x));
/** `math.ceil(x)`; OverflowError and ValueError for what is no number. */
export const ceilFloat = (x: number): Value => intFromFloat(Math.ceil(x));
