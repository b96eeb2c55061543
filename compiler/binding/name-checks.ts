/**
 * Names that nothing binds: for `halpy check`, not for compilation, since a program may bind names at run time.
 *
 * Silent where that is likely: modules that use `exec` or `import *`, names stored as attributes somewhere in the program,
 * and uses under a `try` that expects NameError.
 */

import { closest } from "../diagnostics/closest.js";
import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";
import type { Expr, Module } from "../syntax/ast.js";
import type { Bindings, ProgramFacts } from "./bindings.js";
import { BUILTIN_NAMES, MODULE_NAMES, VIPER_TYPES } from "./builtin-names.js";
import { resolveName, type Scope, type ScopeName } from "./scope.js";
import { walkTree } from "./walk-tree.js";

export interface CheckInput {
  readonly tree: Module;
  readonly file: SourceFile;
  readonly bindings: Bindings;
  readonly program: ProgramFacts;
  readonly sink: DiagnosticSink;
}

/** Warns of each undefined name, once a scope, at its first use. */
export function checkNames(input: CheckInput): void {
  const { bindings, program } = input;
  if (bindings.facts.seesNamespace || program.storesUnknownAttribute) return;
  const guarded = guardedRanges(input.tree);
  for (const scope of bindings.scopes.values()) {
    for (const entry of scope.names.values()) {
      if (!isUndefined(scope, entry, bindings, program)) continue;
      const offset = entry.uses.find((use) => !guarded.some(({ start, end }) => use >= start && use < end));
      if (offset !== undefined) warn(input, scope, entry.name, offset);
    }
  }
}

function isUndefined(scope: Scope, entry: ScopeName, bindings: Bindings, program: ProgramFacts): boolean {
  const { name } = entry;
  if (resolveName(scope, name).kind !== "global" || bindings.globals.has(name)) return false;
  if (BUILTIN_NAMES.has(name) || MODULE_NAMES.has(name) || program.attributeStores.has(name)) return false;
  return !(scope.emitter === "viper" && VIPER_TYPES.has(name));
}

function warn(input: CheckInput, scope: Scope, name: string, offset: number): void {
  const known = [...input.bindings.globals.keys(), ...BUILTIN_NAMES];
  for (let outer: Scope | null = scope; outer !== null; outer = outer.parent) {
    for (const entry of outer.names.values())
      if (entry.kind === "local" || entry.kind === "cell") known.push(entry.name);
  }
  const meant = closest(name, known);
  const hint = meant === undefined ? {} : { hint: `did you mean '${meant}'?` };
  input.sink.report("NAM220", input.file, offset, offset + name.length, [name], hint);
}

const EXPECTED = new Set(["NameError", "Exception", "BaseException"]);

/** Bodies of `try` statements whose handlers take a NameError: a test for a feature, not a mistake. */
function guardedRanges(tree: Module): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  walkTree(tree, (node) => {
    if (node.kind !== "Try" || node.body.length === 0) return;
    if (!node.handlers.some((handler) => handler.type === null || catchesNameError(handler.type))) return;
    ranges.push({ start: node.body[0]!.start, end: node.body.at(-1)!.end });
  });
  return ranges;
}

function catchesNameError(type: Expr): boolean {
  if (type.kind === "Tuple") return type.elements.some(catchesNameError);
  return type.kind === "Name" && EXPECTED.has(type.name);
}
