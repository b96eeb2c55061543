/** Arithmetic of ints, and what else operators do that the tables have, as primitives by the bounds of their operands. */

import { asF64, boxed } from "../ir/convert.js";
import type { Binary, IrValue, Primitive } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { boundedInt } from "../lower/builder.js";
import { isFloatList } from "../types/float-lists.js";
import { boundsOf } from "../types/ranges.js";
import { isSmallInt } from "./float-forms.js";
import { fromTable } from "./from-table.js";
import { boxedPrimitive, intPrimitive, maskOfRemainder } from "./low-words.js";

/** Operators that have rows for a result that inference has found to be small, by the bounds of the operands. */
const BOUNDED: ReadonlySet<string> = new Set(["+", "-", "*", ">>"]);

export function binaryForm(v: Binary): Primitive | undefined {
  const { operator, type } = v;
  // A list is changed in place.
  if (v.inplace && v.left.type.kind === "list") return undefined;
  if (operator === "*" && v.left.op === "MakeList" && isFloatList(v.left.type)) {
    const [only, ...more] = v.left.items;
    if (only !== undefined && more.length === 0 && !only.spread && v.right.type.kind === "int")
      return filled(v, only.value);
  }
  if (operator === "**" && type.kind === "int" && type.small && isSmallInt(v.left.type) && isTwo(v.right))
    return intPrimitive("square", v, [boxed(asInt(v.left))], type);
  if (type.kind !== "int") return fromTable(v, `binary ${operator}`, [v.left, v.right]);
  const operands = [asInt(v.left), asInt(v.right)];
  const mask = operator === "%" && isSmallInt(v.left.type) ? maskOfRemainder(v.right) : undefined;
  if (mask !== undefined) return fromTable(v, "binary &", [operands[0]!, mask]);
  const isSmall = type.small && BOUNDED.has(operator);
  if (operator === "<<" && isInt32(type)) return fromTable(v, "bounded32 <<", operands);
  if (operator === "<<" && isSmallShift(v))
    return fromTable(v, "bounded *", [operands[0]!, powerOfTwo(v.right)]);
  return (
    (isSmall ? fromTable(v, `bounded ${operator}`, operands) : undefined) ??
    fromTable(v, `binary ${operator}`, operands)
  );
}

/** A shift by a constant whose result is small: it is a product. */
const isSmallShift = ({ left, right, type }: Binary): boolean =>
  right.op === "Const" && type.kind === "int" && type.small && left.type.kind === "int" && left.type.small;

/** `2 ** n` of a constant `n`. */
function powerOfTwo(v: IrValue): IrValue {
  const count = v.op === "Const" && v.value.kind === "int" ? Number(v.value.value) : 0;
  return boundedInt(v, 2 ** count);
}

/** `[value] * n`: the list with one item is not made. */
function filled(v: Binary, value: IrValue): Primitive {
  return boxedPrimitive("floats.fill", v, [asF64(value), boxed(v.right)], v.type);
}

/** A bool as the int that it is calculated with. */
export function asInt(v: IrValue): IrValue {
  return v.type.kind === "bool" && v.rep === "boxed"
    ? intPrimitive("ofBool", v, [v], { kind: "int", small: true, min: 0, max: 1 })
    : v;
}

function isInt32(t: RType): boolean {
  const bounds = boundsOf(t);
  return bounds !== undefined && bounds.min >= -(2 ** 31) && bounds.max < 2 ** 31;
}

const isTwo = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "int" && v.value.value === 2;
