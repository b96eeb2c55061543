/**
 * `from m import *` where `m` is a module of the library: which names it can bring is data, so those of them that the importing module
 * mentions are bound as `from m import a, b` would, and the module's names stay variables.
 */

import type { Scope } from "./scope.js";

/** Names of a module of the library. */
export interface LibraryNames {
  /** Those that a star brings, on any board. */
  readonly names: readonly string[];
  /** Boards differ: a name may be missing. */
  readonly varies: boolean;
  /** A file of that name on the search path wins over it. */
  readonly isReplaceable: boolean;
}

/** Gives the names of a module; undefined if the library does not have it. */
export type Library = (module: string) => LibraryNames | undefined;

/** An `import *` whose names are known. */
export interface LibraryStar {
  readonly library: LibraryNames;
  /** Those that the importing module mentions. */
  readonly mentioned: readonly string[];
}

/** Does one of the scopes use the name for one of the module? */
export function mentions(scopes: Iterable<Scope>, name: string): boolean {
  for (const scope of scopes) {
    const kind = scope.names.get(name)?.kind;
    if (kind === "implicit" || kind === "assigned" || kind === "explicit") return true;
  }
  return false;
}
