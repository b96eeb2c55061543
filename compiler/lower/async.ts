/** What suspends a generator: `yield`, `yield from`, `await`; and `async for`. */

import type * as ir from "../ir/ops.js";
import type { Await, For, Yield, YieldFrom } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

export function lowerYield(ctx: FunctionContext, expr: Yield | YieldFrom): ir.IrValue {
  const source = expr.value === null ? b.none(expr) : ctx.value(expr.value);
  if (!ctx.fn.isGenerator) return source;
  if (expr.kind === "Yield") return b.value<ir.Yield>(expr, { op: "Yield", value: source });
  return b.value<ir.YieldFrom>(expr, { op: "YieldFrom", value: source, isAwait: false });
}

export function lowerAwait(ctx: FunctionContext, expr: Await): ir.IrValue {
  const source = ctx.value(expr.value);
  return ctx.fn.isGenerator ? b.awaitValue(expr, source) : source;
}

/**
 * `async for`: the next item is awaited and assigned inside a `try` that ends the loop at StopAsyncIteration; the
 * body is outside of it.
 */
export function lowerAsyncFor(ctx: FunctionContext, stmt: For, loop: LoopShape): void {
  const place = stmt.iter;
  const iterator = ctx.temp("aiter");
  ctx.emit(b.assign(place, iterator, b.callMethod(place, ctx.value(stmt.iter), "__aiter__", [])));
  const stop = ctx.temp("stop");
  const next = b.awaitValue(place, b.callMethod(place, b.load(place, iterator), "__anext__", []));
  const step: ir.Try = b.stmt<ir.Try>(place, {
    op: "Try",
    body: ctx.collect(() => ctx.lower.assign(ctx, stmt.target, next)),
    exception: stop,
    handler: [
      b.ifStmt(
        place,
        b.value<ir.MatchException>(place, {
          op: "MatchException",
          exception: stop,
          matcher: b.builtin(place, "StopAsyncIteration"),
        }),
        [b.breakTo(place, loop.endLabel)],
        [b.rethrow(place, stop)],
      ),
    ],
    finalizer: null,
  });
  const body = loop.body();
  ctx.emit(
    b.stmt<ir.While>(stmt, {
      op: "While",
      label: loop.endLabel,
      test: b.bool(stmt, true),
      body: [step, ...body],
      safepoint: false,
    }),
  );
}

/** How the loop statement around it wants its body lowered. */
export interface LoopShape {
  /** Label of the loop itself; breaking to it goes on with the `else` part. */
  readonly endLabel: number;
  body(): ir.IrStmt[];
}
