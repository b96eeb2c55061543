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

/** What a star of a module of the program may bring. */
export interface StarSource {
  readonly names: ReadonlySet<string>;
  /** Modules of packages are among what may come, or the path is a relative one. */
  readonly isInPackage: boolean;
}

/** The same by paths, as `ModuleFacts.starImports` writes them. */
export type StarNames = ReadonlyMap<string, StarSource>;

/** Finds the names that come into a module from others of the program; undefined if not all names that come are known. */
export function starNames(
  module: NamedBindings,
  modules: readonly NamedBindings[],
  program: ProgramFacts,
): StarNames | undefined {
  const found = new Map<string, StarSource>();
  if (!areStarsSure(module.bindings, modules, program)) return undefined;
  for (const path of module.bindings.facts.starImports) {
    if (found.has(path)) continue;
    const source = sourceAt(path, module, modules, program);
    if (source === undefined) return undefined;
    found.set(path, source);
  }
  return found;
}

/** Ways to names of a module that do not stand in the text. */
const REFLECTS = /\b(?:getattr|hasattr|dir|vars|__dict__)\b/;

/**
 * Whether others of the program may ask a module for names that came to it by stars and that its own text does not mention. Who is
 * compiled later may ask for anything; nobody asks the entry.
 */
export function showsAllNames(module: NamedBindings, modules: readonly NamedBindings[]): boolean {
  const { name, bindings } = module;
  const { facts, libraryStars } = bindings;
  if (name === "__main__") return false;
  if (facts.starImports.length > 0) return true;
  if (libraryStars.size === 0) return false;
  const rest = [...libraryStars.values()]
    .flatMap(({ library: { names }, mentioned }) => names.filter((one) => !mentioned.includes(one)))
    .join("|");
  const others = modules.filter((other) => other !== module);
  const isFound = (pattern: string): boolean =>
    others.some(({ file }) => new RegExp(pattern).test(file.text));
  return (
    name.includes(".") ||
    others.some((other) => other.bindings.facts.starImports.includes(name)) ||
    isFound(CHANGES_PATH.source) ||
    isFound(String.raw`\bfrom\s+${name}\s+import\s*(?:\([^)]*|[^\n]*)\b(?:${rest})\b`) ||
    (others.some(({ file }) => hasAsObject(file.text, name)) &&
      isFound(String.raw`\.\s*(?:${rest})\b|${REFLECTS.source}`))
  );
}

/** What a star of the module at the path brings, with what it has by stars itself. */
function sourceAt(
  star: string,
  module: NamedBindings,
  modules: readonly NamedBindings[],
  program: ProgramFacts,
): StarSource | undefined {
  const { globals: bound, scopes } = module.bindings;
  const path = absolutePath(module, star);
  if (program.storesUnknownAttribute || DECIDING.some((name) => program.attributeStores.has(name)))
    return undefined;
  const found = new Set<string>();
  let isInPackage = path !== star;
  // Others may store more names in a module that they have; of interest are those that this one uses as well.
  if (path === undefined || modules.some(({ file }) => hasAsObject(file.text, path)))
    for (const name of program.attributeStores)
      if (bound.has(name) || mentions(scopes.values(), name)) found.add(name);
  const pending = [path];
  const seen = new Set<string | undefined>();
  while (pending.length > 0) {
    const next = pending.pop();
    if (seen.has(next)) continue;
    seen.add(next);
    const source = modules.find((one) => one.name === next);
    if (source === undefined) return undefined;
    if (source.isPackage) {
      // Modules that have been imported are attributes of their package.
      isInPackage = true;
      if (modules.some(({ file }) => CHANGES_PATH.test(file.text))) return undefined;
      for (const { name } of modules)
        if (name.startsWith(`${next}.`)) found.add(name.slice(source.name.length + 1).split(".", 1)[0]!);
    }
    const { facts, globals, libraryStars } = source.bindings;
    if (!areStarsSure(source.bindings, modules, program)) return undefined;
    if (facts.seesNamespace || DECIDING.some((name) => globals.has(name))) return undefined;
    for (const name of globals.keys()) if (!name.startsWith("_")) found.add(name);
    for (const { library } of libraryStars.values())
      for (const name of library.names) if (mentions(scopes.values(), name)) found.add(name);
    pending.push(...facts.starImports.map((behind) => absolutePath(source, behind)));
  }
  return { names: found, isInPackage };
}

/** The full name of what a star asks for; undefined if a relative path leads out of the packages. */
function absolutePath({ name, isPackage }: NamedBindings, star: string): string | undefined {
  const path = star.replace(/^\.+/, "");
  const level = star.length - path.length;
  if (level === 0) return path;
  const parts = name.split(".");
  const base = parts.slice(0, Math.max(0, parts.length - (isPackage ? level - 1 : level)));
  if (base.length === 0 || name === "__main__") return undefined;
  return [...base, ...(path === "" ? [] : [path])].join(".");
}

/** Whether a text may import the module itself, not only names of it. */
function hasAsObject(text: string, path: string): boolean {
  return new RegExp(String.raw`(?<!\bfrom\b[^\n;]*)\bimport\b[^\n]*\b${path}\b`).test(text);
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
