/** Fields and operations that hold and give numbers of several kinds; see `types/twofold.ts`. */

import type { Binary, Call, Compare, GetAttr, IrValue, Primitive, SetAttr, Unary } from "../ir/ops.js";
import { isPresentOperand } from "../primitives/present.js";
import { isNumber, isTwofold, mayBeLarge, mayBeNegative, mayBeZero } from "../types/twofold.js";
import { isCallOf } from "./complex-kinds.js";

/** A field that classes keep as a number with its kind. */
export function isTwofoldField({ object, name }: GetAttr | SetAttr): boolean {
  return object.type.kind === "instance" && object.type.cls.twofoldFields.has(name);
}

/**
 * A sum, a difference or a product whose number is that of bare numbers whatever their kinds are: results that are ints stay small,
 * and zeros among them have no sign.
 */
export function isPlainArithmetic(v: IrValue): v is Binary {
  if (!isArithmetic(v) || mayBeLarge(v.type) || mayBeLarge(v.left.type) || mayBeLarge(v.right.type))
    return false;
  const { operator, left, right } = v;
  if (operator === "+" || operator === "-") return true;
  return operator === "*" && !losesZero(left, right) && !losesZero(right, left);
}

/** A sum, a difference, a product, a square or a negation of numbers that may be of either kind. */
export function isTwofoldOperation(v: IrValue): v is Binary | Unary {
  return isArithmetic(v) || (isNegation(v) && isTwofold(v.type));
}

function isArithmetic(v: IrValue): v is Binary {
  if (v.op !== "Binary" || v.targets !== undefined || !isTwofold(v.type)) return false;
  const { operator, left, right } = v;
  if (!isNumber(left.type) || !isNumber(right.type)) return false;
  return operator === "+" || operator === "-" || operator === "*" || (operator === "**" && isTwo(right));
}

const isTwo = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "int" && v.value.value === 2;

/** The product of two ints may be a zero that bare numbers have a sign for, and ints have not. */
const losesZero = (zero: IrValue, negative: IrValue): boolean =>
  mayBeZero(zero.type) && mayBeNegative(negative.type);

/** `min` and `max` of two numbers, which bare numbers are enough to compare. */
export const isChoice = (v: IrValue): v is Call & { args: [IrValue, IrValue] } =>
  (isCallOf(v, "min") || isCallOf(v, "max")) && v.args.length === 2 && isComparable(v.args[0]!, v.args[1]!);

/** Two large ints may be different, and the same as bare numbers. */
export const isComparable = (a: IrValue, b: IrValue): boolean =>
  isNumber(a.type) && isNumber(b.type) && !(mayBeLarge(a.type) && mayBeLarge(b.type));

/** `abs` of what is not a large int. */
export const isAbsolute = (v: IrValue): v is Call & { args: [IrValue] } =>
  isCallOf(v, "abs") && v.args.length === 1 && isNumber(v.args[0]!.type) && !mayBeLarge(v.args[0]!.type);

/** `x is None` and the like; nothing but None is equal to None among numbers. */
export const isNoneTest = ({ operator, right }: Compare): boolean =>
  NONE_TESTS.has(operator) && right.op === "Const" && right.value.kind === "none";
const NONE_TESTS: ReadonlySet<string> = new Set(["is", "is not", "==", "!="]);

/** A number that may be None, where that raises; see `present.ts`. */
export const isPresentNumber = (v: IrValue): v is Primitive & { args: [IrValue, IrValue] } =>
  v.op === "Primitive" && isPresentOperand(v.name) && isNumber(v.type);

export const isNegation = (v: IrValue): v is Unary =>
  v.op === "Unary" && v.operator === "-" && isNumber(v.operand.type);
