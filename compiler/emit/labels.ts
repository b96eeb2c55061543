/** Finds the labels that must be written: those of blocks, and of loops left from inside an inner loop. */

import type { IrStmt } from "../ir/ops.js";

const NO_LABELS: ReadonlySet<number> = new Set();

/** Labels that some `break` or `continue` of these statements has to name. */
export function findLabels(body: readonly IrStmt[]): ReadonlySet<number> {
  let found: Set<number> | null = null;
  const walk = (list: readonly IrStmt[], innermost: number): void => {
    for (let i = 0; i < list.length; i++) {
      const statement = list[i]!;
      switch (statement.op) {
        case "If":
          walk(statement.then, innermost);
          walk(statement.otherwise, innermost);
          break;
        case "While":
        case "ForIter":
        case "ForRange":
          walk(statement.body, statement.label);
          break;
        case "Block":
          walk(statement.body, innermost);
          break;
        case "Try":
          walk(statement.body, innermost);
          if (statement.handler) walk(statement.handler, innermost);
          if (statement.finalizer) walk(statement.finalizer, innermost);
          break;
        case "Break":
        case "Continue":
          if (statement.label !== innermost) (found ??= new Set()).add(statement.label);
          break;
      }
    }
  };
  walk(body, -1);
  return found ?? NO_LABELS;
}
