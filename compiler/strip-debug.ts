/**
 * `micropython.opt_level(1)` and above: text compiled from then on has no `assert` statements and `__debug__` is False.
 * Done on the tree, before names are bound.
 */

import type { Module } from "./syntax/ast.js";

type Fields = Record<string, unknown>;

/** The tree without its debugging aids; changed in place, since nobody has seen it yet. */
export function stripDebug(module: Module): Module {
  stripNode(module as unknown as Fields);
  return module;
}

function stripNode(node: Fields): void {
  for (const key of Object.keys(node)) {
    const child = node[key];
    if (Array.isArray(child)) stripItems(child);
    else if (isNode(child)) node[key] = replaced(child);
  }
}

function stripItems(items: unknown[]): void {
  items.forEach((item, i) => {
    if (isNode(item)) items[i] = replaced(item);
  });
}

function replaced(node: Fields): Fields {
  if (node.kind === "Assert") return { kind: "Pass", start: node.start, end: node.end };
  if (node.kind === "Name" && node.name === "__debug__") {
    return { kind: "Constant", value: "False", start: node.start, end: node.end };
  }
  stripNode(node);
  return node;
}

const isNode = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !(value instanceof Uint8Array);
