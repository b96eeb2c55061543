/**
 * Marks where compiled code looks whether callbacks are waiting: at the back-edges of loops, and at the entry of
 * functions that call themselves.
 *
 * Only loops that are short for certain go without: a constant number of rounds and nothing in them that could take
 * long or wait for something.
 */

import type { IrFunction, IrModule } from "../ir/function.js";
import { nodesOf } from "../ir/nodes.js";
import type { ForIter, ForRange, IrStmt, IrValue, Safepoint } from "../ir/ops.js";
import { blocksOf, valuesOf, walkValue } from "../ir/walk.js";

/** A loop of no more rounds than this is over before a callback could be missed. */
const SHORT_LOOP = 16;

export function insertSafepoints(module: IrModule): void {
  for (const fn of module.functions) {
    for (const stmt of nodesOf(fn).statements) {
      if (stmt.op === "While") stmt.safepoint = true;
      else if (stmt.op === "ForIter" || stmt.op === "ForRange") stmt.safepoint = !isShort(stmt);
    }
    if (callsItself(fn)) {
      const entry: Safepoint = { op: "Safepoint", start: fn.start, end: fn.start };
      fn.body.unshift(entry);
    }
  }
}

function isShort(loop: ForIter | ForRange): boolean {
  const rounds = loop.op === "ForRange" ? constantRounds(loop) : constantLength(loop.iterable);
  return rounds !== null && rounds <= SHORT_LOOP && loop.body.every(isBrief);
}

function constantRounds(loop: ForRange): number | null {
  const from = constantInt(loop.from);
  const to = constantInt(loop.to);
  const by = constantInt(loop.by);
  if (from === null || to === null || by === null || by === 0) return null;
  return Math.max(0, Math.ceil((to - from) / by));
}

function constantInt(value: IrValue): number | null {
  if (value.op !== "Const" || value.value.kind !== "int" || typeof value.value.value !== "number")
    return null;
  return value.value.value;
}

function constantLength(value: IrValue): number | null {
  if (value.op !== "MakeTuple" && value.op !== "MakeList") return null;
  return value.items.some((item) => item.spread) ? null : value.items.length;
}

/** No calls, no loops, nothing that suspends. */
function isBrief(stmt: IrStmt): boolean {
  if (stmt.op === "While" || stmt.op === "ForIter" || stmt.op === "ForRange" || stmt.op === "ImportStar")
    return false;
  let brief = true;
  for (const value of valuesOf(stmt)) {
    walkValue(value, (part) => {
      if (LONG_OPERATIONS.has(part.op)) brief = false;
    });
  }
  return brief && blocksOf(stmt).every((block) => block.every(isBrief));
}

const LONG_OPERATIONS: ReadonlySet<IrValue["op"]> = new Set([
  "Call",
  "CallMethod",
  "CallSpread",
  "MakeClass",
  "MakeComprehension",
  "ImportModule",
  "Yield",
  "YieldFrom",
]);

/** A call of its own name in the body: direct recursion, as far as the text shows it. */
function callsItself(fn: IrFunction): boolean {
  if (fn.kind !== "function" || fn.isGenerator) return false;
  return nodesOf(fn).values.some((value) => {
    if (value.op === "CallMethod") {
      const { object, name } = value;
      return name === fn.name && object.op === "Load" && object.variable === fn.params[0]?.variable;
    }
    if (value.op !== "Call" && value.op !== "CallSpread") return false;
    const { func } = value;
    if (func.op === "LoadGlobal" || func.op === "LoadUnknown") return func.name === fn.name;
    return func.op === "Load" && func.variable.name === fn.name;
  });
}
