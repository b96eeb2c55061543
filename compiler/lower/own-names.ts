/**
 * Which names of a module are variables of its body and nothing else: the statements at the top level bind them, and no function or
 * class mentions them. In a module that nobody has as an object they are what locals are to a function, with the same
 * representations; programs of beginners consist of them.
 */

import { isSpecialName } from "../binding/special-names.js";
import type { Bindings } from "../binding/bindings.js";
import type { StarNames } from "../binding/star-names.js";
import { BUILTIN_NAMES } from "../binding/builtin-names.js";

/** The names; `true`: comprehensions read them as well. Those of `stars` may be bound by an `import *` besides. */
export function findOwnNames(
  { moduleScope, scopes }: Bindings,
  stars: StarNames,
): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { name, kind, isDefinition } of moduleScope.names.values()) {
    // An unbound global with the name of a builtin gives the builtin; `__name__` and the like belong to the runtime, too.
    if (kind !== "assigned" || isDefinition || BUILTIN_NAMES.has(name) || isSpecialName(name)) continue;
    found.set(name, false);
  }
  for (const { names } of stars.values()) for (const name of names) found.delete(name);
  for (const scope of scopes.values()) {
    if (scope === moduleScope) continue;
    let { parent } = scope;
    while (parent?.kind === "comprehension") parent = parent.parent;
    const isOfBody = scope.kind === "comprehension" && parent === moduleScope;
    for (const { name, kind } of scope.names.values()) {
      if (!found.has(name)) continue;
      if (isOfBody && kind === "implicit") found.set(name, true);
      // What a class body binds it reads from the module before that.
      else if (kind === "implicit" || kind === "explicit" || kind === "assigned") found.delete(name);
    }
  }
  return found;
}
