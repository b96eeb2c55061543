/**
 * Binary operators on plain numbers: int, bool and float in any mixture. The slow path of `operators.ts`, and what the
 * slots of the number types use. Everything follows MicroPython: an int that meets a float is made a float first, also
 * for comparisons.
 */

import { complexPow } from "./complex-arith.js";
import { zeroDivision } from "./exceptions.js";
import { powFloat } from "./exp-log.js";
import {
  intAdd,
  intAnd,
  intFloorDiv,
  intMod,
  intMul,
  intOr,
  intPow,
  intShl,
  intShr,
  intSub,
  intToFloat,
  intXor,
  type Int,
} from "./int-arith.js";
import { PyFloat } from "./objects.js";
import type { BinaryOp, CompareOp, Value } from "./value.js";

/** An int, a bool or a float. */
export type PlainNumber = Int | boolean | PyFloat;

/** `a op b`, or `undefined` if the operator does not exist for these operands. */
export function binaryNumber(op: BinaryOp | CompareOp, a: PlainNumber, b: PlainNumber): Value | undefined {
  if (typeof a === "boolean") a = Number(a);
  if (typeof b === "boolean") b = Number(b);
  if (a instanceof PyFloat) return floatBinary(op, a.v, b instanceof PyFloat ? b.v : intToFloat(b));
  if (b instanceof PyFloat) return floatBinary(op, intToFloat(a), b.v);
  return intBinary(op, a, b);
}

function intBinary(op: BinaryOp | CompareOp, a: Int, b: Int): Value | undefined {
  switch (op) {
    case "+":
      return intAdd(a, b);
    case "-":
      return intSub(a, b);
    case "*":
      return intMul(a, b);
    case "/":
      if (b === 0) throw zeroDivision();
      return new PyFloat(intToFloat(a) / intToFloat(b));
    case "//":
      return intFloorDiv(a, b);
    case "%":
      return intMod(a, b);
    case "**":
      return b < 0 ? floatBinary("**", intToFloat(a), intToFloat(b)) : intPow(a, b);
    case "<<":
      return intShl(a, b);
    case ">>":
      return intShr(a, b);
    case "&":
      return intAnd(a, b);
    case "|":
      return intOr(a, b);
    case "^":
      return intXor(a, b);
    case "==":
      return a === b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return undefined;
  }
}

/** The same for two floats. */
export function floatBinary(op: BinaryOp | CompareOp, a: number, b: number): Value | undefined {
  switch (op) {
    case "+":
      return new PyFloat(a + b);
    case "-":
      return new PyFloat(a - b);
    case "*":
      return new PyFloat(a * b);
    case "/":
      if (b === 0) throw zeroDivision();
      return new PyFloat(a / b);
    case "//":
      if (b === 0) throw zeroDivision();
      return new PyFloat(floatDivmod(a, b)[0]);
    case "%":
      if (b === 0) throw zeroDivision();
      return new PyFloat(floatMod(a, b));
    case "**":
      if (a === 0 && b < 0 && b !== -Infinity) throw zeroDivision();
      if (a < 0 && b !== Math.floor(b) && b === b) return complexPow(a, 0, b, 0);
      return new PyFloat(powFloat(a, b));
    case "==":
      return a === b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return undefined;
  }
}

/** `value` with the sign of `sign`. */
export function copySign(value: number, sign: number): number {
  const negative = sign < 0 || Object.is(sign, -0);
  return negative ? -Math.abs(value) : Math.abs(value);
}

/** `a % b` with the sign of `b`, which is not 0. */
export function floatMod(a: number, b: number): number {
  const r = a % b;
  if (r === 0) return copySign(0, b);
  return r < 0 !== b < 0 ? r + b : r;
}

/** Quotient rounded down and remainder of floats; `b` is not 0. */
export function floatDivmod(a: number, b: number): [number, number] {
  let mod = a % b;
  let div = (a - mod) / b;
  if (mod === 0) {
    mod = copySign(0, b);
  } else if (mod < 0 !== b < 0) {
    mod += b;
    div -= 1;
  }
  if (div === 0) return [copySign(0, a / b), mod];
  let floor = Math.floor(div);
  if (div - floor > 0.5) floor += 1;
  return [floor, mod];
}
