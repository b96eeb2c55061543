/**
 * Lists that hold nothing but floats, as inference has found: they are made with bare numbers (`runtime-hal/core/float-list.ts`).
 * Only what is said when inference is through counts. Any list of the type may have boxes all the same, because code
 * that does not know of bare numbers has made it or has looked into it; so each operation tests.
 */

import type { GetItem, IrValue, SetItem } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { find } from "./cells.js";
import { membersOf } from "./type-kinds.js";

/** A list of floats, and of nothing else. */
export function isFloatList(t: RType): boolean {
  return t.kind === "list" && find(t.cell).element.kind === "float";
}

/** An array of typecode `f` or `d`. */
export const isFloatArray = (t: RType): boolean => t.kind === "array" && t.item.kind === "float";

/** One item, not a slice, of such a list or array. A list may also be None: that raises. */
export function isFloatItem(item: GetItem | SetItem): boolean {
  const { object, index } = item;
  // What is put into an array may be any number, or anything else, which raises.
  if (isFloatArray(object.type))
    return index.type.kind === "int" && (item.op === "GetItem" || item.value.type.kind === "float");
  const members = membersOf(object.type);
  return (
    index.type.kind === "int" &&
    members.some(isFloatList) &&
    members.every((m) => m.kind === "none" || isFloatList(m))
  );
}

/** A display or a comprehension that makes such a list, item by item. */
export function makesFloats(value: IrValue): boolean {
  if (value.op === "MakeList") return isFloatList(value.type) && !value.items.some((item) => item.spread);
  return value.op === "CallHelper" && value.helper === "newList" && isFloatList(value.type);
}

/** `listAppend` in a comprehension that makes such a list. */
export function appendsFloat(value: IrValue): boolean {
  return value.op === "CallHelper" && value.helper === "listAppend" && isFloatList(value.args[0]!.type);
}
