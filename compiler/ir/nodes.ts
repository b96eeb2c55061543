/**
 * All statements and values of a function as flat lists, for the passes that look through the whole program: the first of them
 * walks the tree, the others run along the lists. Whoever changes the IR says so by `forgetNodes`; the pipeline does that
 * behind each pass that is not marked as seeing to it itself.
 */

import type { IrFunction } from "./function.js";
import type { IrStmt, IrValue } from "./ops.js";
import { eachBlock, eachOperand, eachValue } from "./walk.js";

export interface Nodes {
  /** Outer statements before inner ones; not those of inner functions. */
  readonly statements: readonly IrStmt[];
  /** In the order of the statements, outer values before their operands. */
  readonly values: readonly IrValue[];
}

interface Lists extends Nodes {
  readonly statements: IrStmt[];
  readonly values: IrValue[];
}

let known = new WeakMap<IrFunction, Nodes>();

/** The nodes of the body of a function, as they are now. */
export function nodesOf(fn: IrFunction): Nodes {
  let nodes = known.get(fn);
  if (nodes === undefined) {
    const lists: Lists = { statements: [], values: [] };
    addBlock(fn.body, lists);
    known.set(fn, (nodes = lists));
  }
  return nodes;
}

/** The IR has changed: all of it, or one function. */
export function forgetNodes(fn?: IrFunction): void {
  if (fn === undefined) known = new WeakMap();
  else known.delete(fn);
}

function addBlock(body: readonly IrStmt[], lists: Lists): void {
  for (let i = 0; i < body.length; i++) {
    const stmt = body[i]!;
    lists.statements.push(stmt);
    eachValue(stmt, addValue, lists);
    eachBlock(stmt, addBlock, lists);
  }
}

function addValue(value: IrValue, lists: Lists): void {
  lists.values.push(value);
  eachOperand(value, addValue, lists);
}
