/** Slices by ints of what is a list, str, bytes, bytearray or memoryview for certain: no slice object is made. */

import type { GetItem, IrValue, MakeSlice, SetItem } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { isFloatList } from "../types/float-lists.js";
import { membersOf } from "../types/type-kinds.js";
import type { EmitContext } from "./context.js";
import * as P from "./precedence.js";

/** None, or an int that JavaScript's functions take as it is. */
const isBound = (v: IrValue): boolean => isNone(v) || (v.type.kind === "int" && v.type.small);

/** The same for ints of any size. */
const isPlace = (v: IrValue): boolean => isNone(v) || (v.type.kind === "int" && v.rep === "boxed");

/** `o[a:b]` of a list, by small ints: JavaScript's own slice takes negative ones as Python does. */
export function emitSlice(e: EmitContext, { object, index }: GetItem): boolean {
  if (index.op !== "MakeSlice") return false;
  const call = SLICES[object.type.kind];
  if (call !== undefined) return emitFlatSlice(e, call, object, index);
  if (object.type.kind !== "list") return false;
  if (emitBackwards(e, object, index)) return true;
  const isFloats = isFloatList(object.type);
  const { lower, upper, step } = index;
  const mayBeBound = (v: IrValue): boolean =>
    v.rep === "boxed" && membersOf(v.type).every((m) => m.kind === "none" || (m.kind === "int" && m.small));
  if (!isNone(step) || !mayBeBound(lower) || !mayBeBound(upper)) return false;
  const { writer } = e;
  writer.write(`${e.runtime(isFloats ? "floatsSlice" : "list")}(`);
  if (e.typescript && !isFloats) writer.write("(");
  e.expression(object, e.typescript || isFloats ? P.ASSIGNMENT : P.CALL);
  if (e.typescript && !isFloats) writer.write(`${e.asValue()})`);
  const hasBounds = !isNone(lower) || !isNone(upper);
  writer.write(isFloats ? (hasBounds ? ", " : "") : ".items.slice(");
  if (hasBounds) emitLower(e, lower);
  if (!isNone(upper)) {
    writer.write(", ");
    const mayBeNone = upper.type.kind !== "int";
    e.expression(upper, mayBeNone ? P.BITWISE_OR : P.ASSIGNMENT);
    // To JavaScript null is 0, which is right for the lower bound only.
    if (mayBeNone) writer.write(" ?? undefined");
  }
  writer.write(isFloats ? ")" : "))");
  return true;
}

/** `o[a::-1]` of a list: from an item, or the last one, back to the first. */
function emitBackwards(e: EmitContext, object: IrValue, { lower, upper, step }: MakeSlice): boolean {
  const isBack = step.op === "Const" && step.value.kind === "int" && step.value.value === -1;
  if (!isBack || !isNone(upper) || !isBound(lower) || isFloatList(object.type)) return false;
  e.writer.write(`${e.runtime("listBackwards")}(`);
  e.list(isNone(lower) ? [object] : [object, lower]);
  e.writer.write(")");
  return true;
}

/** `o[a:b] = values` of a list, by small ints, and of a bytearray. */
export function emitSetSlice(e: EmitContext, s: SetItem): boolean {
  const { object, index, value } = s;
  const { kind } = object.type;
  if (index.op !== "MakeSlice" || (kind !== "list" && kind !== "bytearray") || isFloatList(object.type))
    return false;
  const { lower, upper, step } = index;
  const isFit = kind === "list" ? isBound : isPlace;
  if (!isNone(step) || !isFit(lower) || !isFit(upper)) return false;
  const { writer } = e;
  e.markStatement(s.start, s.end, [value, object, index]);
  writer.write(`${e.runtime(kind === "list" ? "listSetSlice" : "bytearraySetSlice")}(`);
  e.expression(object, P.ASSIGNMENT);
  writer.write(", ");
  emitLower(e, lower);
  writer.write(", ");
  e.list([upper, value]);
  e.markStatement(s.start, s.end, [value, object, index]);
  writer.writeLine(");");
  return true;
}

/** What slices by ints are, where the type is known: functions of the runtime, of memoryviews a method. */
const SLICES: Readonly<Partial<Record<RType["kind"], string>>> = {
  str: "strSlice",
  bytes: "bytesSlice",
  bytearray: "bytearraySlice",
  memoryview: ".part",
};

/** `text[a:b]` and `data[a:b]` by ints; `call` is a function of the runtime, or a method behind a dot. */
function emitFlatSlice(
  e: EmitContext,
  call: string,
  object: IrValue,
  { lower, upper, step }: MakeSlice,
): boolean {
  // Views have limits of their own.
  const isFit = object.type.kind === "memoryview" ? isBound : isPlace;
  if (!isNone(step) || !isFit(lower) || !isFit(upper)) return false;
  const { writer } = e;
  if (call.startsWith(".")) {
    if (e.typescript) writer.write("(");
    e.expression(object, e.typescript ? P.ASSIGNMENT : P.CALL);
    writer.write(e.typescript ? `${e.asValue()})${call}(` : `${call}(`);
  } else {
    writer.write(`${e.runtime(call)}(`);
    e.expression(object, P.ASSIGNMENT);
    writer.write(", ");
  }
  emitLower(e, lower);
  writer.write(", ");
  if (isNone(upper)) writer.write("Infinity");
  else e.expression(upper, P.ASSIGNMENT);
  writer.write(")");
  return true;
}

function emitLower(e: EmitContext, lower: IrValue): void {
  if (isNone(lower)) e.writer.write("0");
  else e.expression(lower, P.ASSIGNMENT);
}

const isNone = (v: IrValue): boolean => v.op === "Const" && v.value.kind === "none";
