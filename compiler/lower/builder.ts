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

/** A value with the range of `at`. */
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
  return value<ir.Const>(at, { op: "Const", value: constant });
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

export function bool(at: Place, truth: boolean): ir.Const {
  return { ...literal(at, { kind: "bool", value: truth }), type: BOOL };
}

/** A read; whether it needs a check is decided when the function is complete. */
export function load(at: Place, variable: IrVar): ir.Load {
  return value<ir.Load>(at, { op: "Load", variable, checked: false }, variable.type);
}

export function assign(at: Place, variable: IrVar, source: ir.IrValue): ir.AssignVar {
  return stmt<ir.AssignVar>(at, { op: "AssignVar", variable, value: source });
}

export function assignExpr(at: Place, variable: IrVar, source: ir.IrValue): ir.AssignExpr {
  return value<ir.AssignExpr>(at, { op: "AssignExpr", variable, value: source });
}

export function seq(at: Place, values: ir.IrValue[]): ir.IrValue {
  return values.length === 1 ? values[0] : value<ir.Seq>(at, { op: "Seq", values });
}

export function evaluate(at: Place, source: ir.IrValue): ir.Evaluate {
  return stmt<ir.Evaluate>(at, { op: "Evaluate", value: source });
}

export function getAttr(at: Place, object: ir.IrValue, name: string): ir.GetAttr {
  return value<ir.GetAttr>(at, { op: "GetAttr", object, name });
}

export function getItem(at: Place, object: ir.IrValue, index: ir.IrValue): ir.GetItem {
  return value<ir.GetItem>(at, { op: "GetItem", object, index });
}

export function call(at: Place, func: ir.IrValue, args: ir.IrValue[]): ir.Call {
  return value<ir.Call>(at, { op: "Call", func, args, keywords: [] });
}

export function callMethod(at: Place, object: ir.IrValue, name: string, args: ir.IrValue[]): ir.CallMethod {
  return value<ir.CallMethod>(at, { op: "CallMethod", object, name, args, keywords: [] });
}

export function helper(at: Place, name: ir.Helper, args: ir.IrValue[], type: RType = OBJECT): ir.CallHelper {
  return value<ir.CallHelper>(at, { op: "CallHelper", helper: name, args }, type);
}

export function builtin(at: Place, name: string): ir.LoadBuiltin {
  return value<ir.LoadBuiltin>(at, { op: "LoadBuiltin", name });
}

export function awaitValue(at: Place, awaited: ir.IrValue): ir.YieldFrom {
  return value<ir.YieldFrom>(at, { op: "YieldFrom", value: awaited, isAwait: true });
}

export function ifStmt(at: Place, test: ir.IrValue, then: ir.IrStmt[], otherwise: ir.IrStmt[] = []): ir.If {
  return stmt<ir.If>(at, { op: "If", test, then, otherwise });
}

export function block(at: Place, label: number, body: ir.IrStmt[]): ir.Block {
  return stmt<ir.Block>(at, { op: "Block", label, body });
}

export function breakTo(at: Place, label: number): ir.Break {
  return stmt<ir.Break>(at, { op: "Break", label });
}

export function rethrow(at: Place, exception: IrVar | null): ir.Rethrow {
  return stmt<ir.Rethrow>(at, { op: "Rethrow", exception });
}

export function returnValue(at: Place, source: ir.IrValue): ir.Return {
  return stmt<ir.Return>(at, { op: "Return", value: source });
}
