/**
 * Loops over the characters of a str that only ask for their numbers, as checksums and parsers do: `for c in text: … ord(c) …`.
 * The variable then holds the number from the start, and no str is made of each character.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { forgetNodes, nodesOf } from "../ir/nodes.js";
import type { ForIter, IrStmt, IrValue } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import type { RType } from "../ir/types.js";
import { walkStatements, walkValues } from "../ir/walk.js";

const CODE_POINT: RType = { kind: "int", small: true, min: 0, max: 0x10ffff };

export function findCodePoints(modules: readonly IrModule[]): void {
  for (const module of modules) {
    if (module.mode !== "static") continue;
    for (const fn of module.functions) if (!fn.isGenerator && !fn.isAsync) convertLoops(fn);
  }
}

function convertLoops(fn: IrFunction): void {
  const { statements } = nodesOf(fn);
  const loops: ForIter[] = [];
  for (let i = 0; i < statements.length; i++) {
    const s = statements[i]!;
    if (s.op === "ForIter" && !s.isIterator && s.iterable.type.kind === "str") loops.push(s);
  }
  for (const loop of loops) {
    const { variable } = loop;
    if (variable.captured || variable.kind === "param" || !isAssignedOnce(fn, loop)) continue;
    const all = readsOf(fn.body, variable);
    if (all.reads === 0 || all.reads !== all.numbers || readsOf(loop.body, variable).reads !== all.reads)
      continue;
    variable.type = CODE_POINT;
    loop.codes = true;
    replaceIn(loop.body, variable);
    forgetNodes(fn);
  }
}

/** Does nothing but the loop itself give the variable a value, or take it away? */
function isAssignedOnce(fn: IrFunction, loop: ForIter): boolean {
  const { variable } = loop;
  let count = 0;
  walkStatements(fn.body, (s) => {
    if ("variable" in s && s.variable === variable) count++;
    else if (s.op === "Unpack" && s.variables.includes(variable)) count += 2;
    else if (s.op === "Try" && s.exception === variable) count += 2;
  });
  walkValues(fn.body, (v) => {
    if (v.op === "AssignExpr" && v.variable === variable) count += 2;
  });
  return count === 1;
}

/** How often the variable is read, and how often only for `ord`. */
function readsOf(body: readonly IrStmt[], variable: IrVar): { reads: number; numbers: number } {
  let reads = 0;
  let numbers = 0;
  walkValues(body, (v) => {
    if (v.op === "Load" && v.variable === variable) reads++;
    else if (isNumberOf(v, variable)) numbers++;
  });
  return { reads, numbers };
}

/** `ord(c)`, with a value in `c` for certain. */
function isNumberOf(v: IrValue, variable: IrVar): boolean {
  if (v.op !== "Primitive" || v.name !== "str.ord") return false;
  const [read] = v.args;
  return read?.op === "Load" && read.variable === variable && !read.checked;
}

function replaceIn(body: readonly IrStmt[], variable: IrVar): void {
  const replace = (v: IrValue): IrValue => {
    if (isNumberOf(v, variable) && v.op === "Primitive")
      return { ...v.args[0]!, type: CODE_POINT, start: v.start, end: v.end } as IrValue;
    replaceOperands(v, replace);
    return v;
  };
  walkStatements(body, (s) => replaceValues(s, replace));
}
