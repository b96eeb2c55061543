/** Calls of built-in functions, of methods of built-in types and of functions of the library, as primitives. */

import { asF64, boxed } from "../ir/convert.js";
import type { IrFunction } from "../ir/function.js";
import type { Call, CallMethod, IrValue, MakeDict, Primitive } from "../ir/ops.js";
import { replaceOperands } from "../ir/rewrite.js";
import type { RType } from "../ir/types.js";
import { literal, value } from "../lower/builder.js";
import { isFloatList } from "../types/float-lists.js";
import { joinsFloat } from "./float-forms.js";
import { fromTable } from "./from-table.js";
import { boxedPrimitive } from "./low-words.js";

/** The primitive for a call, or `undefined`. */
export function callForm(v: Call, fn: IrFunction): IrValue | undefined {
  if (v.func.type.kind === "method" && v.keywords.length === 0) return keptMethodForm(v, v.func.type, fn);
  if (v.keywords.length > 0) return v.func.op === "LoadBuiltin" ? newList(v, v.func.name) : undefined;
  if (v.func.op === "LoadBuiltin")
    return fromTable(v, `builtin ${v.func.name}`, v.args) ?? newList(v, v.func.name);
  return v.func.type.kind === "native" && isSurelyBound(v.func, fn)
    ? libraryForm(v, v.func.type.name, v.args)
    : undefined;
}

/** The same for a call of a method. */
export function methodForm(v: CallMethod, fn: IrFunction): IrValue | undefined {
  if (v.keywords.length > 0) return namedUpdate(v);
  if (v.object.type.kind === "module" && v.object.type.module === null)
    return moduleForm(v, v.object.type.name, fn);
  if (v.object.op === "LoadBuiltin") return fromTable(v, `builtin ${v.object.name}.${v.name}`, v.args);
  return fromTable(v, `method ${v.name}`, [v.object, ...v.args]);
}

/** `d.update(a=1, b=2)` of a dict is an update by a display. */
function namedUpdate(v: CallMethod): IrValue | undefined {
  if (v.object.type.kind !== "dict" || v.name !== "update" || v.args.length > 0) return undefined;
  const items = v.keywords.map((k) => ({
    key: literal(v, { kind: "str", value: k.name }),
    value: boxed(k.value),
  }));
  const display = value<MakeDict>(v, { op: "MakeDict", items });
  return fromTable(v, "method update", [v.object, display]);
}

/** `append(x)` behind `append = items.append`: the method is called on what it was read from, without an object between them. */
function keptMethodForm(v: Call, { receiver, name }: MethodType, fn: IrFunction): IrValue | undefined {
  // The runtime has methods of its own for them, which the method that was read is one of.
  if (isFloatList(receiver)) return undefined;
  const object = boxedPrimitive("method.receiver", v.func, [v.func], receiver);
  const { args, keywords, type, rep, start, end } = v;
  const call: CallMethod = { op: "CallMethod", object, name, args, keywords, type, rep, start, end };
  return methodForm(call, fn) ?? call;
}

/** A function of a module of the library that is reached through a variable which is bound for certain. */
function moduleForm(v: CallMethod, module: string, fn: IrFunction): Primitive | undefined {
  if (!isSurelyBound(v.object, fn)) return undefined;
  return libraryForm(v, `${module}.${v.name}`, v.args);
}

/** A variable that has a value, so that reading it has no effect. */
const isSurelyBound = (v: IrValue, { module }: IrFunction): boolean =>
  v.op === "Load" ? !v.checked : v.op === "LoadGlobal" && module.globals.get(v.name)?.isBound === true;

/** A function of the library that gives a float, by its full name. */
function libraryForm(v: IrValue, name: string, args: readonly IrValue[]): Primitive | undefined {
  if (v.type.kind !== "float") return undefined;
  // Ints are taken as floats, and what may be either.
  return fromTable(
    v,
    `module ${name}`,
    args.map((a) => (joinsFloat(a.type) ? asF64(a) : a)),
  );
}

/** A list of floats that a builtin has just made: nobody else has seen its boxes, so it may as well do without. */
function newList(v: Call, name: string): Primitive | undefined {
  if ((name !== "list" && name !== "sorted") || !isFloatList(v.type)) return undefined;
  replaceOperands(v, boxed);
  return boxedPrimitive("floats.bare", v, [v], v.type);
}

type MethodType = Extract<RType, { kind: "method" }>;
