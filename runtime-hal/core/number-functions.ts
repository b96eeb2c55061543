/**
 * The built-in functions on numbers that are no operators: `round`, `pow` with three arguments, `divmod`.
 */

import { typeError, unsupportedTypes, zeroDivision } from "./exceptions.js";
import { maybeFloat, toFloat } from "./float.js";
import { powFloat } from "./exp-log.js";
import { intArgument } from "./int-argument.js";
import { intFloorDiv, intFromFloat, intMod, intPow, intPow3, intSub, intAdd, type Int } from "./int-arith.js";
import { floatDivmod } from "./number-binary.js";
import { call } from "./function.js";
import { lookupMethod } from "./attributes.js";
import { NOT_IMPLEMENTED, PyFloat, PyTuple } from "./objects.js";
import { unwrap } from "./type.js";
import type { Value } from "./value.js";

/** The int that a value is (int, bool or a class derived from int), else `undefined`. */
function plainInt(v: Value): Int | undefined {
  const plain: Value = unwrap(v);
  if (typeof plain === "boolean") return Number(plain);
  return typeof plain === "number" || typeof plain === "bigint" ? plain : undefined;
}

/** To the nearest integer, halves to the even one. */
function roundHalfEven(v: number): number {
  const floor = Math.floor(v);
  const rest = v - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Of digits 0 to 22: powers of ten that are floats without rounding. */
const POWERS_OF_TEN = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** `round(x)` of a float; OverflowError and ValueError for what is no number. */
export function roundFloat(x: number): Int {
  return intFromFloat(Math.abs(x) < 2 ** 52 ? roundHalfEven(x) : x);
}

/** `round(x, digits)` of a float, as a bare number. */
export function roundFloatTo(x: number, digits: number): number {
  const factor = POWERS_OF_TEN[digits] ?? powFloat(10, digits);
  const scaled = x * factor;
  const whole = Math.abs(scaled) < 2 ** 52 ? roundHalfEven(scaled) : scaled;
  // a negative number that becomes zero keeps its sign
  return (whole === 0 && (scaled < 0 || Object.is(scaled, -0)) ? -0 : whole) / factor;
}

/** `round(v)` and `round(v, digits)`. */
export function round(v: Value, digits?: Value): Value {
  if (typeof v === "number" || typeof v === "bigint")
    return digits === undefined ? v : roundInt(v, intArgument(digits));
  const x = toFloat(v);
  return digits === undefined ? roundFloat(x) : new PyFloat(roundFloatTo(x, intArgument(digits)));
}

function roundInt(v: Int, digits: number): Int {
  if (digits >= 0) return v;
  const unit = intPow(10, -digits);
  const half = intFloorDiv(unit, 2);
  const rest = intMod(v, unit);
  const down = intSub(v, rest);
  if (rest < half) return down;
  if (rest > half) return intAdd(down, unit);
  return intMod(intFloorDiv(v, unit), 2) === 0 ? down : intAdd(down, unit);
}

/** `pow(a, b, m)`. */
export function powModulo(a: Value, b: Value, m: Value): Int {
  const isInt = (v: Value): boolean => typeof v === "number" || typeof v === "bigint";
  if (!isInt(a) || !isInt(b) || !isInt(m)) throw typeError("pow() with 3 arguments requires integers");
  return intPow3(a, b, m);
}

/** `divmod(a, b)`. */
export function divmod(a: Value, b: Value): Value {
  // Only the left operand is asked: MicroPython has no reflected form of this one.
  const own: Value = a?.type$?.isUser ? lookupMethod(a, "__divmod__") : undefined;
  if (own !== undefined) {
    const result = call(own, a, b);
    if (result !== NOT_IMPLEMENTED) return result;
    throw unsupportedTypes("__divmod__", a, b);
  }
  const x = plainInt(a);
  const y = plainInt(b);
  if (x !== undefined && y !== undefined) return new PyTuple([intFloorDiv(x, y), intMod(x, y)]);
  const left = x !== undefined || unwrap(a) instanceof PyFloat ? maybeFloat(a) : undefined;
  const right = maybeFloat(b);
  if (left === undefined || right === undefined)
    throw unsupportedTypes("__divmod__", typeof a === "boolean" ? 1 : a, b);
  if (right === 0) throw zeroDivision();
  const parts = floatDivmod(left, right);
  return new PyTuple([new PyFloat(parts[0]), new PyFloat(parts[1])]);
}
