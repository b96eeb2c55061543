/**
 * Decides which reads of local variables need a check for "referenced before assignment".
 *
 * A forward walk over the structured IR with the set of variables that are certainly bound. A nested function starts
 * with what is bound where it is made, since it cannot run earlier; variables that are deleted anywhere are taken as
 * unbound wherever control could come from somewhere else.
 */

import { declares, type FunctionKind, type IrFunction, type IrModule, type IrVar } from "../ir/function.js";
import type { IrStmt, IrValue, Load } from "../ir/ops.js";
import { eachOperand, eachValue, functionOf, walkStatements } from "../ir/walk.js";

/** Sets `checked` on the reads of all functions of the module; tells whether there are any such. */
export function markChecks(module: IrModule): boolean {
  const deleted = new Set<IrVar>();
  const volatile = new Set<IrVar>();
  for (const fn of module.functions) {
    walkStatements(fn.body, (stmt) => {
      if (stmt.op !== "DeleteVar" && stmt.op !== "UnbindVar") return;
      deleted.add(stmt.variable);
      if (!declares(fn, stmt.variable)) volatile.add(stmt.variable);
    });
  }
  const walk = new Walk(deleted, volatile);
  walk.module(module.init);
  return walk.found;
}

/** Variables certainly bound at a point; `dead`: the point is not reached. */
class State {
  constructor(
    readonly bound: Set<IrVar>,
    public dead: boolean,
  ) {}

  copy(): State {
    return new State(new Set(this.bound), this.dead);
  }

  has(variable: IrVar): boolean {
    return this.dead || this.bound.has(variable);
  }

  /** Takes over what `other` and this have in common. */
  meet(other: State): void {
    if (other.dead) return;
    if (this.dead) {
      this.dead = false;
      this.bound.clear();
      for (const variable of other.bound) this.bound.add(variable);
      return;
    }
    for (const variable of this.bound) if (!other.bound.has(variable)) this.bound.delete(variable);
  }
}

class Walk {
  /** Is there a read that needs a check? */
  found = false;
  private breaks = new Map<number, State>();
  private readonly visit = (value: IrValue, state: State): void => this.value(value, state);
  private kind: FunctionKind = "module";
  /** Variables that are bound from here on, whatever happens: the states of long module bodies would be full of them. */
  private readonly settled = new Set<IrVar>();
  private readonly cells = new Set<IrVar>();

  /** `deleted` anywhere; `volatile`: by an inner function, so at any time. */
  constructor(
    private readonly deleted: ReadonlySet<IrVar>,
    private readonly volatile: ReadonlySet<IrVar>,
  ) {}

  module(init: IrFunction): void {
    const state = new State(new Set(), false);
    for (const stmt of init.body) {
      this.statement(stmt, state);
      if (state.dead) continue;
      for (const variable of state.bound) {
        if (this.deleted.has(variable)) continue;
        this.settled.add(variable);
        state.bound.delete(variable);
      }
    }
  }

  private function(fn: IrFunction, outer: State): void {
    const saved = { breaks: this.breaks, kind: this.kind };
    this.breaks = new Map();
    this.kind = fn.kind;
    const state = this.forget(outer.copy());
    state.dead = false;
    for (const param of fn.params) state.bound.add(param.variable);
    this.block(fn.body, state);
    this.breaks = saved.breaks;
    this.kind = saved.kind;
  }

  private block(statements: readonly IrStmt[], state: State): State {
    for (let i = 0; i < statements.length; i++) this.statement(statements[i]!, state);
    return state;
  }

  private statement(stmt: IrStmt, state: State): void {
    switch (stmt.op) {
      case "AssignVar":
        this.assignment(stmt.variable, stmt.value, state);
        return;
      case "Unpack":
        this.value(stmt.value, state);
        for (const variable of stmt.variables) state.bound.add(variable);
        return;
      case "DeleteVar":
      case "UnbindVar":
        state.bound.delete(stmt.variable);
        return;
      case "If": {
        this.value(stmt.test, state);
        const otherwise = this.block(stmt.otherwise, state.copy());
        this.block(stmt.then, state);
        state.meet(otherwise);
        return;
      }
      case "While": {
        this.forget(state);
        this.value(stmt.test, state);
        this.block(stmt.body, state.copy());
        if (stmt.test.op === "Const") state.dead = true;
        this.arrive(stmt.label, state);
        return;
      }
      case "ForIter":
      case "ForRange": {
        eachValue(stmt, this.visit, state);
        this.forget(state);
        const body = state.copy();
        body.bound.add(stmt.variable);
        this.block(stmt.body, body);
        this.arrive(stmt.label, state);
        return;
      }
      case "Block":
        this.block(stmt.body, state);
        this.arrive(stmt.label, state);
        return;
      case "Try":
        this.tryStatement(stmt, state);
        return;
      case "Break":
        this.leave(stmt.label, state);
        state.dead = true;
        return;
      case "Return":
      case "Raise":
      case "Rethrow":
      case "Continue":
        eachValue(stmt, this.visit, state);
        state.dead = true;
        return;
      default:
        eachValue(stmt, this.visit, state);
    }
  }

  /** A function that refers to itself by name is bound when it can first run. */
  private assignment(variable: IrVar, value: IrValue, state: State): void {
    if (value.op === "MakeFunction") {
      eachOperand(value, this.visit, state);
      const inside = state.copy();
      inside.bound.add(variable);
      this.function(value.fn, inside);
    } else {
      this.value(value, state);
    }
    state.bound.add(variable);
  }

  private tryStatement(stmt: Extract<IrStmt, { op: "Try" }>, state: State): void {
    const anywhere = this.forget(state.copy());
    this.block(stmt.body, state);
    if (stmt.handler !== null) {
      const handler = anywhere.copy();
      if (stmt.exception !== null) handler.bound.add(stmt.exception);
      state.meet(this.block(stmt.handler, handler));
    }
    if (stmt.finalizer === null) return;
    // Once for the ways that leave early, once for the one that goes on.
    const early = this.block(stmt.finalizer, anywhere);
    if (early.dead) state.dead = true;
    else if (!state.dead) this.block(stmt.finalizer, state);
  }

  private value(value: IrValue, state: State): void {
    switch (value.op) {
      case "Load":
        if (this.mayBeUnbound(value.variable, state)) {
          (value as { -readonly [K in keyof Load]: Load[K] }).checked = true;
          this.found = true;
        }
        return;
      case "AssignExpr":
        this.value(value.value, state);
        state.bound.add(value.variable);
        return;
      case "Logical":
        this.value(value.left, state);
        this.value(value.right, state.copy());
        return;
      case "Conditional": {
        this.value(value.test, state);
        const otherwise = state.copy();
        this.value(value.otherwise, otherwise);
        this.value(value.then, state);
        state.meet(otherwise);
        return;
      }
      default: {
        eachOperand(value, this.visit, state);
        const fn = functionOf(value);
        if (fn === null) return;
        if (value.op === "MakeClass" && value.cls.classCell !== null) this.cells.add(value.cls.classCell);
        this.function(fn, state);
      }
    }
  }

  /** Methods run when the class exists, so `__class__` is unbound for the class body itself only. */
  private mayBeUnbound(variable: IrVar, state: State): boolean {
    if (variable.kind === "temp" || this.settled.has(variable)) return false;
    if (this.volatile.has(variable)) return true;
    return !state.has(variable) && !(this.kind !== "class" && this.cells.has(variable));
  }

  private forget(state: State): State {
    for (const variable of this.deleted) state.bound.delete(variable);
    return state;
  }

  private leave(label: number, state: State): void {
    const arriving = this.forget(state.copy());
    const known = this.breaks.get(label);
    if (known === undefined) this.breaks.set(label, arriving);
    else known.meet(arriving);
  }

  private arrive(label: number, state: State): void {
    const breaks = this.breaks.get(label);
    if (breaks !== undefined) state.meet(breaks);
  }
}
