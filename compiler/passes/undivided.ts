/**
 * Variables that cannot be kept in two, be it a number and its kind or the parts of a complex number: those that may be
 * unbound, that something else than an assignment gives its value, or whose identity is asked for.
 */

import type { IrVar } from "../ir/function.js";
import { isNoneTest } from "./number-kinds.js";
import type { IrStmt, IrValue } from "../ir/ops.js";

export class UndividedVariables {
  /** Given values in the midst of expressions. */
  readonly changedWithin = new Set<IrVar>();
  private readonly found = new Set<IrVar>();

  /** What functions share stays whole, too, unless all that they do with it is known; see `hasWhole`. */
  has(v: IrVar): boolean {
    return v.captured || this.found.has(v);
  }

  /** The function does with the variable what it could not do with two. */
  hasWhole(v: IrVar): boolean {
    return this.found.has(v);
  }

  add(v: IrVar): void {
    this.found.add(v);
  }

  value(v: IrValue): void {
    switch (v.op) {
      case "Load":
        if (v.checked) this.found.add(v.variable);
        return;
      case "AssignExpr":
        this.changedWithin.add(v.variable);
        this.found.add(v.variable);
        return;
      case "Compare":
        // Another object made of the same parts is not the same object.
        if ((v.operator === "is" || v.operator === "is not") && !isNoneTest(v))
          for (const operand of [v.left, v.right])
            if (operand.op === "Load") this.found.add(operand.variable);
    }
  }

  statement(s: IrStmt): void {
    switch (s.op) {
      case "DeleteVar":
      case "UnbindVar":
      case "ForRange":
        this.found.add(s.variable);
        return;
      case "Try":
        if (s.exception !== null) this.found.add(s.exception);
    }
  }
}
