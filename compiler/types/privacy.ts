/**
 * Whether the globals of a program's module can be reached by its own text only. Then all stores to a global and all
 * calls of a global function are in sight, and their types can be joined.
 */

import { BUILTIN_NAMES } from "../binding/builtin-names.js";
import type { IrFunction, IrGlobal, IrModule } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";

/** Ways to come to a module object, or to the dict of its names, by a name that appears in the text. */
const WAYS_IN = ["modules", "__globals__", "__import__", "__builtins__"];

/** Only a lone module with static names qualifies: another one could reach it as an attribute. */
export function hasPrivateGlobals(modules: readonly IrModule[]): boolean {
  const [module] = modules;
  if (modules.length !== 1 || module === undefined || module.mode !== "static") return false;
  if (WAYS_IN.some((word) => module.file.text.includes(word))) return false;
  return !module.functions.some((fn) => importsItself(fn, module));
}

function importsItself(fn: IrFunction, module: IrModule): boolean {
  return nodesOf(fn).values.some(
    (value) => value.op === "ImportModule" && (value.path === module.name || value.level > 0),
  );
}

/**
 * The globals that hold nothing but what the text stores in them. Names with underscores around them belong to the
 * runtime too, and an unbound global with the name of a builtin gives the builtin.
 */
export function privateGlobals(modules: readonly IrModule[]): ReadonlyMap<string, IrGlobal> {
  let found = known.get(modules);
  if (found === undefined) known.set(modules, (found = findPrivateGlobals(modules)));
  return found;
}

/** Several passes ask for the same program. */
const known = new WeakMap<readonly IrModule[], ReadonlyMap<string, IrGlobal>>();

function findPrivateGlobals(modules: readonly IrModule[]): ReadonlyMap<string, IrGlobal> {
  const found = new Map<string, IrGlobal>();
  if (!hasPrivateGlobals(modules)) return found;
  for (const [name, global] of modules[0]!.globals) {
    if (!name.startsWith("__") && !BUILTIN_NAMES.has(name)) found.set(name, global);
  }
  return found;
}
