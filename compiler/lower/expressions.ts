/** Expressions. Operands are listed in the order of evaluation; where MicroPython's differs, temporaries keep it. */

import { constantOf, remainingOperands } from "../binding/constants.js";
import type * as ir from "../ir/ops.js";
import type { BoolOp, Compare, DictExpr, Expr, NamedExpr, Slice, Unary } from "../syntax/ast.js";
import { lowerAwait, lowerYield } from "./async.js";
import * as b from "./builder.js";
import { lowerCall } from "./calls.js";
import type { FunctionContext } from "./context.js";
import { lowerFString, lowerTString } from "./fstrings.js";

/** The value of an expression. */
export function lowerValue(ctx: FunctionContext, expr: Expr): ir.IrValue {
  // What most expressions are comes first: V8 compares with one case after the other.
  switch (expr.kind) {
    case "Name": {
      const folded = constantOf(expr, ctx.module.bindings.constants.uses);
      return folded === undefined ? ctx.loadName(expr, expr.name) : b.constant(expr, folded);
    }
    case "Call":
      return lowerCall(ctx, expr);
    case "Int":
      return b.literal(expr, { kind: "int", value: expr.value });
    case "Str":
      return b.str(expr, expr.value);
    case "Attribute":
      return b.getAttr(expr, ctx.value(expr.value), expr.attr.name);
    case "Binary":
      return binary(expr, expr.operator, ctx.value(expr.left), ctx.value(expr.right), false);
    case "Float":
      return b.literal(expr, { kind: "float", value: expr.value });
    case "Imaginary":
      return b.literal(expr, { kind: "imaginary", value: expr.value });
    case "Bytes":
      return b.literal(expr, { kind: "bytes", value: expr.value });
    case "Constant":
      return b.constant(expr, constantOf(expr, ctx.module.bindings.constants.uses)!);
    case "FString":
      return lowerFString(ctx, expr);
    case "TString":
      return lowerTString(ctx, expr);
    case "Subscript":
      return b.getItem(expr, ctx.value(expr.value), ctx.value(expr.index));
    case "Slice":
      return lowerSlice(ctx, expr);
    case "Unary":
      return lowerUnary(ctx, expr);
    case "BoolOp":
      return lowerBoolOp(ctx, expr);
    case "Compare":
      return lowerCompare(ctx, expr);
    case "Conditional":
      return b.value<ir.Conditional>(expr, {
        op: "Conditional",
        test: ctx.value(expr.test),
        then: ctx.value(expr.body),
        otherwise: ctx.value(expr.orelse),
      });
    case "Lambda":
      return ctx.lower.makeFunction(ctx, expr);
    case "Tuple":
      return sequence(ctx, expr, "MakeTuple", expr.elements);
    case "List":
      return sequence(ctx, expr, "MakeList", expr.elements);
    case "Set":
      return sequence(ctx, expr, "MakeSet", expr.elements);
    case "Dict":
      return lowerDict(ctx, expr);
    case "Comprehension":
      return ctx.lower.comprehension(ctx, expr);
    case "Yield":
    case "YieldFrom":
      return lowerYield(ctx, expr);
    case "Await":
      return lowerAwait(ctx, expr);
    case "NamedExpr":
      return lowerNamedExpr(ctx, expr);
    case "Starred":
      return ctx.value(expr.value);
    case "ErrorExpr":
      return b.none(expr);
  }
}

/** A binary operation; also made by augmented assignment. */
export function binary(
  at: b.Place,
  operator: ir.Binary["operator"],
  left: ir.IrValue,
  right: ir.IrValue,
  inplace: boolean,
): ir.Binary {
  return b.binary(at, operator, left, right, inplace);
}

/** Negative literals are constants: tables, ranges and steps of loops are easier to read off. */
function lowerUnary(ctx: FunctionContext, expr: Unary): ir.IrValue {
  if (expr.operator === "not") return b.value<ir.Not>(expr, { op: "Not", operand: ctx.value(expr.operand) });
  if (expr.operand.kind === "Int" || expr.operand.kind === "Float") {
    const folded = constantOf(expr, ctx.module.bindings.constants.uses);
    if (folded !== undefined) return b.constant(expr, folded);
  }
  return b.value<ir.Unary>(expr, { op: "Unary", operator: expr.operator, operand: ctx.value(expr.operand) });
}

function lowerSlice(ctx: FunctionContext, expr: Slice): ir.IrValue {
  const part = (value: Expr | null) => (value === null ? b.none(expr) : ctx.value(value));
  return b.value<ir.MakeSlice>(expr, {
    op: "MakeSlice",
    lower: part(expr.lower),
    upper: part(expr.upper),
    step: part(expr.step),
  });
}

function sequence(
  ctx: FunctionContext,
  at: b.Place,
  op: ir.MakeSequence["op"],
  elements: readonly Expr[],
): ir.IrValue {
  const items = elements.map((element) => ({
    spread: element.kind === "Starred",
    value: ctx.value(element),
  }));
  return b.value<ir.MakeSequence>(at, { op, items });
}

/** MicroPython evaluates each value before its key. */
function lowerDict(ctx: FunctionContext, expr: DictExpr): ir.IrValue {
  const items = expr.items.map((item) => {
    const source = ctx.value(item.value);
    if (item.key === null) return { key: null, value: source };
    return valueFirst(ctx, ctx.value(item.key), source);
  });
  return b.value<ir.MakeDict>(expr, { op: "MakeDict", items });
}

/** Key and value of a dict item such that listing them key first still evaluates the value first. */
export function valueFirst(
  ctx: FunctionContext,
  key: ir.IrValue,
  source: ir.IrValue,
): { key: ir.IrValue; value: ir.IrValue } {
  if (ctx.isStable(key) || ctx.isStable(source)) return { key, value: source };
  const held = ctx.temp("value");
  return { key: b.seq(key, [b.assignExpr(source, held, source), key]), value: b.load(source, held) };
}

function lowerBoolOp(ctx: FunctionContext, expr: BoolOp): ir.IrValue {
  const operands = remainingOperands(expr, ctx.module.bindings.constants.uses).map((value) =>
    ctx.value(value),
  );
  return operands.reduce((left, right) => logical(expr, expr.operator, left, right));
}

function logical(at: b.Place, operator: "and" | "or", left: ir.IrValue, right: ir.IrValue): ir.Logical {
  return b.value<ir.Logical>(at, { op: "Logical", operator, left, right });
}

/** `a < b < c`: `b` is evaluated once, `c` only if the first comparison holds. */
function lowerCompare(ctx: FunctionContext, expr: Compare): ir.IrValue {
  const last = expr.operators.length - 1;
  const comparisons: ir.IrValue[] = [];
  let left = ctx.value(expr.left);
  for (let index = 0; index <= last; index++) {
    let right = ctx.value(expr.comparators[index]);
    let next = right;
    if (index < last && !ctx.isStable(right)) {
      const middle = ctx.temp("middle");
      right = b.assignExpr(right, middle, right);
      next = b.load(right, middle);
    }
    comparisons.push(b.compare(expr, expr.operators[index], left, right));
    left = next;
  }
  return comparisons.reduceRight((rest, first) => logical(expr, "and", first, rest));
}

function lowerNamedExpr(ctx: FunctionContext, expr: NamedExpr): ir.IrValue {
  return ctx.storeNameExpr(expr, expr.target.name, ctx.value(expr.value));
}
