/** Calls: plain ones, of methods, with stars, and `super()`. */

import { compact } from "../source/compact.js";
import type * as ir from "../ir/ops.js";
import type { Argument, Call, Expr } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

/** The call as the cheapest operation that can do it. */
export function lowerCall(ctx: FunctionContext, expr: Call): ir.IrValue {
  const { func, args } = expr;
  if (isBareSuper(ctx, expr)) return lowerSuper(ctx, expr);
  if (args.some((argument) => argument.form === "star" || argument.form === "doublestar")) {
    const spread = spreadArguments(ctx, args);
    return b.value<ir.CallSpread>(expr, { op: "CallSpread", func: ctx.value(func), ...spread });
  }
  if (func.kind === "Attribute") {
    const object = calledOn(ctx, func.value);
    const plain = plainArguments(ctx, args);
    return b.callMethod(expr, object, func.attr.name, plain.args, plain.keywords);
  }
  const callee = ctx.value(func);
  const plain = plainArguments(ctx, args);
  return (
    codePoint(expr, callee, plain.args) ??
    namedItems(expr, callee, plain) ??
    b.call(expr, callee, plain.args, plain.keywords)
  );
}

/** `ord("A")` is a number that is known now. */
function codePoint(expr: Call, callee: ir.IrValue, args: readonly ir.IrValue[]): ir.IrValue | undefined {
  const [only] = args;
  if (callee.op !== "LoadBuiltin" || callee.name !== "ord" || expr.args.length !== 1) return undefined;
  if (only?.op !== "Const" || only.value.kind !== "str") return undefined;
  const [character, ...more] = only.value.value;
  if (character === undefined || more.length > 0) return undefined;
  return b.literal(expr, { kind: "int", value: character.codePointAt(0)! });
}

/** `dict(a=1, b=2)` is a dict display. */
function namedItems(
  expr: Call,
  callee: ir.IrValue,
  { args, keywords }: PlainArguments,
): ir.IrValue | undefined {
  if (callee.op !== "LoadBuiltin" || callee.name !== "dict") return undefined;
  if (args.length > 0 || keywords.length === 0) return undefined;
  const items = keywords.map(({ name, value }) => ({
    key: b.literal(expr, { kind: "str", value: name }),
    value,
  }));
  return b.value<ir.MakeDict>(expr, { op: "MakeDict", items });
}

interface PlainArguments {
  readonly args: ir.IrValue[];
  readonly keywords: ir.Keyword[];
}

/** Arguments without stars. */
function plainArguments(ctx: FunctionContext, list: readonly Argument[]): PlainArguments {
  const args: ir.IrValue[] = [];
  const keywords: ir.Keyword[] = [];
  for (let i = 0; i < list.length; i++) {
    const argument = list[i]!;
    const source = ctx.value(argument.value);
    if (argument.form === "keyword") keywords.push({ name: argument.name!.name, value: source });
    else args.push(source);
  }
  return { args: compact(args), keywords: compact(keywords) };
}

/** Arguments with stars; the syntax has positional ones before keywords, so listing them apart keeps the order. */
export function spreadArguments(
  ctx: FunctionContext,
  list: readonly Argument[],
): Pick<ir.CallSpread, "args" | "keywords"> {
  const args: ir.SpreadItem[] = [];
  const keywords: { name: string | null; value: ir.IrValue }[] = [];
  for (const argument of list) {
    const source = ctx.value(argument.value);
    if (argument.form === "keyword") keywords.push({ name: argument.name!.name, value: source });
    else if (argument.form === "doublestar") keywords.push({ name: null, value: source });
    else args.push({ spread: argument.form === "star", value: source });
  }
  return { args, keywords };
}

/** `super()` is special by its text, in functions only (not in lambdas). */
function isBareSuper(ctx: FunctionContext, expr: Call): boolean {
  const { func, args } = expr;
  return func.kind === "Name" && func.name === "super" && args.length === 0 && ctx.scope.kind === "function";
}

/** The class comes from the cell `__class__`, the instance is the first parameter. */
function lowerSuper(ctx: FunctionContext, expr: Call): ir.IrValue {
  const operands = superOperands(ctx, expr);
  if (operands === null) return b.none(expr);
  return b.call(expr, ctx.loadName(expr.func, "super"), operands);
}

function superOperands(ctx: FunctionContext, expr: Call): ir.IrValue[] | null {
  const self = ctx.scope.firstParameter;
  return self === null ? null : [ctx.loadName(expr, "__class__"), ctx.loadName(expr, self)];
}

/** The object a method is called on: `super()` makes an object without checks there, whatever `super` is. */
function calledOn(ctx: FunctionContext, object: Expr): ir.IrValue {
  if (object.kind !== "Call" || !isBareSuper(ctx, object)) return ctx.value(object);
  const operands = superOperands(ctx, object);
  return operands === null ? b.none(object) : b.helper(object, "methodSuper", operands);
}
