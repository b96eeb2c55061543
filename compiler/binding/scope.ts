/**
 * Scopes and the names in them.
 *
 * The kinds of a name and the moments at which they change are MicroPython's own, since they decide what is an
 * error ("identifier redefined as global") and which variable a closure sees: a class body hides the variables
 * of the functions around it from its methods, for example, which it does not in CPython.
 */

import type { ClassDef, Comprehension, ExpressionInput, FunctionDef, Lambda, Module } from "../syntax/ast.js";
import type { EmitterKind } from "../ir/function.js";

export type ScopeKind = "module" | "function" | "lambda" | "class" | "comprehension";

export type ScopeNode = Module | ExpressionInput | FunctionDef | Lambda | ClassDef | Comprehension;

/**
 * `undecided`: mentioned by a declaration only · `implicit`: read, so far a global · `assigned`: bound in a module or
 * class body · `explicit`: declared global · `local` · `cell`: local and used by an inner function · `free`: of an outer one.
 */
export type NameKind = "undecided" | "implicit" | "assigned" | "explicit" | "local" | "cell" | "free";

/** A name as one scope sees it. */
export interface ScopeName {
  readonly name: string;
  kind: NameKind;
  isParameter: boolean;
  /** Number of places in this scope that bind or delete it. */
  writes: number;
  /** Bound by a `def`, a `class` or an import. */
  isDefinition: boolean;
  /** Offsets at which this scope mentions it. */
  uses: number[];
}

/** Most names are mentioned a few times, and pushing makes room for 17 numbers. */
function mention(entry: ScopeName, offset: number): void {
  const { uses } = entry;
  if (uses.length === 0) entry.uses = [offset];
  else if (uses.length < 4) entry.uses = uses.concat(offset);
  else uses.push(offset);
}

export class Scope {
  readonly kind: ScopeKind;
  readonly node: ScopeNode;
  readonly parent: Scope | null;
  readonly names = new Map<string, ScopeName>();
  /** Names bound by `:=` here or in a comprehension inside: their value may change in the midst of an expression. */
  readonly walrus = new Set<string>();
  /** Ranges of the handlers `except … as name`, by name. */
  readonly handlers = new Map<string, { readonly start: number; readonly end: number }[]>();
  readonly emitter: EmitterKind;
  isGenerator: boolean;

  constructor(
    kind: ScopeKind,
    node: ScopeNode,
    parent: Scope | null,
    emitter: EmitterKind,
    isGenerator = false,
  ) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    this.emitter = emitter;
    this.isGenerator = isGenerator;
  }

  /** Whether names bound here are variables of a function activation. */
  get isFunctionLike(): boolean {
    return this.kind === "function" || this.kind === "lambda" || this.kind === "comprehension";
  }

  /** The first parameter, which `super()` takes for the instance. */
  get firstParameter(): string | null {
    for (const entry of this.names.values()) if (entry.isParameter) return entry.name;
    return null;
  }

  /** The entry of a name, made with the given kind if there is none. */
  entry(name: string, kind: NameKind): ScopeName {
    let found = this.names.get(name);
    if (found === undefined) {
      found = { name, kind, isParameter: false, writes: 0, isDefinition: false, uses: [] };
      this.names.set(name, found);
    }
    return found;
  }

  /** A read. */
  read(name: string, offset: number): ScopeName {
    const found = this.entry(name, "implicit");
    mention(found, offset);
    return found;
  }

  /** A binding or deletion: makes the name local in functions. */
  write(name: string, offset: number): ScopeName {
    const found = this.entry(name, "implicit");
    mention(found, offset);
    found.writes++;
    if (found.kind === "implicit") found.kind = this.isFunctionLike ? "local" : "assigned";
    return found;
  }

  /**
   * Turns a name that is not bound here into a free one if an enclosing function has it. The search ends at the
   * first scope that knows the name at all: a class body that binds it stands in the way.
   */
  closeOver(entry: ScopeName): void {
    for (let scope = this.parent; scope !== null && scope.parent !== null; scope = scope.parent) {
      const outer = scope.names.get(entry.name);
      if (outer === undefined) continue;
      if (outer.kind === "local" || outer.kind === "cell" || outer.kind === "free") {
        entry.kind = "free";
        this.markPath(entry.name);
      }
      return;
    }
  }

  /** Every scope between this one and the owner passes the variable on. */
  private markPath(name: string): void {
    for (let scope = this.parent; scope !== null; scope = scope.parent) {
      const outer = scope.entry(name, "undecided");
      if (outer.kind === "undecided") {
        outer.kind = "free";
        continue;
      }
      if (outer.kind === "local") outer.kind = "cell";
      return;
    }
  }
}

/** Where a name used in a scope lives. */
export type Resolution =
  /** A variable of `owner`, which is the scope itself or one around it. */
  | { readonly kind: "variable"; readonly owner: Scope }
  /** In the namespace of a class body. */
  | { readonly kind: "name" }
  | { readonly kind: "global" };

const GLOBAL: Resolution = { kind: "global" };
const NAME: Resolution = { kind: "name" };

/** Resolves a name; to be called when all scopes are complete. */
export function resolveName(scope: Scope, name: string): Resolution {
  const entry = scope.names.get(name);
  if (entry === undefined) return GLOBAL;
  switch (entry.kind) {
    case "local":
    case "cell":
      return { kind: "variable", owner: scope };
    case "free": {
      for (let outer = scope.parent; outer !== null; outer = outer.parent) {
        const kind = outer.names.get(name)?.kind;
        if (kind === "local" || kind === "cell") return { kind: "variable", owner: outer };
      }
      return GLOBAL;
    }
    case "assigned":
      return scope.kind === "class" ? NAME : GLOBAL;
    default:
      return GLOBAL;
  }
}
