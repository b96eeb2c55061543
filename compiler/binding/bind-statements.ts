/** The statements part of the binder. */

import type { Expr, For, FunctionDef, If, Import, ImportFrom, Stmt, Try, With } from "../syntax/ast.js";
import type { Binder } from "./binder.js";
import type { ExpressionBinder } from "./bind-expressions.js";
import { constantCondition } from "./constants.js";

/** The name of the module that a program starts with. */
const ENTRY = "__main__";

export class StatementBinder {
  constructor(
    private readonly binder: Binder,
    private readonly expressions: ExpressionBinder,
  ) {}

  block(statements: readonly Stmt[]): void {
    for (let i = 0; i < statements.length; i++) this.visit(statements[i]);
  }

  private visit(stmt: Stmt): void {
    const { binder, expressions } = this;
    switch (stmt.kind) {
      case "FunctionDef":
        this.functionDef(stmt);
        return;
      case "ClassDef":
        binder.decorators(stmt.decorators);
        binder.open("class", stmt);
        for (const argument of stmt.args) expressions.visit(argument.value);
        binder.define(stmt.name);
        return;
      case "Return":
        if (stmt.value !== null) expressions.visit(stmt.value);
        return;
      case "Delete":
        for (const target of stmt.targets) expressions.assign(target);
        return;
      case "Assign":
        if (binder.constants.definitions.has(stmt)) {
          this.constantDefinition(stmt.targets[0]);
          return;
        }
        expressions.visit(stmt.value);
        for (const target of stmt.targets) expressions.assign(target);
        return;
      case "AugAssign":
        if (stmt.target.kind === "Name") expressions.visit(stmt.target);
        expressions.visit(stmt.value);
        expressions.assign(stmt.target);
        return;
      case "AnnAssign":
        if (stmt.value === null) this.declaration(stmt.target);
        else if (binder.constants.definitions.has(stmt)) this.constantDefinition(stmt.target);
        else {
          expressions.visit(stmt.value);
          expressions.assign(stmt.target);
        }
        return;
      case "For":
        this.forLoop(stmt);
        return;
      case "While":
        if (constantCondition(stmt.test, binder.constants.uses) !== false) {
          this.block(stmt.body);
          expressions.visit(stmt.test);
        }
        this.block(stmt.orelse);
        return;
      case "If":
        this.conditional(stmt);
        return;
      case "With":
        this.withBlock(stmt);
        return;
      case "Raise":
        expressions.visitAll([stmt.exception, stmt.cause]);
        return;
      case "Try":
        this.tryBlock(stmt);
        return;
      case "Assert":
        expressions.visitAll([stmt.test, stmt.message]);
        return;
      case "Import":
        this.importModules(stmt);
        return;
      case "ImportFrom":
        this.importFrom(stmt);
        return;
      case "Global":
        for (const name of stmt.names) binder.declareGlobal(name.name, name);
        return;
      case "Nonlocal":
        if (binder.scope.kind === "module") binder.report("NAM204", stmt);
        else for (const name of stmt.names) binder.declareNonlocal(name.name, name);
        return;
      case "ExprStmt":
        expressions.visit(stmt.value);
        return;
      case "Pass":
      case "Break":
      case "Continue":
      case "ErrorStmt":
        return;
    }
  }

  private functionDef(stmt: FunctionDef): void {
    const emitter = this.binder.decorators(stmt.decorators);
    this.binder.defineFunction(stmt, emitter);
    this.binder.define(stmt.name);
  }

  /** `_x = const(…)` leaves no variable at all, other names do. */
  private constantDefinition(target: Expr): void {
    if (target.kind === "Name" && !target.name.startsWith("_")) this.binder.write(target.name, target.start);
  }

  /** `x: int` alone makes `x` a local in functions and does nothing else. */
  private declaration(target: Expr): void {
    const { scope } = this.binder;
    if (target.kind === "Name" && scope.kind === "function") scope.entry(target.name, "local");
  }

  private forLoop(stmt: For): void {
    const { expressions } = this;
    expressions.visit(stmt.iter);
    expressions.assign(stmt.target);
    this.block(stmt.body);
    this.block(stmt.orelse);
  }

  private conditional(stmt: If): void {
    const truth = constantCondition(stmt.test, this.binder.constants.uses);
    if (truth !== false) {
      this.expressions.visit(stmt.test);
      this.block(stmt.body);
      if (truth === true) return;
    }
    this.block(stmt.orelse);
  }

  private withBlock(stmt: With): void {
    for (const item of stmt.items) {
      this.expressions.visit(item.context);
      if (item.target !== null) this.expressions.assign(item.target);
    }
    this.block(stmt.body);
  }

  private tryBlock(stmt: Try): void {
    this.block(stmt.body);
    for (const handler of stmt.handlers) {
      if (handler.type !== null) this.expressions.visit(handler.type);
      if (handler.name !== null) {
        const { handlers } = this.binder.scope;
        handlers.set(handler.name.name, [...(handlers.get(handler.name.name) ?? []), handler]);
        this.binder.write(handler.name.name, handler.name.start);
      }
      this.block(handler.body);
    }
    this.block(stmt.orelse);
    this.block(stmt.finalbody);
  }

  private importModules(stmt: Import): void {
    for (const alias of stmt.names) {
      if (alias.path[0]?.name === ENTRY) this.binder.importsEntry = true;
      const bound = alias.alias ?? alias.path[0];
      if (bound !== undefined) this.binder.define(bound);
    }
  }

  private importFrom(stmt: ImportFrom): void {
    if (stmt.level > 0) this.binder.importsRelatively = true;
    else if (stmt.path[0]?.name === ENTRY) this.binder.importsEntry = true;
    if (stmt.names === null) {
      const path = stmt.path.map((part) => part.name).join(".");
      this.binder.importStar(stmt, path);
      return;
    }
    for (const name of stmt.names) this.binder.define(name.alias ?? name.name);
  }
}
