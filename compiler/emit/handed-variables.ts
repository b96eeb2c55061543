/**
 * Variables that a comprehension only reads are handed to its arrow function as arguments of the same names. A variable
 * that a JavaScript function shares with another lives in memory; the loops around the comprehension would pay for it.
 *
 * A comprehension is over before anything else of its function happens, so a copy will do, unless another function
 * assigns the variable, or one that is made within the comprehension keeps it.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { walkValues } from "../ir/walk.js";
import { assignedElsewhere } from "../types/flow.js";
import type { EmitContext } from "./context.js";
import { variableType } from "./ts-types.js";

/** More arguments than that cost more than they save. */
const MOST = 8;

/** Finds what is handed to a comprehension, which is done where it stands; to be called before it is written. */
export function handVariables(e: EmitContext, fn: IrFunction): void {
  const found: Found = { read: new Set(), kept: new Set() };
  collect(fn, found);
  const handed: IrVar[] = [];
  for (const variable of found.read) {
    if (found.kept.has(variable) || sharedIn(e).has(variable)) continue;
    // What functions share with the module body may change under a comprehension that calls one.
    if (e.scope.parent !== null && e.scope.isOfModule(variable)) continue;
    // A variable of a machine of steps is a field, and one that closures share may be an item of an array.
    if (!/[.[]/.test(e.scope.variable(variable))) handed.push(variable);
  }
  e.handed.set(fn, handed.length > MOST ? [] : handed);
}

/** Writes the variables behind other arguments. */
export function emitHanded(e: EmitContext, fn: IrFunction): void {
  for (const variable of e.handed.get(fn) ?? []) e.writer.write(`, ${e.scope.variable(variable)}`);
}

/** The same behind parameters. */
export function emitHandedParameters(e: EmitContext, fn: IrFunction): void {
  for (const variable of e.handed.get(fn) ?? [])
    e.writer.write(`, ${e.scope.variable(variable)}${e.annotation(variableType(variable))}`);
}

interface Found {
  /** Variables of functions around that are read by the comprehension, or by others in it. */
  readonly read: Set<IrVar>;
  /** Those that functions made within it read. */
  readonly kept: Set<IrVar>;
}

function collect(fn: IrFunction, found: Found): void {
  const own = new Set<IrVar>([...fn.params.map((p) => p.variable), ...fn.locals]);
  const inner: Found = { read: new Set(), kept: new Set() };
  walkValues(fn.body, (v) => {
    if (v.op === "Load") inner.read.add(v.variable);
    else if (v.op === "MakeComprehension" && !v.fn.isGenerator && !v.fn.isAsync) collect(v.fn, inner);
    else if (v.op === "MakeFunction" || v.op === "MakeComprehension") keep(v.fn, inner.kept);
    else if (v.op === "MakeClass") keep(v.cls.body, inner.kept);
  });
  for (const variable of inner.read) if (!own.has(variable)) found.read.add(variable);
  for (const variable of inner.kept) if (!own.has(variable)) found.kept.add(variable);
}

function keep(fn: IrFunction, kept: Set<IrVar>): void {
  const inner: Found = { read: kept, kept };
  collect(fn, inner);
}

const shared = new WeakMap<EmitContext, ReadonlySet<IrVar>>();

/** Variables that other functions than their own assign. */
function sharedIn(e: EmitContext): ReadonlySet<IrVar> {
  let found = shared.get(e);
  if (found === undefined) shared.set(e, (found = assignedElsewhere(e.module.functions)));
  return found;
}
