/** Fields and operations that hold and give numbers of two kinds; see `types/twofold.ts`. */

import type { Binary, Call, GetAttr, IrValue, SetAttr, Unary } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { boundsOf, type Bounds } from "../types/ranges.js";
import { intOf, isExact, isTwofold } from "../types/twofold.js";
import { isCallOf } from "./complex-kinds.js";

/** A field that classes keep as a number with its kind. */
export function isTwofoldField({ object, name }: GetAttr | SetAttr): boolean {
  return object.type.kind === "instance" && object.type.cls.twofoldFields.has(name);
}

/** Sums, differences and products of numbers, which are those of bare numbers whatever their kinds are. */
export function isTwofoldArithmetic(v: IrValue): v is Binary {
  if (v.op !== "Binary" || v.targets !== undefined || !isTwofold(v.type)) return false;
  const { operator, left, right } = v;
  if (!isExact(left.type) || !isExact(right.type)) return false;
  return operator === "+" || operator === "-" || (operator === "*" && !mayLoseZero(left.type, right.type));
}

/** `min` and `max` of two numbers. */
export const isChoice = (v: IrValue): v is Call & { args: [IrValue, IrValue] } =>
  (isCallOf(v, "min") || isCallOf(v, "max")) && v.args.length === 2 && v.args.every((a) => isExact(a.type));

export const isAbsolute = (v: IrValue): v is Call & { args: [IrValue] } =>
  isCallOf(v, "abs") && v.args.length === 1 && isExact(v.args[0]!.type);

export const isNegation = (v: IrValue): v is Unary =>
  v.op === "Unary" && v.operator === "-" && isExact(v.operand.type);

/** The product of two ints may be a zero that bare numbers have a sign for, and ints have not. */
function mayLoseZero(a: RType, b: RType): boolean {
  const [x, y] = [bounds(a), bounds(b)];
  if (x === undefined || y === undefined) return false;
  return (hasZero(x) && y.min < 0) || (hasZero(y) && x.min < 0);
}

function bounds(t: RType): Bounds | undefined {
  const int = intOf(t);
  return int === undefined ? undefined : boundsOf(int);
}

const hasZero = ({ min, max }: Bounds): boolean => min <= 0 && max >= 0;

/** Among the ints is zero, which has no sign. */
export function mayBeZero(t: RType): boolean {
  const found = bounds(t);
  return found !== undefined && hasZero(found);
}
