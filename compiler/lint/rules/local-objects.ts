/**
 * Variables that hold the result of a call and never leave their function, found in the text: what is made for one is gone
 * when the function ends, so it has to be closed there.
 */

import { walkTree } from "../../binding/walk-tree.js";
import type { Attribute, Call, Expr, Module, Name, Node, Stmt } from "../../syntax/ast.js";

/** `name = call(…)` whose name is used for nothing but attributes of the object. */
export interface LocalObject {
  readonly name: string;
  readonly call: Call;
  /** Attributes that are read, in the order of the text, with their places. */
  readonly attributes: readonly Attribute[];
  /** Statements of the function that end it between the call and the end of its text. */
  readonly returns: readonly { readonly start: number; readonly end: number }[];
  /** In the body of the script, not in a function. */
  readonly isGlobal: boolean;
}

type Named = Extract<Stmt, { kind: "FunctionDef" }>;

/** The objects of all functions of a module, and with `globals` those of its body. */
export function localObjects(tree: Module, isMade: (call: Call) => boolean, globals: boolean): LocalObject[] {
  const found: LocalObject[] = [];
  if (globals) found.push(...objectsIn(tree.body, isMade, true));
  walkTree(tree, (node) => {
    if (node.kind === "FunctionDef") found.push(...objectsIn((node as Named).body, isMade, false));
  });
  return found;
}

function objectsIn(body: readonly Stmt[], isMade: (call: Call) => boolean, isGlobal: boolean): LocalObject[] {
  const made: { name: string; call: Call; target: Name }[] = [];
  const declared = new Set<string>();
  const returns: { start: number; end: number }[] = [];
  eachOwn(body, (node) => {
    if (node.kind === "Global" || node.kind === "Nonlocal")
      for (const { name } of node.names) declared.add(name);
    if (node.kind === "Return") returns.push(node);
    if (node.kind !== "Assign" || node.targets.length !== 1 || node.value.kind !== "Call") return;
    const [target] = node.targets;
    if (target!.kind === "Name" && isMade(node.value))
      made.push({ name: target.name, call: node.value, target });
  });
  return made.flatMap(({ name, call, target }): LocalObject[] => {
    if (declared.has(name)) return [];
    const attributes: Attribute[] = [];
    const bases = new Set<Expr>([target]);
    let escapes = false;
    for (const statement of body)
      visit(statement, (node) => {
        if (node.kind === "Attribute" && node.value.kind === "Name" && node.value.name === name) {
          attributes.push(node);
          bases.add(node.value);
        }
        if (node.kind === "Name" && node.name === name && !bases.has(node)) escapes = true;
      });
    return escapes ? [] : [{ name, call, attributes, returns, isGlobal }];
  });
}

/** All nodes of statements, without those of functions and classes in them. */
function eachOwn(body: readonly Stmt[], see: (node: Stmt | Expr) => void): void {
  const inner = new Set<Node>();
  const outside = (node: Stmt | Expr): boolean => {
    for (const one of inner) if (node.start >= one.start && node.end <= one.end) return false;
    return true;
  };
  for (const statement of body)
    visit(statement, (node) => {
      if (!outside(node)) return;
      if (node.kind === "FunctionDef" || node.kind === "ClassDef" || node.kind === "Lambda") inner.add(node);
      else see(node);
    });
}

/** A statement and all below it. */
function visit(root: Stmt, see: (node: Stmt | Expr) => void): void {
  see(root);
  walkTree(root, see);
}
