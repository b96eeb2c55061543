/**
 * Which variables of a function are worth two: those that hold results of complex arithmetic, and are used for more of it.
 * What is only read from somewhere and calculated with stays the object that it is.
 */

import type { IrFunction, IrVar } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { IrStmt, IrValue } from "../ir/ops.js";
import { isReal } from "../types/result-types.js";
import { isArithmetic, isCallOf, isConstruction, otherKind } from "./complex-kinds.js";
import { UndividedVariables } from "./undivided.js";

/** What a function does with its variables that hold complex numbers. */
export class ComplexUses {
  private readonly undivided = new UndividedVariables();
  private readonly calculated = new Set<IrVar>();
  private readonly made = new Set<IrVar>();

  constructor(private readonly fn: IrFunction) {
    const { statements, values } = nodesOf(fn);
    for (let i = 0; i < values.length; i++) this.value(values[i]!);
    for (let i = 0; i < statements.length; i++) this.statement(statements[i]!);
  }

  /** Given values in the midst of expressions. */
  get changedWithin(): ReadonlySet<IrVar> {
    return this.undivided.changedWithin;
  }

  private value(v: IrValue): void {
    this.undivided.value(v);
    switch (v.op) {
      case "Compare":
        if (v.operator === "==" || v.operator === "!=") this.calculate(v.left, v.right);
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

  private calculate(...operands: readonly IrValue[]): void {
    for (const v of operands) if (v.op === "Load") this.calculated.add(v.variable);
  }

  private statement(s: IrStmt): void {
    this.undivided.statement(s);
    switch (s.op) {
      case "AssignVar":
        if (isMade(s.value)) this.made.add(s.variable);
        return;
      case "Unpack":
        for (const variable of s.variables) this.undivided.add(variable);
    }
  }

  /** The variables to split. */
  candidates(): IrVar[] {
    const { locals, params } = this.fn;
    return [...locals, ...params.map((p) => p.variable)].filter(
      (v) => (v.type.kind === "complex" || otherKind(v.type) !== undefined) && this.isWorthIt(v),
    );
  }

  private isWorthIt(v: IrVar): boolean {
    return !this.undivided.has(v) && this.calculated.has(v) && this.made.has(v);
  }
}

/** A number that is made where it stands. */
function isMade(v: IrValue): boolean {
  if (isReal(v.type)) return false;
  return isArithmetic(v) || v.op === "Unary" || isConstruction(v);
}
