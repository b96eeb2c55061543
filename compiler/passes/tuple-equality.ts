/** `a == b` and `a != b` of tuples whose items are known to be ints, strs or None: their items are compared where they stand. */

import { boxed } from "../ir/convert.js";
import type { Compare, GetItem, IrValue, Primitive } from "../ir/ops.js";
import { BOOL, type RType } from "../ir/types.js";
import { primitive } from "../primitives/registry.js";
import { MOST_COMPARED, tupleEqualityName } from "../primitives/tuple.js";
import { firstOf, isIdentity } from "../types/type-kinds.js";
import { boxedPrimitive } from "./low-words.js";

/** The primitive for a comparison, whose operands are specialised already; `undefined` if it is none of such tuples. */
export function tupleEquality(v: Compare): Primitive | undefined {
  if (v.operator !== "==" && v.operator !== "!=") return undefined;
  const a = plainItems(v.left.type);
  const b = plainItems(v.right.type);
  if (a === undefined || b === undefined || a.length !== b.length) return undefined;
  if (a.length === 0 || a.length > MOST_COMPARED) return undefined;
  const left = shownItems(v.left);
  const right = shownItems(v.right);
  // TypeScript refuses to compare what differs for certain.
  if (left !== undefined && right !== undefined && !a.every((t, i) => t.kind === b[i]!.kind))
    return undefined;
  if (left?.some(isConst) === true && right?.some(isConst) === true) return undefined;
  const name = tupleEqualityName(v.operator === "==", a.length, left !== undefined, right !== undefined);
  return boxedPrimitive(name, v, [...(left ?? [v.left]), ...(right ?? [v.right])].map(boxed), BOOL);
}

function plainItems(t: RType): readonly RType[] | undefined {
  if (t.kind !== "tuple" || t.item !== undefined || t.names !== undefined) return undefined;
  return t.elements.every(isIdentity) ? t.elements : undefined;
}

/** The items of a display that are as well left out, or evaluated later. */
function shownItems(v: IrValue): IrValue[] | undefined {
  if (v.op !== "MakeTuple") return undefined;
  return v.items.every(({ value, spread }) => !spread && isIdle(value))
    ? v.items.map((item) => item.value)
    : undefined;
}

/** Does evaluating it nothing but give the value? */
function isIdle(v: IrValue): boolean {
  if (v.op === "Const") return true;
  if (v.op === "Load") return !v.checked;
  if (v.op === "GetItem") return isIdle(v.object) && isItemOfTuple(v);
  if (v.op !== "Primitive") return false;
  const { pure, raises } = primitive(v.name);
  return pure && !raises && v.args.every(isIdle);
}

/** An item that is there for certain. */
function isItemOfTuple({ object, index }: GetItem): boolean {
  if (object.type.kind !== "tuple" || index.op !== "Const" || index.value.kind !== "int") return false;
  const at = Number(index.value.value);
  return at >= 0 && at < firstOf(object.type).length;
}

const isConst = (v: IrValue): boolean => v.op === "Const";
