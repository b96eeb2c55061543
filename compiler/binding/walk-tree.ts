/** Visits the nodes of a tree in the order in which they are written, for searches that do not care for scopes. */

import type { Expr, Node, Stmt } from "../syntax/ast.js";

/** Calls `visit` for each statement and expression below `root`, the outer before the inner ones. */
export function walkTree(root: Node, visit: (node: Stmt | Expr) => void): void {
  for (const key in root) descend(root[key as keyof Node], visit);
}

function descend(value: unknown, visit: (node: Stmt | Expr) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) descend(item, visit);
    return;
  }
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  if ("kind" in value) visit(value as Stmt | Expr);
  for (const key in value) {
    const child = (value as Record<string, unknown>)[key];
    if (typeof child === "object" && child !== null) descend(child, visit);
  }
}
