/**
 * `try`, `except`, `else`, `finally` and bare `raise`.
 *
 * All handlers become one JavaScript handler that asks one type after the other. The else part must not be guarded
 * by the handlers, so it stands behind them, in a block that the handlers leave.
 */

import type { Scope } from "../binding/scope.js";
import type * as ir from "../ir/ops.js";
import type { IrVar } from "../ir/function.js";
import type { ExceptHandler, Raise, Stmt, Try } from "../syntax/ast.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

export function lowerTry(ctx: FunctionContext, stmt: Try): void {
  const hasElse = stmt.orelse.length > 0;
  if (stmt.finalbody.length === 0) {
    if (hasElse) ctx.emit(withElsePart(ctx, stmt));
    else ctx.emit(guarded(ctx, stmt, null));
    return;
  }
  if (mentionsBareRaise(stmt.finalbody)) {
    finallyThatRaises(ctx, stmt);
    return;
  }
  const finalizer = ctx.block(stmt.finalbody);
  if (stmt.handlers.length === 0)
    ctx.emit(announced(ctx, stmt, onlyFinally(stmt, ctx.block(stmt.body), finalizer)));
  else if (hasElse) ctx.emit(announced(ctx, stmt, onlyFinally(stmt, [withElsePart(ctx, stmt)], finalizer)));
  else ctx.emit(guarded(ctx, stmt, finalizer));
}

/** Re-raises the exception of the innermost handler or `finally` around it in this function. */
export function lowerBareRaise(ctx: FunctionContext, stmt: Raise): void {
  let active = ctx.activeException;
  while (active !== null && active.maybe) {
    const pending = b.value<ir.Compare>(stmt, {
      op: "Compare",
      operator: "is not",
      left: b.load(stmt, active.variable),
      right: b.none(stmt),
    });
    ctx.emit(b.ifStmt(stmt, pending, [b.rethrow(stmt, active.variable)]));
    active = active.outer;
  }
  ctx.emit(b.rethrow(stmt, active === null ? null : active.variable));
}

function onlyFinally(at: b.Place, body: ir.IrStmt[], finalizer: ir.IrStmt[]): ir.Try {
  return b.stmt<ir.Try>(at, { op: "Try", body, exception: null, handler: null, finalizer });
}

/** Body and handlers. */
function guarded(ctx: FunctionContext, stmt: Try, finalizer: ir.IrStmt[] | null): ir.Try {
  const exception = ctx.temp("error");
  const body = ctx.block(stmt.body);
  const handler = handlerChain(ctx, stmt, exception, null);
  return announced(ctx, stmt, b.stmt<ir.Try>(stmt, { op: "Try", body, exception, handler, finalizer }));
}

function withElsePart(ctx: FunctionContext, stmt: Try): ir.Block {
  const label = ctx.newLabel();
  const exception = ctx.temp("error");
  const body = ctx.block(stmt.body);
  const handler = handlerChain(ctx, stmt, exception, label);
  const tried = b.stmt<ir.Try>(stmt, { op: "Try", body, exception, handler, finalizer: null });
  return b.block(stmt, label, [announced(ctx, stmt, tried), ...ctx.block(stmt.orelse)]);
}

/** The handlers as a chain of tests; what none of them takes is raised again. */
function handlerChain(ctx: FunctionContext, stmt: Try, exception: IrVar, leave: number | null): ir.IrStmt[] {
  let chain: ir.IrStmt[] = [b.rethrow(stmt, exception)];
  for (const handler of [...stmt.handlers].reverse()) {
    const body = handlerBody(ctx, handler, exception);
    if (leave !== null && !endsElsewhere(body)) body.push(b.breakTo(handler, leave));
    if (handler.type === null) {
      chain = body;
      continue;
    }
    const test = b.value<ir.MatchException>(handler.type, {
      op: "MatchException",
      exception,
      matcher: ctx.value(handler.type),
    });
    chain = [b.ifStmt(handler.type, test, body, chain)];
  }
  return chain;
}

/** Whether control cannot fall off the end of the list. */
function endsElsewhere(body: readonly ir.IrStmt[]): boolean {
  const op = body.at(-1)?.op;
  return op === "Return" || op === "Raise" || op === "Rethrow" || op === "Break" || op === "Continue";
}

function handlerBody(ctx: FunctionContext, handler: ExceptHandler, exception: IrVar): ir.IrStmt[] {
  const outer = ctx.activeException;
  ctx.activeException = { variable: exception, maybe: false, outer };
  const body = ctx.collect(() => {
    if (handler.name === null) ctx.lower.statements(ctx, handler.body);
    else namedHandler(ctx, handler, handler.name.name, exception);
  });
  ctx.activeException = outer;
  return ctx.module.program.asksForHandled ? [cleared(handler, body)] : body;
}

/** A statement for `sys.exc_info`: the exception is being handled, or none is. */
export function announce(at: b.Place, exception: IrVar | null): ir.IrStmt {
  if (exception === null) return b.evaluate(at, b.helper(at, "leaveHandler", []));
  return b.evaluate(at, b.helper(at, "enterHandler", [b.load(at, exception)]));
}

/** In programs that ask for it, `sys.exc_info` shows what a `try`, its handlers and its `finally` deal with. */
function announced(ctx: FunctionContext, at: b.Place, tried: ir.Try): ir.Try {
  if (!ctx.module.program.asksForHandled) return tried;
  const body = [cleared(at, tried.body)];
  if (tried.exception !== null) tried.handler?.unshift(announce(at, tried.exception));
  if (tried.finalizer === null) return { ...tried, body };
  const passing = ctx.temp("passing");
  const keeping = b.stmt<ir.Try>(at, {
    op: "Try",
    body: tried.handler === null ? body : [{ ...tried, body, finalizer: null }],
    exception: passing,
    handler: [announce(at, passing), b.rethrow(at, passing)],
    finalizer: null,
  });
  return onlyFinally(at, [keeping], [...tried.finalizer, announce(at, null)]);
}

/** However the statements are left, nothing is being handled then; an exception is announced again by who catches it. */
function cleared(at: b.Place, body: ir.IrStmt[]): ir.Try {
  return onlyFinally(at, body, [announce(at, null)]);
}

/** `except … as name`: the name is gone afterwards, however the body is left. */
function namedHandler(ctx: FunctionContext, handler: ExceptHandler, name: string, exception: IrVar): void {
  ctx.storeName(handler.name!, name, b.load(handler.name!, exception));
  const body = ctx.block(handler.body);
  if (isOnlyUsedInHandlers(ctx, handler, name)) {
    for (const statement of body) ctx.emit(statement);
    return;
  }
  const unbind = ctx.collect(() => ctx.deleteName(handler.name!, name, true));
  ctx.emit(onlyFinally(handler, body, unbind));
}

/** A variable that is read only where a handler has just bound it need not be unbound. */
function isOnlyUsedInHandlers(ctx: FunctionContext, handler: ExceptHandler, name: string): boolean {
  const variable = ctx.ownVariable(name);
  if (variable === null || variable.captured || variable.kind !== "local") return false;
  const ranges = handlerRanges(ctx.scope, name);
  const enclosing = ranges.some(
    (range) => range !== handler && range.start <= handler.start && range.end >= handler.end,
  );
  if (enclosing) return false;
  const uses = ctx.scope.names.get(name)?.uses ?? [];
  return uses.every((offset) => ranges.some((range) => offset >= range.start && offset < range.end));
}

function handlerRanges(scope: Scope, name: string): readonly b.Place[] {
  return scope.handlers.get(name) ?? [];
}

/**
 * A `finally` with a bare `raise` in it: the exception on its way through, if any, is kept for it.
 */
function finallyThatRaises(ctx: FunctionContext, stmt: Try): void {
  const pending = ctx.temp("pending");
  ctx.emit(b.assign(stmt, pending, b.none(stmt)));
  const body =
    stmt.handlers.length === 0
      ? ctx.block(stmt.body)
      : ctx.collect(() => lowerTry(ctx, { ...stmt, finalbody: [] }));
  const caught = ctx.temp("error");
  const inner = b.stmt<ir.Try>(stmt, {
    op: "Try",
    body,
    exception: caught,
    handler: [b.assign(stmt, pending, b.load(stmt, caught)), b.rethrow(stmt, caught)],
    finalizer: null,
  });
  const outer = ctx.activeException;
  ctx.activeException = { variable: pending, maybe: true, outer };
  const finalizer = ctx.block(stmt.finalbody);
  ctx.activeException = outer;
  ctx.emit(onlyFinally(stmt, [inner], finalizer));
}

function mentionsBareRaise(statements: readonly Stmt[]): boolean {
  return statements.some((stmt) => {
    switch (stmt.kind) {
      case "Raise":
        return stmt.exception === null;
      case "If":
      case "For":
      case "While":
        return mentionsBareRaise(stmt.body) || mentionsBareRaise(stmt.orelse);
      case "With":
        return mentionsBareRaise(stmt.body);
      case "Try":
        return [stmt.body, stmt.orelse, stmt.finalbody].some(mentionsBareRaise);
      default:
        return false;
    }
  });
}
