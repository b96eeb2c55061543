/**
 * Whether control can come to the end of a list of statements. A function whose end is not reached does not give
 * None there, which is the difference between `float` and `float | None`.
 */

import type { IrStmt } from "../ir/ops.js";
import { walkStatements } from "../ir/walk.js";

/** May run past the last of these statements. True in doubt. */
export function fallsThrough(body: readonly IrStmt[]): boolean {
  return body.every(completes);
}

/** Control may come to what follows the statement. */
export function completes(stmt: IrStmt): boolean {
  switch (stmt.op) {
    case "Return":
    case "Raise":
    case "Rethrow":
    case "Break":
    case "Continue":
      return false;
    case "If":
      return fallsThrough(stmt.then) || fallsThrough(stmt.otherwise);
    case "While": {
      const { test } = stmt;
      const isEndless = test.op === "Const" && test.value.kind === "bool" && test.value.value;
      return !isEndless || isLeft(stmt.body, stmt.label);
    }
    case "Block":
      return fallsThrough(stmt.body) || isLeft(stmt.body, stmt.label);
    case "Try":
      if (stmt.finalizer !== null && !fallsThrough(stmt.finalizer)) return false;
      return fallsThrough(stmt.body) || (stmt.handler !== null && fallsThrough(stmt.handler));
    default:
      return true;
  }
}

/** Is there a `break` to that label? */
export function isLeft(body: readonly IrStmt[], label: number): boolean {
  let found = false;
  walkStatements(body, (stmt) => {
    found ||= stmt.op === "Break" && stmt.label === label;
  });
  return found;
}
