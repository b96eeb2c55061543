/**
 * Assignment in all its forms, and `del`.
 *
 * The value is evaluated first, then targets from left to right, each with its object and index; augmented assignment
 * evaluates object and index once and before the value.
 */

import type * as ir from "../ir/ops.js";
import type { AnnAssign, Assign, AugAssign, Delete, Expr, Stmt } from "../syntax/ast.js";
import type { IrVar } from "../ir/function.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";
import { binary } from "./expressions.js";

/** `t1 = t2 = value`. */
export function lowerAssign(ctx: FunctionContext, stmt: Assign): void {
  if (defineConstant(ctx, stmt, stmt.targets[0])) return;
  if (stmt.targets.length === 1) {
    assignOne(ctx, stmt.targets[0], stmt.value);
    return;
  }
  const source = ctx.hold(stmt.value, ctx.value(stmt.value), "value");
  for (const target of stmt.targets) assignTarget(ctx, target, source);
}

/** Annotations are not evaluated; without a value nothing is, not even the target. */
export function lowerAnnAssign(ctx: FunctionContext, stmt: AnnAssign): void {
  if (stmt.value === null || defineConstant(ctx, stmt, stmt.target)) return;
  assignOne(ctx, stmt.target, stmt.value);
}

/** `x = const(…)`: the value goes into the variable, or nowhere if the name begins with an underscore. */
function defineConstant(ctx: FunctionContext, stmt: Assign | AnnAssign, target: Expr): boolean {
  const folded = ctx.module.bindings.constants.definitions.get(stmt);
  if (folded === undefined || target.kind !== "Name") return false;
  if (!target.name.startsWith("_")) ctx.storeName(stmt, target.name, b.constant(stmt.value ?? stmt, folded));
  return true;
}

function assignOne(ctx: FunctionContext, target: Expr, value: Expr): void {
  if (assignParallel(ctx, target, value)) return;
  assignTarget(ctx, target, ctx.value(value));
}

/** Longest `a, b = b, a` that MicroPython does without making a tuple; for longer ones it cannot be told apart. */
const PARALLEL = 3;

/** `a, b = c, d`: all values, then all stores, without a tuple. */
function assignParallel(ctx: FunctionContext, target: Expr, value: Expr): boolean {
  if (target.kind !== "Tuple" || value.kind !== "Tuple") return false;
  const targets = target.elements;
  const values = value.elements;
  if (targets.length !== values.length || targets.length > PARALLEL || targets.length < 2) return false;
  if ([...targets, ...values].some((element) => element.kind === "Starred")) return false;
  // A variable read on the right may be stored on the left, so only constants need no temporary.
  const sources = values.map((element) => holdAlways(ctx, element, ctx.value(element)));
  for (const [index, element] of targets.entries()) assignTarget(ctx, element, sources[index]);
  return true;
}

function holdAlways(ctx: FunctionContext, at: b.Place, source: ir.IrValue): ir.IrValue {
  if (source.op === "Const") return source;
  const variable = ctx.temp("value");
  ctx.emit(b.assign(at, variable, source));
  return b.load(at, variable);
}

/** Stores a value whose evaluation comes before everything in the target. */
export function assignTarget(ctx: FunctionContext, target: Expr, source: ir.IrValue): void {
  switch (target.kind) {
    case "Name":
      ctx.storeName(target, target.name, source);
      return;
    case "Attribute": {
      const object = ctx.value(target.value);
      const value = ctx.isStable(object) ? source : ctx.hold(source, source, "value");
      ctx.emit(b.setAttr(target, object, target.attr.name, value));
      return;
    }
    case "Subscript": {
      const object = ctx.value(target.value);
      const index = ctx.value(target.index);
      const value = ctx.isStable(object) && ctx.isStable(index) ? source : ctx.hold(source, source, "value");
      ctx.emit(b.setItem(target, object, index, value));
      return;
    }
    case "Tuple":
    case "List":
      unpack(ctx, target, target.elements, source);
      return;
    case "Starred":
      assignTarget(ctx, target.value, source);
      return;
    default:
      // Not a target; the parser has said so.
      ctx.emit(b.evaluate(target, source));
  }
}

/** Unpacks into variables first: nothing is stored if the number of items is wrong. */
function unpack(ctx: FunctionContext, at: b.Place, elements: readonly Expr[], source: ir.IrValue): void {
  const star = elements.findIndex((element) => element.kind === "Starred");
  const pending: { target: Expr; variable: IrVar }[] = [];
  const variables = elements.map((element) => {
    const target = element.kind === "Starred" ? element.value : element;
    const own = target.kind === "Name" ? ctx.ownVariable(target.name) : null;
    if (own !== null && pending.length === 0) return own;
    const variable = ctx.temp("item");
    pending.push({ target, variable });
    return variable;
  });
  ctx.emit(b.stmt<ir.Unpack>(at, { op: "Unpack", value: source, variables, star }));
  for (const { target, variable } of pending) assignTarget(ctx, target, b.load(target, variable));
}

/** `target op= value`. */
export function lowerAugAssign(ctx: FunctionContext, stmt: AugAssign): void {
  const { target } = stmt;
  const update = (old: ir.IrValue) => binary(stmt, stmt.operator, old, ctx.value(stmt.value), true);
  switch (target.kind) {
    case "Name":
      ctx.storeName(stmt, target.name, update(ctx.value(target)));
      return;
    case "Attribute": {
      const object = ctx.hold(target.value, ctx.value(target.value), "object");
      const value = update(b.getAttr(target, object, target.attr.name));
      ctx.emit(b.setAttr(stmt, object, target.attr.name, value));
      return;
    }
    case "Subscript": {
      const object = ctx.hold(target.value, ctx.value(target.value), "object");
      const index = ctx.hold(target.index, ctx.value(target.index), "index");
      const value = update(b.getItem(target, object, index));
      ctx.emit(b.setItem(stmt, object, index, value));
      return;
    }
    default:
      ctx.emit(b.evaluate(stmt, update(ctx.value(target))));
  }
}

/** `del a, b[i], c.x, (d, e)`. */
export function lowerDelete(ctx: FunctionContext, stmt: Delete): void {
  for (const target of stmt.targets) deleteTarget(ctx, stmt, target);
}

function deleteTarget(ctx: FunctionContext, stmt: Stmt, target: Expr): void {
  switch (target.kind) {
    case "Name":
      ctx.deleteName(target, target.name, false);
      return;
    case "Attribute":
      ctx.emit(
        b.stmt<ir.DeleteAttr>(target, {
          op: "DeleteAttr",
          object: ctx.value(target.value),
          name: target.attr.name,
        }),
      );
      return;
    case "Subscript":
      ctx.emit(
        b.stmt<ir.DeleteItem>(target, {
          op: "DeleteItem",
          object: ctx.value(target.value),
          index: ctx.value(target.index),
        }),
      );
      return;
    case "Tuple":
    case "List":
      for (const element of target.elements) deleteTarget(ctx, stmt, element);
      return;
    default:
      // Not deletable; the parser has said so.
      return;
  }
}
