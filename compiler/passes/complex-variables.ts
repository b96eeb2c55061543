/**
 * Which variables of a function are worth two: those that hold results of complex arithmetic, and are used for more of it.
 * What is only read from somewhere and calculated with stays the object that it is.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { AssignVar, IrStmt, IrValue } from "../ir/ops.js";
import { isReal } from "../types/result-types.js";
import { isArithmetic, isCallOf, isConstruction, otherKind } from "./complex-kinds.js";

/** What the function does with variables. */
export class VariableUses {
  /** Given values in the midst of expressions. */
  readonly changedWithin = new Set<IrVar>();
  private readonly blocked = new Set<IrVar>();
  private readonly calculated = new Set<IrVar>();
  private readonly assignments = new Map<IrVar, AssignVar[]>();

  constructor(private readonly fn: IrFunction) {
    const { statements, values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) this.value(values[i]!);
    for (let i = 0; i < statements.length; i++) this.statement(statements[i]!);
  }

  private value(v: IrValue): void {
    switch (v.op) {
      case "Load":
        if (v.checked) this.blocked.add(v.variable);
        return;
      case "AssignExpr":
        this.changedWithin.add(v.variable);
        this.blocked.add(v.variable);
        return;
      case "Compare":
        // Another object made of the same parts is not the same object.
        if (v.operator === "is" || v.operator === "is not") for (const o of [v.left, v.right]) this.block(o);
        else if (v.operator === "==" || v.operator === "!=") this.calculate(v.left, v.right);
        return;
      case "Binary":
        if (isArithmetic(v)) this.calculate(v.left, v.right);
        return;
      case "Unary":
        return this.calculate(v.operand);
      case "GetAttr":
        return this.calculate(v.object);
      case "Call":
        if (isCallOf(v, "abs")) this.calculate(...v.args);
    }
  }

  private block(v: IrValue): void {
    if (v.op === "Load") this.blocked.add(v.variable);
  }

  private calculate(...operands: readonly IrValue[]): void {
    for (const v of operands) if (v.op === "Load") this.calculated.add(v.variable);
  }

  private statement(s: IrStmt): void {
    switch (s.op) {
      case "AssignVar": {
        const known = this.assignments.get(s.variable);
        if (known === undefined) this.assignments.set(s.variable, [s]);
        else known.push(s);
        return;
      }
      case "DeleteVar":
      case "UnbindVar":
      case "ForIter":
      case "ForRange":
        this.blocked.add(s.variable);
        return;
      case "Unpack":
        for (const variable of s.variables) this.blocked.add(variable);
        return;
      case "Try":
        if (s.exception !== null) this.blocked.add(s.exception);
    }
  }

  /** The variables that could be split, if all that they are given can be taken apart. */
  candidates(): IrVar[] {
    const found = this.fn.locals.filter(
      (v) => (v.type.kind === "complex" || otherKind(v.type) !== undefined) && this.isWorthIt(v),
    );
    for (const { variable } of this.fn.params)
      if (variable.type.kind === "complex" && this.isWorthIt(variable)) found.push(variable);
    return found;
  }

  private isWorthIt(v: IrVar): boolean {
    if (v.captured || this.blocked.has(v) || !this.calculated.has(v)) return false;
    return this.assignments.get(v)?.some(({ value }) => isMade(value)) === true;
  }

  /** The values that the variable is given. */
  *given(v: IrVar): Iterable<IrValue> {
    for (const { value } of this.assignments.get(v) ?? []) yield value;
  }
}

/** A number that is made where it stands. */
function isMade(v: IrValue): boolean {
  if (isReal(v.type)) return false;
  return isArithmetic(v) || v.op === "Unary" || isConstruction(v);
}
