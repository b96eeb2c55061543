/** Constructors for IR operations, so that the lowering reads as what it makes. All values start as boxed objects. */

import type { Rep } from "../ir/function.js";
import type { IrVar } from "../ir/function.js";
import type * as ir from "../ir/ops.js";
import { BOOL, OBJECT, type RType } from "../ir/types.js";
import type { Constant } from "../binding/constants.js";

/** A stretch of source. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

type Fields<T> = Omit<T, "start" | "end" | "type" | "rep">;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const BOXED: Rep = "boxed";

/** A value with the range of `at`. The kinds that programs are full of have functions of their own below, which is quicker. */
export function value<T extends ir.IrValue>(
  at: Place,
  fields: Fields<T> & { op: T["op"] },
  type: RType = OBJECT,
): T {
  // The object given is new in every call, so it is completed, not copied: half of the lowering went into copies.
  const made = fields as unknown as Mutable<T>;
  made.type = type;
  made.rep = BOXED;
  made.start = at.start;
  made.end = at.end;
  return made as T;
}

/** A statement with the range of `at`. */
export function stmt<T extends ir.IrStmt>(at: Place, fields: Omit<T, "start" | "end"> & { op: T["op"] }): T {
  const made = fields as unknown as Mutable<T>;
  made.start = at.start;
  made.end = at.end;
  return made as T;
}

export function literal(at: Place, constant: ir.ConstValue): ir.Const {
  return { op: "Const", value: constant, type: OBJECT, rep: BOXED, start: at.start, end: at.end };
}

/** A constant of any kind; tuples are built from their parts. */
export function constant(at: Place, folded: Constant): ir.IrValue {
  if (folded.kind !== "tuple") return literal(at, folded);
  const items = folded.items.map((item) => ({ spread: false, value: constant(at, item) }));
  return value<ir.MakeSequence>(at, { op: "MakeTuple", items });
}

export function none(at: Place): ir.Const {
  return literal(at, { kind: "none" });
}

export function str(at: Place, text: string): ir.Const {
  return literal(at, { kind: "str", value: text });
}

export function int(at: Place, number: number): ir.Const {
  return literal(at, { kind: "int", value: number });
}

/** An int that a pass makes, when types are known: its type has it as its bounds. */
export function boundedInt(at: Place, number: number): ir.Const {
  return { ...int(at, number), type: { kind: "int", small: true, min: number, max: number } };
}

export function bool(at: Place, truth: boolean): ir.Const {
  return { ...literal(at, { kind: "bool", value: truth }), type: BOOL };
}

/** A read; whether it needs a check is decided when the function is complete. */
export function load(at: Place, variable: IrVar): ir.Load {
  const { type } = variable;
  return { op: "Load", variable, checked: false, type, rep: BOXED, start: at.start, end: at.end };
}

export function assign(at: Place, variable: IrVar, source: ir.IrValue): ir.AssignVar {
  return { op: "AssignVar", variable, value: source, start: at.start, end: at.end };
}

export function loadGlobal(at: Place, name: string): ir.LoadGlobal {
  return { op: "LoadGlobal", name, type: OBJECT, rep: BOXED, start: at.start, end: at.end };
}

export function storeGlobal(at: Place, name: string, source: ir.IrValue): ir.StoreGlobal {
  return { op: "StoreGlobal", name, value: source, start: at.start, end: at.end };
}

export function assignExpr(at: Place, variable: IrVar, source: ir.IrValue): ir.AssignExpr {
  return {
    op: "AssignExpr",
    variable,
    value: source,
    type: OBJECT,
    rep: BOXED,
    start: at.start,
    end: at.end,
  };
}

export function seq(at: Place, values: ir.IrValue[]): ir.IrValue {
  return values.length === 1 ? values[0] : value<ir.Seq>(at, { op: "Seq", values });
}

export function evaluate(at: Place, source: ir.IrValue): ir.Evaluate {
  return { op: "Evaluate", value: source, start: at.start, end: at.end };
}

export function getAttr(at: Place, object: ir.IrValue, name: string): ir.GetAttr {
  return { op: "GetAttr", object, name, type: OBJECT, rep: BOXED, start: at.start, end: at.end };
}

export function setAttr(at: Place, object: ir.IrValue, name: string, source: ir.IrValue): ir.SetAttr {
  return { op: "SetAttr", object, name, value: source, start: at.start, end: at.end };
}

export function setItem(at: Place, object: ir.IrValue, index: ir.IrValue, source: ir.IrValue): ir.SetItem {
  return { op: "SetItem", object, index, value: source, start: at.start, end: at.end };
}

export function binary(
  at: Place,
  operator: ir.Binary["operator"],
  left: ir.IrValue,
  right: ir.IrValue,
  inplace: boolean,
): ir.Binary {
  const { start, end } = at;
  return { op: "Binary", operator, inplace, left, right, type: OBJECT, rep: BOXED, start, end };
}

export function compare(
  at: Place,
  operator: ir.Compare["operator"],
  left: ir.IrValue,
  right: ir.IrValue,
): ir.Compare {
  const { start, end } = at;
  return { op: "Compare", operator, left, right, type: OBJECT, rep: BOXED, start, end };
}

export function getItem(at: Place, object: ir.IrValue, index: ir.IrValue): ir.GetItem {
  return { op: "GetItem", object, index, type: OBJECT, rep: BOXED, start: at.start, end: at.end };
}

export function call(at: Place, func: ir.IrValue, args: ir.IrValue[], keywords: ir.Keyword[] = []): ir.Call {
  return { op: "Call", func, args, keywords, type: OBJECT, rep: BOXED, start: at.start, end: at.end };
}

export function callMethod(
  at: Place,
  object: ir.IrValue,
  name: string,
  args: ir.IrValue[],
  keywords: ir.Keyword[] = [],
): ir.CallMethod {
  const { start, end } = at;
  return { op: "CallMethod", object, name, args, keywords, type: OBJECT, rep: BOXED, start, end };
}

export function helper(at: Place, name: ir.Helper, args: ir.IrValue[], type: RType = OBJECT): ir.CallHelper {
  return { op: "CallHelper", helper: name, args, type, rep: BOXED, start: at.start, end: at.end };
}

export function builtin(at: Place, name: string): ir.LoadBuiltin {
  return { op: "LoadBuiltin", name, type: OBJECT, rep: BOXED, start: at.start, end: at.end };
}

export function awaitValue(at: Place, awaited: ir.IrValue): ir.YieldFrom {
  return value<ir.YieldFrom>(at, { op: "YieldFrom", value: awaited, isAwait: true });
}

export function ifStmt(at: Place, test: ir.IrValue, then: ir.IrStmt[], otherwise: ir.IrStmt[] = []): ir.If {
  return { op: "If", test, then, otherwise, start: at.start, end: at.end };
}

export function block(at: Place, label: number, body: ir.IrStmt[]): ir.Block {
  return { op: "Block", label, body, start: at.start, end: at.end };
}

export function breakTo(at: Place, label: number): ir.Break {
  return { op: "Break", label, start: at.start, end: at.end };
}

export function rethrow(at: Place, exception: IrVar | null): ir.Rethrow {
  return stmt<ir.Rethrow>(at, { op: "Rethrow", exception });
}

export function returnValue(at: Place, source: ir.IrValue): ir.Return {
  return { op: "Return", value: source, start: at.start, end: at.end };
}
