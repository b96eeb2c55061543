/** Visits the nodes of a tree in the order in which they are written, for searches that do not care for scopes. */

import type { Expr, Node, Stmt } from "../syntax/ast.js";

/** Calls `visit` for each statement and expression below `root`, the outer before the inner ones. */
export function walkTree(root: Node, visit: (node: Stmt | Expr) => void): void {
  const nodes = nodesOf(root);
  for (let i = 0; i < nodes.length; i++) visit(nodes[i]!);
}

/** Trees do not change, and a dozen checks look through that of each module. */
const known = new WeakMap<Node, readonly (Stmt | Expr)[]>();

function nodesOf(root: Node): readonly (Stmt | Expr)[] {
  const found = known.get(root);
  if (found !== undefined) return found;
  const nodes: (Stmt | Expr)[] = [];
  for (const key in root) collect(root[key as keyof Node], nodes);
  if ("kind" in root && root.kind === "Module") known.set(root, nodes);
  return nodes;
}

function collect(value: unknown, nodes: (Stmt | Expr)[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) collect(value[i], nodes);
    return;
  }
  if (value instanceof Uint8Array) return;
  if ("kind" in value) nodes.push(value as Stmt | Expr);
  for (const key in value) {
    const child = (value as Record<string, unknown>)[key];
    if (typeof child === "object" && child !== null) collect(child, nodes);
  }
}
