/** What binding finds out about one module: maps beside the tree, which itself is never written to. */

import type { ConstantNames } from "./constants.js";
import type { Scope, ScopeNode } from "./scope.js";

export interface Bindings {
  readonly moduleScope: Scope;
  readonly scopes: ReadonlyMap<ScopeNode, Scope>;
  readonly constants: ConstantNames;
  /** Global names the module binds, with the number of places. */
  readonly globals: ReadonlyMap<string, number>;
  readonly facts: ModuleFacts;
}

/** What a module does that matters to the names of all others. */
export interface ModuleFacts {
  /** Mentions `exec`, `globals` or the like, or imports `*`: names cannot be JavaScript variables. */
  readonly seesNamespace: boolean;
  /** Attribute names stored to on objects that may be modules. */
  readonly attributeStores: ReadonlySet<string>;
  /** `setattr` with a name that is not a constant, or `setattr` used as a value. */
  readonly storesUnknownAttribute: boolean;
  /** Mentions `exc_info`: handlers must tell the runtime what they handle, which costs, so nobody else's do. */
  readonly asksForHandled: boolean;
}

/** The same for the whole program. */
export interface ProgramFacts {
  readonly attributeStores: ReadonlySet<string>;
  readonly storesUnknownAttribute: boolean;
  readonly asksForHandled: boolean;
}

/** Joins the facts of all modules. */
export function joinFacts(modules: readonly ModuleFacts[]): ProgramFacts {
  return {
    attributeStores: new Set(modules.flatMap((module) => [...module.attributeStores])),
    storesUnknownAttribute: modules.some((module) => module.storesUnknownAttribute),
    asksForHandled: modules.some((module) => module.asksForHandled),
  };
}
