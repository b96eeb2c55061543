/**
 * Lists that hold nothing but floats, as bare numbers (`runtime-hal/core/float-list.ts`): displays, items read and
 * written, loops. Each place tests whether the list at hand has its numbers bare: `i < list.f64.length`. What is out of range or boxed is
 * left to a function of the runtime. Arrays of floats have them in a typed array, with room for more behind the last one.
 */

import type { IrVar } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import { isFloatArray } from "../types/float-lists.js";
import { boundsOf } from "../types/ranges.js";
import type { EmitContext } from "./context.js";

/** `[a, b, …]` of bare numbers. */
export function emitFloats(e: EmitContext, items: readonly IrValue[]): void {
  const { writer } = e;
  if (items.length === 0) return writer.write(`${e.runtime("floatsNone")}()`);
  const isShort = items.length === 2 || items.length === 3;
  writer.write(isShort ? `${e.runtime(`floats${items.length}`)}(` : `${e.runtime("floats")}([`);
  e.list(items);
  writer.write(isShort ? ")" : "])");
}

/** The condition under which a loop over the list `s` has an item `n`; `f` is given the bare numbers. */
export const floatsReach = (e: EmitContext, s: string, n: string, f: string): string =>
  `${n} < (${f} = ${s}.f64).length || ${e.runtime("floatsReach")}(${s}, ${n})`;

/** The item `n`, right behind that condition: either there are bare numbers and it is one of them, or there are none at all. */
export const floatHere = (e: EmitContext, s: string, n: string, f: string): string =>
  `${f}.length !== 0 ? ${f}[${n}++] : ${e.runtime("floatAt")}(${s}, ${n}++)`;

/** A bare number as the variable takes it. */
export const floatInto = (e: EmitContext, variable: IrVar, item: string): string =>
  variable.rep === "f64" ? item : `${e.runtime("float")}(${item})`;

/** Where an index that is an int leads, by its bounds. */
function reachOf(index: IrValue): "natural" | "any" | "unknown" {
  const bounds = index.type.kind === "int" ? boundsOf(index.type) : undefined;
  if (bounds === undefined || index.rep !== "boxed") return "unknown";
  return bounds.min >= 0 ? "natural" : "any";
}

/** The test before `t[i]`, where `t` is given the numbers of `o`; `undefined` if the index may be no JavaScript number. */
function inRange(object: IrValue, index: IrValue): ((o: string, i: string, t: string) => string) | undefined {
  const reach = reachOf(index);
  if (reach === "unknown") return undefined;
  const lower = reach === "natural" ? "" : "0 <= i && ";
  if (isFloatArray(object.type))
    return (o, i, t) => `${lower.replace("i", i)}${i} < ${o}.length && (${t} = ${o}.numbers)`;
  return (o, i, t) => `${present(object, o)}${lower.replace("i", i)}${i} < (${t} = ${o}.f64).length`;
}

/** The list may be None. */
const present = (object: IrValue, o: string): string =>
  object.type.kind === "union" ? `${o} !== null && ` : "";

/** `o[i]`, up to the general way: `n < (t = o.f64).length ? t[n] : `; counted from the end by a constant `i`. */
export function floatRead(
  object: IrValue,
  index: IrValue,
): ((o: string, i: string, t: string) => string) | undefined {
  const back = index.op === "Const" && index.value.kind === "int" ? -Number(index.value.value) : 0;
  if (back > 0 && isFloatArray(object.type))
    return (o) => `${o}.length >= ${back} ? ${o}.numbers[${o}.length - ${back}] : `;
  if (back > 0)
    return (o, _i, t) =>
      `${present(object, o)}(${t} = ${o}.f64).length >= ${back} ? ${t}[${t}.length - ${back}] : `;
  const test = inRange(object, index);
  return test && ((o, i, t) => `${test(o, i, t)} ? ${t}[${i}] : `);
}

/** `o[i] = v`, up to the general way. */
export function floatStore(
  object: IrValue,
  index: IrValue,
): ((o: string, i: string, v: string, t: string) => string) | undefined {
  const test = inRange(object, index);
  return test && ((o, i, v, t) => `if (${test(o, i, t)}) ${t}[${i}] = ${v}; else `);
}
