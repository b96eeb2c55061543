/**
 * The names that `from m import *` may bring, where `m` is a module of the program whose text tells them all. (`boot.py` comes before
 * `main.py` in this way.) A module that imports no others by a star keeps variables for its names.
 */

import type { Bindings, ProgramFacts } from "./bindings.js";

/** A module of the program; `name` is its dotted name. */
export interface NamedBindings {
  readonly name: string;
  readonly isPackage: boolean;
  readonly bindings: Bindings;
}

/** Names that decide themselves what a star brings. */
const DECIDING = ["__all__", "__getattr__"];

/** Finds the names that come into the module; undefined if not all are known. */
export function starNames(
  module: NamedBindings,
  modules: readonly NamedBindings[],
  program: ProgramFacts,
): ReadonlySet<string> | undefined {
  const { facts: own, globals: bound } = module.bindings;
  if (own.starImports.length === 0) return new Set();
  // Modules may store more names in those that the star stands for; only those that this one binds as well are of interest.
  const found = new Set([...bound.keys()].filter((name) => program.attributeStores.has(name)));
  const pending = [...own.starImports];
  const seen = new Set<string>();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const source = modules.find((one) => one.name === path);
    if (source === undefined || source.isPackage || program.storesUnknownAttribute) return undefined;
    const { facts, globals } = source.bindings;
    if (facts.seesNamespace || DECIDING.some((name) => globals.has(name))) return undefined;
    for (const name of globals.keys()) if (!name.startsWith("_")) found.add(name);
    pending.push(...facts.starImports);
  }
  return found;
}
