/** Values that give the same when they are evaluated again, as long as nothing else happens, and when two of them are the same. */

import type { IrValue } from "../ir/ops.js";
import { CHANGES, effectsOf, MAKES } from "./effects.js";

/** May be evaluated again: gives the same as long as nothing else happens. */
export const isSteady = (v: IrValue): boolean =>
  v.rep === "boxed" && (effectsOf(v) & (CHANGES | MAKES)) === 0;

/** The same steady value. */
export function isSame(a: IrValue, b: IrValue): boolean {
  if (a.op === "Load") return b.op === "Load" && a.variable === b.variable;
  if (a.op === "LoadGlobal") return b.op === "LoadGlobal" && a.name === b.name;
  if (a.op === "GetAttr")
    return b.op === "GetAttr" && a.name === b.name && a.half === b.half && isSame(a.object, b.object);
  if (a.op === "Primitive")
    return b.op === "Primitive" && a.name === b.name && a.args.every((arg, i) => isSame(arg, b.args[i]!));
  if (a.op !== "Const" || b.op !== "Const" || a.value.kind !== b.value.kind) return false;
  return "value" in a.value && "value" in b.value && a.value.value === b.value.value;
}
