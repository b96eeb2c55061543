/** The expressions part of the binder: reads, the scopes of lambdas and comprehensions, `:=`, and assignment targets. */

import type { Argument, Call, Expr, FStringPart, Name, NamedExpr } from "../syntax/ast.js";
import type { Binder } from "./binder.js";
import { remainingOperands } from "./constants.js";

export class ExpressionBinder {
  constructor(private readonly binder: Binder) {}

  visitAll(exprs: readonly (Expr | null)[]): void {
    for (let i = 0; i < exprs.length; i++) {
      const expr = exprs[i]!;
      if (expr !== null) this.visit(expr);
    }
  }

  visit(expr: Expr): void {
    const { binder } = this;
    // What most expressions are comes first: V8 compares with one case after the other.
    switch (expr.kind) {
      case "Name":
        this.name(expr);
        // Called directly it is looked at more closely.
        if (expr.name === "setattr") binder.storesUnknownAttribute = true;
        else if (expr.name === "dir") binder.listsNames = true;
        return;
      case "Int":
      case "Str":
      case "Float":
      case "Constant":
      case "Bytes":
      case "Imaginary":
      case "ErrorExpr":
        return;
      case "Call":
        this.call(expr);
        return;
      case "Attribute":
      case "Starred":
        this.visit(expr.value);
        return;
      case "FString":
      case "TString":
        this.parts(expr.parts);
        return;
      case "Subscript":
        this.visitAll([expr.value, expr.index]);
        return;
      case "Slice":
        this.visitAll([expr.lower, expr.upper, expr.step]);
        return;
      case "Binary":
        this.visit(expr.left);
        this.visit(expr.right);
        return;
      case "Unary":
        this.visit(expr.operand);
        return;
      case "BoolOp":
        this.visitAll(remainingOperands(expr, binder.constants.uses));
        return;
      case "Compare":
        this.visitAll([expr.left, ...expr.comparators]);
        return;
      case "Conditional":
        this.visitAll([expr.test, expr.body, expr.orelse]);
        return;
      case "Lambda":
        binder.defineFunction(expr, binder.scope.emitter);
        return;
      case "Tuple":
      case "List":
      case "Set":
        this.visitAll(expr.elements);
        return;
      case "Dict":
        for (const item of expr.items) this.visitAll([item.value, item.key]);
        return;
      case "Comprehension": {
        binder.open("comprehension", expr);
        const first = expr.clauses[0];
        if (first?.kind === "ComprehensionFor") this.visit(first.iter);
        return;
      }
      case "Yield":
      case "YieldFrom":
      case "Await":
        this.suspension(expr);
        return;
      case "NamedExpr":
        this.walrus(expr);
        return;
    }
  }

  /** An assignment target: names in it are bound, everything else is evaluated. */
  assign(target: Expr): void {
    const { binder } = this;
    switch (target.kind) {
      case "Name":
        if (binder.constants.uses.has(target)) binder.report("NAM213", target, [target.name]);
        else binder.write(target.name, target.start);
        return;
      case "Tuple":
      case "List":
        for (const element of target.elements) this.assign(element);
        return;
      case "Starred":
        this.assign(target.value);
        return;
      case "Attribute":
        this.storedAttribute(target.value, target.attr.name);
        this.visit(target.value);
        return;
      default:
        this.visit(target);
    }
  }

  private name(expr: Name): void {
    const { binder } = this;
    if (!binder.constants.uses.has(expr) && expr.name !== "__debug__") binder.read(expr.name, expr.start);
  }

  private parts(parts: readonly FStringPart[]): void {
    for (const part of parts) {
      if (part.kind === "Text") continue;
      this.visit(part.value);
      if (part.spec !== null) this.parts(part.spec);
    }
  }

  private call(call: Call): void {
    const { binder } = this;
    const { func, args } = call;
    if (func.kind !== "Name") this.visit(func);
    else {
      this.name(func);
      if (func.name === "super" && args.length === 0 && binder.scope.kind === "function")
        this.bareSuper(call);
      if (func.name === "dir" && args.length === 0) binder.listsNames = true;
      if (func.name === "setattr") this.setattr(args);
    }
    for (let i = 0; i < args.length; i++) this.visit(args[i]!.value);
  }

  private bareSuper(call: Call): void {
    const { scope } = this.binder;
    const self = scope.firstParameter;
    this.binder.read("__class__", call.start);
    if (self === null) this.binder.report("NAM209", call);
    else this.binder.read(self, call.start);
  }

  private setattr(args: readonly Argument[]): void {
    const name = args[1];
    if (name?.value.kind === "Str" && name.form === "positional" && args[0].form === "positional") {
      this.binder.attributeStores.add(name.value.value);
    } else {
      this.binder.storesUnknownAttribute = true;
    }
  }

  /** `self.x = …` in a method cannot be a module's attribute, so it does not cost the builtins of that name. */
  private storedAttribute(object: Expr, name: string): void {
    const { scope } = this.binder;
    const isSelf =
      object.kind === "Name" && scope.parent?.kind === "class" && scope.firstParameter === object.name;
    if (!isSelf) this.binder.attributeStores.add(name);
  }

  private suspension(expr: Expr & { kind: "Yield" | "YieldFrom" | "Await" }): void {
    const { binder } = this;
    const { kind } = binder.scope;
    if (expr.value !== null) this.visit(expr.value);
    if (kind === "function" || kind === "lambda") binder.scope.isGenerator = true;
  }

  private walrus(expr: NamedExpr): void {
    const { binder } = this;
    this.visit(expr.value);
    if (binder.constants.uses.has(expr.target)) {
      binder.report("NAM213", expr.target, [expr.target.name]);
      return;
    }
    const { name, start } = expr.target;
    const { scope } = binder;
    scope.walrus.add(name);
    if (scope.kind === "comprehension") this.bindOutside(expr, name, start);
    binder.write(name, start);
  }

  /** `:=` in a comprehension binds in the scope around it. */
  private bindOutside(expr: NamedExpr, name: string, start: number): void {
    const { binder } = this;
    const { scope } = binder;
    const outer = scope.parent!;
    outer.walrus.add(name);
    const entry = outer.write(name, start);
    if (entry.kind === "explicit") {
      scope.entry(name, "explicit");
      return;
    }
    const own = scope.entry(name, "undecided");
    if (outer.parent === null) {
      binder.declareGlobal(name, expr.target);
      return;
    }
    if (own.kind === "implicit") own.kind = "undecided";
    binder.declareNonlocal(name, expr.target);
  }
}
