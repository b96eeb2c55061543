/**
 * Methods of classes of the program, found as MicroPython finds them: depth first. Anything that could answer in a
 * method's place (unknown bases, `__getattr__`, attributes stored from elsewhere) makes the answer "unknown".
 */

import type { Scope } from "../binding/scope.js";
import type { ClassDef, Expr, FunctionDef } from "../syntax/ast.js";
import { compilerDecorator } from "../syntax/compiler-decorators.js";
import type { CheckedModule } from "./checked-module.js";
import type { ProgramView } from "./program-view.js";

/** A class and the module that it is written in. */
export interface KnownClass {
  readonly module: CheckedModule;
  readonly node: ClassDef;
}

export interface Method {
  readonly module: CheckedModule;
  readonly node: FunctionDef;
  /** Arguments that the look-up through an instance binds. */
  readonly bound: number;
}

/** The classes of a program. */
export class ClassTable {
  private readonly scopeOf = new Map<ClassDef, Scope>();
  private readonly all: KnownClass[] = [];
  private readonly ancestors = new Map<ClassDef, readonly KnownClass[] | null>();

  constructor(private readonly program: ProgramView) {
    for (const module of program.modules) {
      module.eachNode((node, scope) => {
        if (node.kind !== "ClassDef") return;
        this.scopeOf.set(node, scope);
        this.all.push({ module, node });
      });
    }
  }

  /** The class and its bases in the order of look-up; `null` if some are unknown. */
  lineOf(known: KnownClass): readonly KnownClass[] | null {
    const found = this.ancestors.get(known.node);
    if (found !== undefined) return found;
    // What is asked for while it is being found is a base of itself: nothing is known then.
    this.ancestors.set(known.node, null);
    const line = this.findLine(known);
    this.ancestors.set(known.node, line);
    return line;
  }

  /** The method that `instance.name` certainly is; `instance` may be of any class derived from this one. */
  method(known: KnownClass, name: string, mayBeDerived: boolean): Method | undefined {
    const line = this.lineOf(known);
    if (line === null || this.program.storedAttributes.has(name)) return undefined;
    if (this.program.facts.storesUnknownAttribute) return undefined;
    if (line.some((one) => bindsIn(one, "__getattr__"))) return undefined;
    const owner = line.find((one) => bindsIn(one, name));
    if (owner === undefined) return undefined;
    if (mayBeDerived && this.isOverridden(known, name, line)) return undefined;
    return methodIn(owner, name);
  }

  private findLine(known: KnownClass): KnownClass[] | null {
    const { module, node } = known;
    const scope = this.scopeOf.get(node);
    if (scope === undefined || node.decorators.length > 0) return null;
    const line = [known];
    for (const argument of node.args) {
      if (argument.form !== "positional") return null;
      if (isObject(argument.value) && this.program.isBuiltin(module, scope, "object")) continue;
      const base = this.program.entityOf(module, scope, argument.value);
      if (base?.kind !== "class") return null;
      const above = this.lineOf(base);
      if (above === null) return null;
      line.push(...above);
    }
    return line;
  }

  /** Whether a class that may be derived from this one has a method of its own by that name. */
  private isOverridden(known: KnownClass, name: string, line: readonly KnownClass[]): boolean {
    return this.all.some((other) => {
      if (line.some(({ node }) => node === other.node)) return false;
      const above = this.lineOf(other);
      if (above !== null && !above.some(({ node }) => node === known.node)) return false;
      return (above ?? [other]).some(
        (one) => !line.some(({ node }) => node === one.node) && bindsIn(one, name),
      );
    });
  }
}

function isObject(expr: Expr): boolean {
  return expr.kind === "Name" && expr.name === "object";
}

export function bindsIn({ module, node }: KnownClass, name: string): boolean {
  const scope = module.source.bindings.scopes.get(node);
  return scope === undefined || module.writesOf(scope, name) > 0;
}

function methodIn({ module, node }: KnownClass, name: string): Method | undefined {
  const scope = module.source.bindings.scopes.get(node);
  if (scope === undefined) return undefined;
  const bindings = module.bindingsOf(scope, name);
  const [only] = bindings;
  if (bindings.length !== 1 || only?.kind !== "define" || only.entity.kind !== "function") return undefined;
  const method = only.entity.node;
  if (method.kind !== "FunctionDef") return undefined;
  const decorators = method.decorators.filter(
    (decorator) => (compilerDecorator(decorator)?.emitter ?? null) === null,
  );
  if (decorators.length > 1) return undefined;
  const [decorator] = decorators;
  if (decorator === undefined) return { module, node: method, bound: name === "__new__" ? 0 : 1 };
  if (decorator.kind !== "Name") return undefined;
  if (decorator.name === "staticmethod") return { module, node: method, bound: 0 };
  return decorator.name === "classmethod" ? { module, node: method, bound: 1 } : undefined;
}

/** The class that a variable is an instance of, if it is the first parameter of a method and never bound again. */
export function instanceOf(module: CheckedModule, owner: Scope, name: string): ClassDef | undefined {
  const { node, parent } = owner;
  if (node.kind !== "FunctionDef" || parent?.node.kind !== "ClassDef") return undefined;
  if (owner.firstParameter !== name || module.writesOf(owner, name) !== 1) return undefined;
  const [first] = node.params.list;
  if (first?.form !== "normal" && first?.form !== "posonly") return undefined;
  if (node.decorators.some((decorator) => (compilerDecorator(decorator)?.emitter ?? null) === null))
    return undefined;
  return node.name.name === "__new__" ? undefined : parent.node;
}
