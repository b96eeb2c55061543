/**
 * Checks that IR is well formed: what every stage after the lowering may rely on.
 *
 * Problems are returned as sentences, not thrown: a test wants to see all of them, with the function they are in.
 */

import type { IrFunction, IrModule, IrVar } from "./function.js";
import type { IrStmt, IrValue, Load } from "./ops.js";
import { blocksOf, functionOf, operandsOf, valuesOf } from "./walk.js";

/** Everything wrong with a module; empty if nothing is. */
export function verifyModule(module: IrModule): string[] {
  const problems: string[] = [];
  if (module.functions[0] !== module.init) problems.push("init is not the first function");
  const known = new Set(module.functions);
  if (known.size !== module.functions.length) problems.push("a function is listed twice");
  const owners = new Map<IrVar, IrFunction>();
  for (const fn of module.functions) {
    for (const variable of [...fn.params.map((param) => param.variable), ...fn.locals]) {
      if (owners.has(variable)) problems.push(`${fn.name}: variable ${variable.name} has two owners`);
      owners.set(variable, fn);
    }
  }
  for (const fn of module.functions) problems.push(...new FunctionCheck(module, fn, known, owners).run());
  return problems;
}

/** Variables of `__class__` cells that the classes around a function provide. */
function classCells(module: IrModule): Set<IrVar> {
  const cells = new Set<IrVar>();
  for (const fn of module.functions) {
    const visit = (value: IrValue): void => {
      if (value.op === "MakeClass" && value.cls.classCell !== null) cells.add(value.cls.classCell);
      operandsOf(value).forEach(visit);
    };
    const visitStmt = (stmt: IrStmt): void => {
      valuesOf(stmt).forEach(visit);
      for (const block of blocksOf(stmt)) block.forEach(visitStmt);
    };
    fn.body.forEach(visitStmt);
  }
  return cells;
}

class FunctionCheck {
  private readonly problems: string[] = [];
  private readonly cells: Set<IrVar>;
  /** Labels around the statement, with what they name. */
  private readonly labels: { label: number; isLoop: boolean }[] = [];
  private readonly used = new Set<number>();

  constructor(
    private readonly module: IrModule,
    private readonly fn: IrFunction,
    private readonly known: ReadonlySet<IrFunction>,
    private readonly owners: ReadonlyMap<IrVar, IrFunction>,
  ) {
    this.cells = classCells(module);
  }

  run(): string[] {
    const { fn } = this;
    if (fn.module !== this.module) this.problem("belongs to another module");
    if (fn.parent !== null && !this.known.has(fn.parent)) this.problem("its parent is not listed");
    if (fn.kind === "comprehension" && fn.params.length !== 1)
      this.problem("a comprehension has one parameter");
    this.block(fn.body);
    return this.problems;
  }

  private problem(text: string): void {
    this.problems.push(`${this.fn.name}: ${text}`);
  }

  private block(statements: readonly IrStmt[]): void {
    for (const stmt of statements) this.statement(stmt);
  }

  private statement(stmt: IrStmt): void {
    for (const value of valuesOf(stmt)) this.value(value);
    switch (stmt.op) {
      case "AssignVar":
        this.assigned(stmt.variable, stmt.value);
        break;
      case "DeleteVar":
      case "UnbindVar":
        this.variable(stmt.variable);
        break;
      case "Unpack":
        for (const variable of stmt.variables) this.variable(variable);
        if (stmt.star >= stmt.variables.length)
          this.problem("the starred target of an unpacking does not exist");
        break;
      case "ForIter":
      case "ForRange":
        this.variable(stmt.variable);
        if (this.owners.get(stmt.variable) !== this.fn) this.problem("a loop variable of another function");
        break;
      case "Try":
        if (stmt.handler === null && stmt.finalizer === null)
          this.problem("a try without handler and finalizer");
        if (stmt.exception !== null) this.variable(stmt.exception);
        break;
      case "Rethrow":
        if (stmt.exception !== null) this.variable(stmt.exception);
        break;
      case "Break":
        this.target(stmt.label, false);
        return;
      case "Continue":
        this.target(stmt.label, true);
        return;
      case "Return":
        if (this.fn.kind === "class") this.problem("a return in a class body");
        if (this.fn.kind === "module" && !this.module.isEval) this.problem("a return at module level");
        return;
      case "StoreName":
      case "DeleteName":
      case "UnbindName":
        this.requireNamespace();
        break;
      default:
        break;
    }
    this.inner(stmt);
  }

  private inner(stmt: IrStmt): void {
    const isLoop = stmt.op === "While" || stmt.op === "ForIter" || stmt.op === "ForRange";
    if (isLoop || stmt.op === "Block") {
      if (this.used.has(stmt.label)) this.problem(`label L${stmt.label} is used twice`);
      this.used.add(stmt.label);
      this.labels.push({ label: stmt.label, isLoop });
      this.block(stmt.body);
      this.labels.pop();
      return;
    }
    for (const block of blocksOf(stmt)) this.block(block);
  }

  private target(label: number, mustBeLoop: boolean): void {
    const found = this.labels.find((entry) => entry.label === label);
    if (found === undefined) this.problem(`label L${label} does not enclose its jump`);
    else if (mustBeLoop && !found.isLoop) this.problem(`continue to L${label}, which is no loop`);
  }

  private value(value: IrValue): void {
    for (const operand of operandsOf(value)) this.value(operand);
    const inner = functionOf(value);
    if (inner !== null) {
      if (!this.known.has(inner)) this.problem(`function ${inner.name} is not listed`);
      if (inner.parent !== this.fn) this.problem(`function ${inner.name} has another parent`);
    }
    switch (value.op) {
      case "Load":
        this.variable(value.variable);
        this.representation(value);
        break;
      case "AssignExpr":
        this.assigned(value.variable, value.value);
        break;
      case "MatchException":
        this.variable(value.exception);
        break;
      case "Yield":
      case "YieldFrom":
        if (!this.fn.isGenerator) this.problem(`${value.op} in a function that is no generator`);
        break;
      case "LoadName":
        this.requireNamespace();
        break;
      case "AssignNameExpr":
        if (value.scope === "name") this.requireNamespace();
        break;
      case "Box":
        if (value.value.rep !== "f64" || value.rep !== "boxed")
          this.problem("a box of what is no bare float");
        break;
      case "Unbox":
        if (value.value.rep !== "boxed" || value.rep !== "f64") this.problem("an unbox of what is not boxed");
        break;
      case "Seq":
        if (value.values.length === 0) this.problem("an empty sequence");
        break;
      default:
        break;
    }
  }

  private requireNamespace(): void {
    const { fn, module } = this;
    if (fn.kind === "class" || (fn.kind === "module" && module.isDynamicCode)) return;
    this.problem("a name of a namespace in a function that has none");
  }

  private representation(load: Load): void {
    if (load.rep !== load.variable.rep) this.problem(`${load.variable.name} is read as ${load.rep}`);
  }

  private assigned(variable: IrVar, value: IrValue): void {
    this.variable(variable);
    if (variable.rep !== value.rep) this.problem(`${variable.name} is assigned a ${value.rep}`);
  }

  /** A variable must be of this function or one around it, and marked when an inner function uses it. */
  private variable(variable: IrVar): void {
    if (this.cells.has(variable)) return;
    const owner = this.owners.get(variable);
    if (owner === undefined) {
      this.problem(`variable ${variable.name} is not declared`);
      return;
    }
    if (owner === this.fn) return;
    if (!variable.captured)
      this.problem(`variable ${variable.name} of ${owner.name} is not marked as captured`);
    for (let fn = this.fn.parent; fn !== null; fn = fn.parent) if (fn === owner) return;
    this.problem(`variable ${variable.name} belongs to ${owner.name}, which is not around`);
  }
}
