/**
 * `with` and `async with`, written out.
 *
 * The flag `open` says whether the exit method is still to be called, so that it is called exactly once: by the handler
 * when the body raises, by the finalizer when it ends, returns, breaks or continues.
 */

import type * as ir from "../ir/ops.js";
import { BOOL } from "../ir/types.js";
import type { IrVar } from "../ir/function.js";
import type { Stmt, With, WithItem } from "../syntax/ast.js";
import * as b from "./builder.js";
import { announce } from "./exceptions.js";
import type { FunctionContext } from "./context.js";

export function lowerWith(ctx: FunctionContext, stmt: With): void {
  lowerItems(ctx, stmt, stmt.items, stmt.body);
}

/** Several items nest: the first is outermost. */
function lowerItems(
  ctx: FunctionContext,
  stmt: With,
  items: readonly WithItem[],
  body: readonly Stmt[],
): void {
  const [item, ...rest] = items;
  if (item === undefined) {
    ctx.lower.statements(ctx, body);
    return;
  }
  const inside = () => lowerItems(ctx, stmt, rest, body);
  if (stmt.isAsync) lowerAsyncItem(ctx, item, inside);
  else lowerItem(ctx, item, body, inside);
}

/** The last simple statement: tracebacks of MicroPython show the exit method as called from its line. */
function lastPlace(body: readonly Stmt[]): b.Place {
  const last = body[body.length - 1]!;
  switch (last.kind) {
    case "If":
    case "For":
    case "While":
      return lastPlace(last.orelse.length > 0 ? last.orelse : last.body);
    case "With":
      return lastPlace(last.body);
    case "Try": {
      const parts = [last.body, ...last.handlers.map((handler) => handler.body), last.orelse, last.finalbody];
      return lastPlace(parts.filter((part) => part.length > 0).at(-1)!);
    }
    default:
      return last;
  }
}

/** `__exit__` is looked up before `__enter__` is called; the target is assigned under guard. */
function lowerItem(ctx: FunctionContext, item: WithItem, body: readonly Stmt[], inside: () => void): void {
  const place = item.context;
  const end = lastPlace(body);
  // A temporary even for a variable, which the block may assign to.
  const held = ctx.temp("manager");
  ctx.emit(b.assign(place, held, ctx.value(item.context)));
  const manager = (at: b.Place) => b.load(at, held);
  const exit = ctx.temp("exit");
  ctx.emit(b.assign(place, exit, b.helper(place, "lookupExit", [manager(place)])));
  const entered = ctx.temp("entered");
  ctx.emit(b.assign(place, entered, b.helper(place, "enterContext", [manager(place)])));
  guard(ctx, place, {
    body: () => {
      if (item.target !== null) ctx.lower.assign(ctx, item.target, b.load(item.target, entered));
      inside();
    },
    exitWith: (error) =>
      b.helper(end, "exitContextWith", [b.load(end, exit), manager(end), b.load(end, error)], BOOL),
    exit: () => b.helper(end, "exitContext", [b.load(end, exit), manager(end)]),
  });
}

/** Methods are looked up when they are called, and the target is assigned before the guard, as MicroPython does. */
function lowerAsyncItem(ctx: FunctionContext, item: WithItem, inside: () => void): void {
  const place = item.context;
  const manager = ctx.temp("manager");
  ctx.emit(b.assign(place, manager, ctx.value(item.context)));
  const entered = b.awaitValue(place, b.callMethod(place, b.load(place, manager), "__aenter__", []));
  if (item.target === null) ctx.emit(b.evaluate(place, entered));
  else ctx.lower.assign(ctx, item.target, entered);
  function leave(args: ir.IrValue[]): ir.IrValue {
    return b.awaitValue(place, b.callMethod(place, b.load(place, manager), "__aexit__", args));
  }
  guard(ctx, place, {
    body: inside,
    exitWith: (error) =>
      leave([b.getAttr(place, b.load(place, error), "__class__"), b.load(place, error), b.none(place)]),
    exit: () => leave([b.none(place), b.none(place), b.none(place)]),
  });
}

interface Guarded {
  body(): void;
  /** Calls the exit method with an exception; true means: swallow it. */
  exitWith(error: IrVar): ir.IrValue;
  exit(): ir.IrValue;
}

function guard(ctx: FunctionContext, place: b.Place, parts: Guarded): void {
  const open = ctx.temp("open", BOOL);
  const error = ctx.temp("error");
  ctx.emit(b.assign(place, open, b.bool(place, true)));
  const body = ctx.collect(parts.body);
  const handler: ir.IrStmt[] = [
    b.assign(place, open, b.bool(place, false)),
    b.ifStmt(place, b.value<ir.Not>(place, { op: "Not", operand: parts.exitWith(error) }), [
      b.rethrow(place, error),
    ]),
  ];
  if (ctx.module.program.asksForHandled) {
    handler.unshift(announce(place, error));
    handler.push(announce(place, null));
  }
  const finalizer = [b.ifStmt(place, b.load(place, open), [b.evaluate(place, parts.exit())])];
  ctx.emit(b.stmt<ir.Try>(place, { op: "Try", body, exception: error, handler, finalizer }));
}
