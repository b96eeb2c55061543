/**
 * Takes None out of the type of what is used as if it were not None: `self.buffer[i]` of a field that holds None at first.
 * A test of its own raises what the operation on None would raise, so all that follows may count on the rest of the type.
 */

import { isSpecialName } from "../binding/special-names.js";
import { presentOperand } from "../primitives/present.js";
import type { IrFunction, IrModule, IrVar } from "../ir/function.js";
import { forgetNodes, nodesOf } from "../ir/nodes.js";
import type {
  AssignExpr,
  Binary,
  Compare,
  Const,
  ConstValue,
  GetItem,
  IrNode,
  IrStmt,
  IrValue,
} from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { FLOAT, INT, STR, type RType } from "../ir/types.js";
import { eachBlock } from "../ir/walk.js";
import { assign, assignExpr, load, str } from "../lower/builder.js";
import { truthyPart } from "../types/narrowing.js";
import { CHANGES, effectsOf, RAISES } from "./effects.js";
import { boxedPrimitive } from "./low-words.js";

export function assumePresent(modules: readonly IrModule[]): void {
  for (const module of modules) {
    for (const fn of module.functions) {
      if (fn.emitter === "viper" || !hasUnions(fn)) continue;
      current = fn;
      block(fn.body, undefined);
      forgetNodes(fn);
    }
  }
}

/** Something in the function may be of one type or another; in most functions nothing is, and nothing is done there. */
function hasUnions(fn: IrFunction): boolean {
  const { values } = nodesOf(fn);
  for (let i = 0; i < values.length; i++) if (values[i]!.type.kind === "union") return true;
  return false;
}

/** The function that is looked at: it gets the temporaries. */
let current: IrFunction;

function block(body: IrStmt[], _context: undefined): void {
  for (let i = 0; i < body.length; i++) {
    const s = body[i]!;
    replaceValues(s, present);
    if (s.op === "SetItem" && mayBeNone(s.object) && isQuiet(s.value) && !isQuiet(s.index)) {
      // The error comes when the index is there.
      const object = temporary(s.object);
      const index = temporary(s.index);
      body.splice(i, 0, assign(s, object, s.object), assign(s, index, s.index));
      i += 2;
      (s as { object: IrValue }).object = load(s.object, object);
      (s as { index: IrValue }).index = load(s.index, index);
    }
    statement(s);
    eachBlock(s, block, undefined);
  }
}

function statement(s: IrStmt): void {
  switch (s.op) {
    case "SetAttr":
      // The value comes before the error.
      if (isQuiet(s.value) && !isSpecialName(s.name))
        (s as { object: IrValue }).object = without(s.object, s, "setattr", s.name);
      return;
    case "SetItem":
      if (isQuiet(s.value) && isQuiet(s.index))
        (s as { object: IrValue }).object = without(s.object, s, "setitem");
      return;
    case "ForIter":
      (s as { iterable: IrValue }).iterable = without(s.iterable, s.iterable, "iter");
  }
}

function present(v: IrValue): IrValue {
  replaceOperands(v, present);
  switch (v.op) {
    case "GetAttr":
    case "CallMethod":
      if (!isSpecialName(v.name))
        (v as { object: IrValue }).object = without(
          v.object,
          v,
          v.op === "GetAttr" ? "getattr" : "method",
          v.name,
        );
      return v;
    case "GetItem":
      if (isQuiet(v.index)) (v as { object: IrValue }).object = without(v.object, v, "getitem");
      else if (mayBeNone(v.object)) return itemOfPresent(v);
      return v;
    case "Binary":
      return operands(v, v.inplace ? v.operator + "=" : v.operator);
    case "Compare":
      return operands(v, v.operator);
    case "MakeComprehension":
      (v as { iterable: IrValue }).iterable = without(v.iterable, v.iterable, "iter");
      return v;
    default:
      return v;
  }
}

/** `a - b` of a number and what may be None instead of one. */
function operands(v: Binary | Compare, sign: string): IrValue {
  const { left, right } = v;
  if (isNumber(left.type)) (v as { right: IrValue }).right = number(right, left, sign, "right");
  else if (isNumber(right.type) && isQuiet(right))
    (v as { left: IrValue }).left = number(left, right, sign, "left");
  return v;
}

const isNumber = (t: RType): boolean => t.kind === "int" || t.kind === "float";

function number(value: IrValue, other: IrValue, sign: string, side: "left" | "right"): IrValue {
  const name = mayBeNone(value) ? presentOperand(sign, side) : undefined;
  const type = truthyPart(value.type);
  if (name === undefined || !isNumber(type)) return value;
  const { start, end } = other;
  const kind: ConstValue =
    other.type.kind === "int" ? { kind: "int", value: 0 } : { kind: "float", value: 0 };
  const sample: Const = {
    op: "Const",
    value: kind,
    type: other.type.kind === "int" ? INT : FLOAT,
    rep: "boxed",
    start,
    end,
  };
  return boxedPrimitive(name, value, [value, sample], type);
}

/** `object[index]` with an index that is evaluated before the error may come. */
function itemOfPresent(v: GetItem): IrValue {
  const { object, index, start, end } = v;
  const first = temporary(object);
  const second = temporary(index);
  const item: GetItem = {
    ...v,
    object: without(load(object, first), v, "getitem"),
    index: load(index, second),
  };
  const keep = (variable: IrVar, value: IrValue): AssignExpr => ({
    ...assignExpr(value, variable, value),
    type: value.type,
  });
  const values = [keep(first, object), keep(second, index), item];
  return { op: "Seq", values, type: v.type, rep: v.rep, start, end };
}

function temporary(value: IrValue): IrVar {
  const variable: IrVar = { name: "held", kind: "temp", captured: false, type: value.type, rep: "boxed" };
  current.locals.push(variable);
  return variable;
}

/** Something may be left of the type, and None is in it. */
function mayBeNone({ type, rep }: IrValue): boolean {
  if (type.kind !== "union" || rep !== "boxed") return false;
  const rest = truthyPart(type);
  return rest !== type && rest.kind !== "never";
}

/** The value, which is not None or raises. */
function without(object: IrValue, at: IrNode, operation: string, name?: string): IrValue {
  if (!mayBeNone(object)) return object;
  const args = name === undefined ? [object] : [object, { ...str(at, name), type: STR }];
  return boxedPrimitive(`present.${operation}`, at, args, truthyPart(object.type));
}

/** Has no effect and does not raise, so it may as well come after an error. */
const isQuiet = (v: IrValue): boolean => (effectsOf(v) & (RAISES | CHANGES)) === 0;
