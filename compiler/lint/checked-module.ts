/** One module as the checks see it: what its statements bind, how often, and all its nodes with the scope of each. */

import { constantCondition } from "../binding/constants.js";
import { resolveName, type Scope } from "../binding/scope.js";
import { absoluteModule, type BoundModule } from "../program.js";
import type { ClassDef, Expr, FunctionDef, Lambda, Stmt } from "../syntax/ast.js";
import { compilerDecorator } from "../syntax/compiler-decorators.js";
import { Guards } from "./guards.js";
import type { NativeSignature } from "./library.js";

/** Something whose properties are known before the program runs. */
export type Entity =
  | { readonly kind: "module"; readonly name: string }
  | {
      readonly kind: "function";
      readonly module: CheckedModule;
      readonly node: FunctionDef | Lambda;
      readonly name: string;
    }
  | { readonly kind: "class"; readonly module: CheckedModule; readonly node: ClassDef }
  | { readonly kind: "native"; readonly name: string; readonly signature: NativeSignature };

/** One statement that binds a name. */
export type Binding =
  | { readonly kind: "import"; readonly module: string }
  | { readonly kind: "from"; readonly module: string; readonly name: string }
  | { readonly kind: "define"; readonly entity: Entity };

/** What the checks look at. */
export type Visited = Stmt | Expr;

/** A module with what the checks need beside its tree. */
export class CheckedModule {
  readonly guards: Guards;
  /** Modules whose names `import *` takes over. */
  readonly starred: string[] = [];
  /** Uses `exec`, `globals()` and the like: names may be bound that no statement binds. */
  readonly usesDynamicCode: boolean;
  private readonly writes = new Map<Scope, Map<string, number>>();
  private readonly bound = new Map<Scope, Map<string, Binding[]>>();

  constructor(readonly source: BoundModule) {
    const { tree, bindings } = source;
    this.guards = new Guards(tree);
    for (const scope of bindings.scopes.values()) {
      for (const entry of scope.names.values()) {
        if (entry.writes > 0) this.count(this.owner(scope, entry.name), entry.name, entry.writes);
      }
    }
    this.eachNode((node, scope) => this.note(node, scope));
    this.usesDynamicCode = bindings.facts.seesNamespace;
  }

  get name(): string {
    return this.source.name;
  }

  get moduleScope(): Scope {
    return this.source.bindings.moduleScope;
  }

  /** The scope that holds the variable meant by a name. */
  owner(scope: Scope, name: string): Scope {
    const found = resolveName(scope, name);
    if (found.kind === "variable") return found.owner;
    return found.kind === "name" ? scope : this.moduleScope;
  }

  writesOf(owner: Scope, name: string): number {
    return this.writes.get(owner)?.get(name) ?? 0;
  }

  /** The statements that bind the name, if all that do are of a kind that tells what is bound. */
  bindingsOf(owner: Scope, name: string): readonly Binding[] {
    const list = this.bound.get(owner)?.get(name) ?? [];
    return list.length === this.writesOf(owner, name) ? list : [];
  }

  /** Visits all nodes that are compiled, with the scope that each is evaluated in. */
  eachNode(visit: (node: Visited, scope: Scope) => void): void {
    const { tree, bindings } = this.source;
    const { scopes, constants } = bindings;
    const all = (value: unknown, scope: Scope): void => {
      if (Array.isArray(value)) for (const item of value) all(item, scope);
      else if (typeof value === "object" && value !== null && !(value instanceof Uint8Array)) {
        if ("kind" in value) one(value as Visited, scope);
        else parts(value, scope);
      }
    };
    const parts = (node: object, scope: Scope): void => {
      for (const key in node) {
        const child = (node as Record<string, unknown>)[key];
        if (typeof child === "object" && child !== null) all(child, scope);
      }
    };
    const one = (node: Visited, scope: Scope): void => {
      visit(node, scope);
      switch (node.kind) {
        case "If": {
          const truth = constantCondition(node.test, constants.uses);
          if (truth !== false) all([node.test, node.body], scope);
          if (truth !== true) all(node.orelse, scope);
          return;
        }
        case "While":
          if (constantCondition(node.test, constants.uses) !== false) all([node.test, node.body], scope);
          all(node.orelse, scope);
          return;
        case "FunctionDef":
        case "Lambda": {
          if (node.kind === "FunctionDef") all(evaluated(node.decorators), scope);
          for (const param of node.params.list) all(param.default, scope);
          const inner = scopes.get(node);
          if (inner !== undefined) all(node.body, inner);
          return;
        }
        case "ClassDef": {
          all([node.decorators, node.args], scope);
          const inner = scopes.get(node);
          if (inner !== undefined) all(node.body, inner);
          return;
        }
        case "Comprehension": {
          const inner = scopes.get(node);
          const first = node.clauses[0];
          if (first?.kind === "ComprehensionFor") all(first.iter, scope);
          if (inner === undefined) return;
          for (const clause of node.clauses) {
            if (clause.kind === "ComprehensionIf") all(clause.test, inner);
            else all([clause.target, clause === first ? null : clause.iter], inner);
          }
          all([node.element, node.dictValue], inner);
          return;
        }
        case "AnnAssign":
          all([node.target, node.value], scope);
          return;
        case "Binary": {
          // Sums of thousands of terms lean to the left.
          let left: Expr = node;
          for (; left.kind === "Binary"; left = left.left) all(left.right, scope);
          all(left, scope);
          return;
        }
        default:
          parts(node, scope);
      }
    };
    parts(tree, this.moduleScope);
  }

  private note(node: Visited, scope: Scope): void {
    switch (node.kind) {
      case "Import":
        for (const { path, alias } of node.names) {
          const full = path.map((part) => part.name).join(".");
          const bound = alias ?? path[0];
          if (bound === undefined) continue;
          this.bind(scope, bound.name, { kind: "import", module: alias === null ? bound.name : full });
        }
        break;
      case "ImportFrom": {
        const module = absoluteModule(this.source, node);
        if (module === null) break;
        if (node.names === null) this.starred.push(module);
        for (const { name, alias } of node.names ?? [])
          this.bind(scope, (alias ?? name).name, { kind: "from", module, name: name.name });
        break;
      }
      case "FunctionDef":
        this.bind(scope, node.name.name, this.functionBinding(node, node.name.name));
        break;
      case "ClassDef":
        this.bind(scope, node.name.name, {
          kind: "define",
          entity: { kind: "class", module: this, node },
        });
        break;
      case "Assign": {
        const [target] = node.targets;
        if (node.targets.length === 1 && target?.kind === "Name" && node.value.kind === "Lambda")
          this.bind(scope, target.name, this.functionBinding(node.value, target.name));
      }
    }
  }

  private functionBinding(node: FunctionDef | Lambda, name: string): Binding {
    return { kind: "define", entity: { kind: "function", module: this, node, name } };
  }

  private bind(scope: Scope, name: string, binding: Binding): void {
    const owner = this.owner(scope, name);
    const table = this.bound.get(owner) ?? new Map<string, Binding[]>();
    this.bound.set(owner, table);
    table.set(name, [...(table.get(name) ?? []), binding]);
  }

  private count(owner: Scope, name: string, writes: number): void {
    const table = this.writes.get(owner) ?? new Map<string, number>();
    this.writes.set(owner, table);
    table.set(name, (table.get(name) ?? 0) + writes);
  }
}

/** Decorators for the compiler are not evaluated. */
function evaluated(decorators: readonly Expr[]): Expr[] {
  return decorators.filter((decorator) => compilerDecorator(decorator) === null);
}
