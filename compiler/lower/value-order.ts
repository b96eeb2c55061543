/**
 * The order of evaluation around reads that may fail. Lowering takes the read of a local variable for something that can be done at any
 * time, and so lists `d[i] = f()` with `d` and `i` in front, as JavaScript evaluates it. Where the variable may be unbound its NameError
 * must not come before what MicroPython evaluates first: that is held in a temporary variable here.
 */

import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import type { IrStmt, IrValue, Seq } from "../ir/ops.js";
import { eachBlock, eachOperand, eachValue, walkValue } from "../ir/walk.js";
import { OBJECT } from "../ir/types.js";
import * as b from "./builder.js";

/** Puts the functions of a module in order, whose reads have been marked. */
export function keepOrder(module: IrModule): void {
  for (const fn of module.functions) inBlock(fn.body, fn);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A read of a variable that may be unbound. */
const mayFail = (value: IrValue): boolean => value.op === "Load" && value.checked;
/** Nothing happens, or the same error. */
const isSimple = (value: IrValue): boolean => value.op === "Const" || value.op === "Load";

function temporary(fn: IrFunction): IrVar {
  const variable: IrVar = { name: "early", kind: "temp", captured: false, type: OBJECT, rep: "boxed" };
  fn.locals.push(variable);
  return variable;
}

function inBlock(statements: IrStmt[], fn: IrFunction): void {
  for (let i = 0; i < statements.length; i++) {
    const stmt = statements[i]!;
    const early = earlyValue(stmt);
    if (early !== undefined) {
      const variable = temporary(fn);
      statements.splice(i++, 0, b.assign(early, variable, early));
      const read = b.load(early, variable);
      if (stmt.op === "ForRange") (stmt as Mutable<typeof stmt>).to = read;
      else if (stmt.op === "SetAttr" || stmt.op === "SetItem") (stmt as Mutable<typeof stmt>).value = read;
      inValue(early, fn);
    }
    eachValue(stmt, inValue, fn);
    eachBlock(stmt, inBlock, fn);
  }
}

/** The value of a statement that comes before a read of it that may fail. */
function earlyValue(stmt: IrStmt): IrValue | undefined {
  switch (stmt.op) {
    case "SetAttr":
      return mayFail(stmt.object) && !isSimple(stmt.value) ? stmt.value : undefined;
    case "SetItem":
      return (mayFail(stmt.object) || mayFail(stmt.index)) && !isSimple(stmt.value) ? stmt.value : undefined;
    case "ForRange":
      // With a constant step the end comes before the start (`rangeBounds`).
      return stmt.by.op === "Const" && mayFail(stmt.from) && !isSimple(stmt.to) ? stmt.to : undefined;
    default:
      return undefined;
  }
}

function inValue(value: IrValue, fn: IrFunction): void {
  if (value.op === "MakeDict") valuesFirst(value.items, fn);
  else if (value.op === "Seq") readFieldsInTurn(value);
  eachOperand(value, inValue, fn);
}

/** In a dict display the value of an item comes before its key. */
function valuesFirst(items: { key: IrValue | null; value: IrValue }[], fn: IrFunction): void {
  for (const item of items) {
    const { key, value } = item;
    if (key === null) continue;
    if (!((mayFail(key) && !isSimple(value)) || (mayFail(value) && !isSimple(key)))) continue;
    const variable = temporary(fn);
    item.key = b.seq(key, [b.assignExpr(value, variable, value), key]);
    item.value = b.load(value, variable);
  }
}

/** Fields of an f-string that are calculated stand in front of it, where those that are only read must have their turn. */
function readFieldsInTurn({ values }: Seq): void {
  const joined = values.at(-1) as IrValue;
  if (joined.op !== "JoinStr") return;
  const reads: IrValue[] = [];
  walkValue(joined, (inside) => mayFail(inside) && reads.push(inside));
  for (const read of reads) {
    const next = values.findIndex(({ start }, at) => start > read.start && at < values.length - 1);
    if (next >= 0) values.splice(next, 0, { ...read });
  }
}
