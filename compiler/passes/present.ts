/**
 * Takes None out of the type of what is used as if it were not None: `self.buffer[i]` of a field that holds None at first.
 * A test of its own raises what the operation on None would raise, so all that follows may count on the rest of the type.
 */

import "../primitives/present.js";
import type { IrFunction, IrModule } from "../ir/function.js";
import { forgetNodes, nodesOf } from "../ir/nodes.js";
import type { Const, IrStmt, IrValue, Primitive } from "../ir/ops.js";
import { replaceOperands, replaceValues } from "../ir/rewrite.js";
import { STR } from "../ir/types.js";
import { eachBlock } from "../ir/walk.js";
import { truthyPart } from "../types/narrowing.js";

export function assumePresent(modules: readonly IrModule[]): void {
  for (const module of modules) {
    for (const fn of module.functions) {
      if (fn.emitter === "viper" || !mayBeNone(fn)) continue;
      block(fn.body, undefined);
      forgetNodes(fn);
    }
  }
}

/** Something in the function may be None or something else; in most functions nothing is, and nothing is done there. */
function mayBeNone(fn: IrFunction): boolean {
  const { values } = nodesOf(fn);
  for (let i = 0; i < values.length; i++) if (values[i]!.type.kind === "union") return true;
  return false;
}

function block(body: readonly IrStmt[], _context: undefined): void {
  for (let i = 0; i < body.length; i++) {
    const s = body[i]!;
    replaceValues(s, present);
    statement(s);
    eachBlock(s, block, undefined);
  }
}

function statement(s: IrStmt): void {
  switch (s.op) {
    case "SetAttr":
      // The value comes before the error.
      if (isQuiet(s.value) && !s.name.startsWith("__"))
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
      if (!v.name.startsWith("__"))
        (v as { object: IrValue }).object = without(
          v.object,
          v,
          v.op === "GetAttr" ? "getattr" : "method",
          v.name,
        );
      return v;
    case "GetItem":
      if (isQuiet(v.index)) (v as { object: IrValue }).object = without(v.object, v, "getitem");
      return v;
    case "MakeComprehension":
      (v as { iterable: IrValue }).iterable = without(v.iterable, v.iterable, "iter");
      return v;
    default:
      return v;
  }
}

/** The value, which is not None or raises. */
function without(
  object: IrValue,
  at: { readonly start: number; readonly end: number },
  operation: string,
  name?: string,
): IrValue {
  const { type } = object;
  if (type.kind !== "union" || object.rep !== "boxed") return object;
  const rest = truthyPart(type);
  if (rest === type || rest.kind === "never") return object;
  const { start, end } = at;
  const args = [object];
  if (name !== undefined) {
    const text: Const = {
      op: "Const",
      value: { kind: "str", value: name },
      type: STR,
      rep: "boxed",
      start,
      end,
    };
    args.push(text);
  }
  const result: Primitive = {
    op: "Primitive",
    name: `present.${operation}`,
    args,
    type: rest,
    rep: "boxed",
    start,
    end,
  };
  return result;
}

/** Has no effect and does not raise, so it may as well come after an error. */
function isQuiet(v: IrValue): boolean {
  switch (v.op) {
    case "Const":
      return true;
    case "Load":
      return !v.checked;
    case "Binary":
      return (
        v.type.kind === "int" &&
        v.type.small &&
        "+-*&|^".includes(v.operator) &&
        isQuiet(v.left) &&
        isQuiet(v.right)
      );
    case "Unary":
      return v.type.kind === "int" && isQuiet(v.operand);
    case "MakeSlice":
      return isQuiet(v.lower) && isQuiet(v.upper) && isQuiet(v.step);
    default:
      return false;
  }
}
