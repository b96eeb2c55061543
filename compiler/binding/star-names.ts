/**
 * The names that `from m import *` may bring, where `m` is a module of the program whose text tells them all. (`boot.py` comes before
 * `main.py` in this way.) A module that imports no others by a star keeps variables for its names.
 */

import type { SourceFile } from "../source/source-file.js";
import type { Bindings, ProgramFacts } from "./bindings.js";
import { withoutComments } from "./bindings.js";
import { mentions } from "./library-stars.js";

/** A module of the program; `name` is its dotted name. */
export interface NamedBindings {
  readonly name: string;
  readonly isPackage: boolean;
  readonly file: SourceFile;
  readonly bindings: Bindings;
}

/** Names that decide themselves what a star brings. */
const DECIDING = ["__all__", "__getattr__"];

/** What changes the places where modules are looked for, but for cards that are mounted where everybody mounts them. */
const CHANGES_PATH = new RegExp(
  [
    String.raw`\bu?sys(?:\s*\.\s*path|\s+as)\b`,
    String.raw`\bfrom\s+u?sys\s+import\s*(?:\(|[^\n]*\bpath\b)`,
    String.raw`[(=]\s*u?sys\b(?!\s*\.)`,
    String.raw`\bchdir\b`,
    String.raw`\bmount\b(?!\s*\([^\n]*["']/sd\w*["'])`,
  ].join("|"),
);

/** Finds the names that come into the module from others of the program; undefined if not all names that come are known. */
export function starNames(
  module: NamedBindings,
  modules: readonly NamedBindings[],
  program: ProgramFacts,
): ReadonlySet<string> | undefined {
  const { facts: own, globals: bound } = module.bindings;
  if (!areStarsSure(module.bindings, modules, program)) return undefined;
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
    const { facts, globals, libraryStars } = source.bindings;
    if (!areStarsSure(source.bindings, modules, program)) return undefined;
    if (facts.seesNamespace || DECIDING.some((name) => globals.has(name))) return undefined;
    for (const name of globals.keys()) if (!name.startsWith("_")) found.add(name);
    for (const { library } of libraryStars.values())
      for (const name of library.names) if (mentions(module.bindings.scopes.values(), name)) found.add(name);
    pending.push(...facts.starImports);
  }
  return found;
}

/**
 * Whether stars of library modules bring what the library says, and nothing else: what is found at run time only (on a path that the
 * program changes, or in a file system that it mounts) may take the place of most of its modules.
 */
function areStarsSure(
  { libraryStars }: Bindings,
  modules: readonly NamedBindings[],
  program: ProgramFacts,
): boolean {
  if (libraryStars.size === 0) return true;
  // `sys.modules` and `builtins.__import__` may hold anything.
  if (program.reachesEntry) return false;
  const stars = [...libraryStars.values()];
  // The `path` of `sys` without its dot.
  if (stars.some(({ mentioned }) => mentioned.includes("path"))) return false;
  if (!stars.some(({ library }) => library.isReplaceable)) return true;
  return !modules.some(
    ({ file: { text } }) => CHANGES_PATH.test(text) && CHANGES_PATH.test(withoutComments(text)),
  );
}
