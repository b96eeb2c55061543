/** What binding finds out about one module: maps beside the tree, which itself is never written to. */

import type { ImportFrom } from "../syntax/ast.js";
import type { ConstantNames } from "./constants.js";
import type { LibraryStar } from "./library-stars.js";
import type { Scope, ScopeNode } from "./scope.js";

export interface Bindings {
  readonly moduleScope: Scope;
  readonly scopes: ReadonlyMap<ScopeNode, Scope>;
  readonly constants: ConstantNames;
  /** Global names the module binds, with the number of places. */
  readonly globals: ReadonlyMap<string, number>;
  /** Imports of `*` from modules of the library. */
  readonly libraryStars: ReadonlyMap<ImportFrom, LibraryStar>;
  readonly facts: ModuleFacts;
}

/** What a module does that matters to the names of all others. */
export interface ModuleFacts {
  /** Mentions `exec`, `globals` or the like: names cannot be JavaScript variables. */
  readonly seesNamespace: boolean;
  /** The modules that it imports `*` from, without those of the library; `.` in front stands for its own package. */
  readonly starImports: readonly string[];
  /** Attribute names stored to on objects that may be modules. */
  readonly attributeStores: ReadonlySet<string>;
  /** `setattr` with a name that is not a constant, or `setattr` used as a value. */
  readonly storesUnknownAttribute: boolean;
  /** Has `from .` imports, which lead to the packages around it. */
  readonly importsRelatively: boolean;
  /** May have a module object that is no library module: its own, or that of the builtins. */
  readonly reachesModules: boolean;
  /** Mentions `exc_info`: handlers must tell the runtime what they handle, which costs, so nobody else's do. */
  readonly asksForHandled: boolean;
  /** Imports `_thread`: functions get resumable versions, since one may be left at a wait and gone on with later. */
  readonly startsThreads: boolean;
}

/** The same for the whole program. */
export interface ProgramFacts {
  readonly attributeStores: ReadonlySet<string>;
  readonly storesUnknownAttribute: boolean;
  /** A store to an attribute of that name could give a module a name that hides a builtin. */
  hidesBuiltin(name: string): boolean;
  /** A module may have the one that the program starts with as an object, or compile code that has. */
  readonly reachesEntry: boolean;
  readonly asksForHandled: boolean;
  readonly startsThreads: boolean;
}

/** Ways of a program's text to a module object other than those of the library, beside `import` statements. */
const WAYS_TO_MODULES = /\b(?:modules|__globals__|__import__|__builtins__|builtins)\b/;
/** Lines of their own, such as "# import modules", in which no f-string could hide code. */
const COMMENTS = /^[ \t]*#[^{\n]*$/gm;

/** For searches of words that comments have more often than code. */
export function withoutComments(text: string): string {
  return text.replace(COMMENTS, "");
}

/** Whether a text mentions what leads to its own module, or that of the builtins, as an object. */
export function mentionsModules(text: string): boolean {
  return WAYS_TO_MODULES.test(text) && WAYS_TO_MODULES.test(withoutComments(text));
}

const IMPORT_OF_THREADS = /\b(?:import|from)[ \t(][^\n]*\b_thread\b/;

/** Whether a text imports the module `_thread`. */
export function startsThreads(text: string): boolean {
  return text.includes("_thread") && IMPORT_OF_THREADS.test(text);
}

/** Joins the facts of all modules; `inThreads`: those of a program that has threads already. */
export function joinFacts(modules: readonly ModuleFacts[], inThreads = false): ProgramFacts {
  const attributeStores = new Set(modules.flatMap((module) => [...module.attributeStores]));
  const storesUnknownAttribute = modules.some((module) => module.storesUnknownAttribute);
  const hasModules =
    modules.length > 1 || modules.some((module) => module.reachesModules || module.importsRelatively);
  return {
    attributeStores,
    storesUnknownAttribute,
    hidesBuiltin: (name) => hasModules && (storesUnknownAttribute || attributeStores.has(name)),
    // The entry is the first one; in a package of its own, a path that begins there may end there.
    reachesEntry:
      modules[0]?.importsRelatively === true ||
      modules.some((module) => module.reachesModules || module.seesNamespace),
    asksForHandled: modules.some((module) => module.asksForHandled),
    startsThreads: inThreads || modules.some((module) => module.startsThreads),
  };
}
