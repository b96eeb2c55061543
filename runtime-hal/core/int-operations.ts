/** Arithmetic of what are ints for certain, and numbers made of texts, with the types that emitted code knows: any value. */

import { floatType } from "./float.js";
import { floatIfAny } from "./float-parse.js";
import { intType } from "./int.js";
import * as ints from "./int-arith.js";
import * as parse from "./int-parse.js";
import { callType } from "./type.js";
import type { Value } from "./value.js";

type IntOperator = (a: Value, b: Value) => Value;
export const intAdd: IntOperator = ints.intAdd;
export const intSub: IntOperator = ints.intSub;
export const intMul: IntOperator = ints.intMul;
export const intFloorDiv: IntOperator = ints.intFloorDiv;
export const intMod: IntOperator = ints.intMod;
export const intAnd: IntOperator = ints.intAnd;
export const intOr: IntOperator = ints.intOr;
export const intXor: IntOperator = ints.intXor;
export const intShl: IntOperator = ints.intShl;
export const intShr: IntOperator = ints.intShr;
export const intLow: (a: Value) => number = ints.intLow;
export const intLowShl: (a: Value, n: Value) => number = ints.intLowShl;

/** `int(text)`, `int(text, base)`; with `IfAny` they are `undefined` for what is no number, in front of an `except ValueError`. */
export const intOfStr: (text: string) => Value = parse.intOfStr;
export const intOfDigits: (text: string, base: number) => Value = parse.parseInteger;
export const intIfAny: (text: string) => Value = parse.intIfAny;
export const digitsIfAny: (text: string, base: number) => Value = parse.digitsIfAny;

/** `int(v)`, `undefined` for a str that is no number. */
export function anyIntIfAny(v: Value): Value {
  return typeof v === "string" ? parse.intIfAny(v) : callType(intType, [v], null);
}

/** `float(v)`, `undefined` for a str that is no number. */
export function anyFloatIfAny(v: Value): Value {
  return typeof v === "string" ? floatIfAny(v) : callType(floatType, [v], null);
}
