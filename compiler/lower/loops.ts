/**
 * `while` and `for`, with `else`, `break` and `continue`.
 *
 * A loop with `else` stands in a block: `break` leaves the block, the normal end of the loop falls into the else part.
 */

import { constantCondition, constantOf } from "../binding/constants.js";
import type { IrVar } from "../ir/function.js";
import type * as ir from "../ir/ops.js";
import type { Break, Call, Continue, Expr, For, Stmt, While } from "../syntax/ast.js";
import { lowerAsyncFor } from "./async.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";

export function lowerBreak(ctx: FunctionContext, stmt: Break): void {
  if (ctx.loop !== null) ctx.emit(b.breakTo(stmt, ctx.loop.breakLabel));
}

export function lowerContinue(ctx: FunctionContext, stmt: Continue): void {
  if (ctx.loop !== null)
    ctx.emit(b.stmt<ir.Continue>(stmt, { op: "Continue", label: ctx.loop.continueLabel }));
}

export function lowerWhile(ctx: FunctionContext, stmt: While): void {
  const truth = constantCondition(stmt.test, ctx.module.bindings.constants.uses);
  if (truth === false) {
    ctx.lower.statements(ctx, stmt.orelse);
    return;
  }
  withElse(ctx, stmt, stmt.orelse, (label, body) => {
    const test = truth === true ? b.bool(stmt.test, true) : ctx.value(stmt.test);
    ctx.emit(b.stmt<ir.While>(stmt, { op: "While", label, test, body: body(stmt.body), safepoint: false }));
  });
}

export function lowerFor(ctx: FunctionContext, stmt: For): void {
  withElse(ctx, stmt, stmt.orelse, (label, body) => {
    if (stmt.isAsync) {
      lowerAsyncFor(ctx, stmt, { endLabel: label, body: () => body(stmt.body) });
      return;
    }
    const range = rangeArguments(ctx, stmt.iter);
    const { variable, store } = loopVariable(ctx, stmt.target);
    if (range !== null) {
      const bounds = rangeBounds(ctx, range);
      ctx.emit(
        b.stmt<ir.ForRange>(stmt, {
          op: "ForRange",
          label,
          variable,
          ...bounds,
          body: [...store, ...body(stmt.body)],
          safepoint: false,
        }),
      );
      return;
    }
    const iterable = ctx.value(stmt.iter);
    ctx.emit(forIter(stmt, label, variable, iterable, false, [...store, ...body(stmt.body)]));
  });
}

/** A loop over an iterable; also made by comprehensions. */
export function forIter(
  at: b.Place,
  label: number,
  variable: IrVar,
  iterable: ir.IrValue,
  isIterator: boolean,
  body: ir.IrStmt[],
): ir.ForIter {
  return b.stmt<ir.ForIter>(at, {
    op: "ForIter",
    label,
    variable,
    iterable,
    isIterator,
    body,
    safepoint: false,
  });
}

/** The variable a loop assigns, and what carries its value to the target if that is not a plain local. */
export function loopVariable(ctx: FunctionContext, target: Expr): { variable: IrVar; store: ir.IrStmt[] } {
  const own = target.kind === "Name" ? ctx.ownVariable(target.name) : null;
  if (own !== null) return { variable: own, store: [] };
  const variable = ctx.temp("item");
  const store = ctx.collect(() => ctx.lower.assign(ctx, target, b.load(target, variable)));
  return { variable, store };
}

type MakeLoop = (label: number, body: (statements: readonly Stmt[]) => ir.IrStmt[]) => void;

/** Sets up the labels. In the else part `break` and `continue` mean the loop outside. */
function withElse(ctx: FunctionContext, stmt: Stmt, orelse: readonly Stmt[], make: MakeLoop): void {
  const label = ctx.newLabel();
  const breakLabel = orelse.length > 0 ? ctx.newLabel() : label;
  function body(statements: readonly Stmt[]): ir.IrStmt[] {
    const outer = ctx.loop;
    ctx.loop = { breakLabel, continueLabel: label };
    const list = ctx.block(statements);
    ctx.loop = outer;
    return list;
  }
  if (orelse.length === 0) {
    make(label, body);
    return;
  }
  const inside = ctx.collect(() => {
    make(label, body);
    ctx.lower.statements(ctx, orelse);
  });
  ctx.emit(b.block(stmt, breakLabel, inside));
}

/** The arguments of a call of the builtin `range` that a counted loop can do. */
function rangeArguments(ctx: FunctionContext, iter: Expr): Call | null {
  if (iter.kind !== "Call" || iter.func.kind !== "Name" || iter.func.name !== "range") return null;
  if (iter.args.length < 1 || iter.args.length > 3) return null;
  if (iter.args.some((argument) => argument.form !== "positional")) return null;
  return ctx.loadName(iter, "range").op === "LoadBuiltin" ? iter : null;
}

/**
 * Start, stop and step. MicroPython compiles such loops itself when the step is constant, and then evaluates the stop
 * before the start.
 */
function rangeBounds(ctx: FunctionContext, call: Call): Pick<ir.ForRange, "from" | "to" | "by"> {
  const args = call.args.map((argument) => argument.value);
  if (args.length === 1) return { from: b.int(call, 0), to: ctx.value(args[0]), by: b.int(call, 1) };
  const [start, stop, step] = args;
  const constantStep =
    step === undefined || constantOf(step, ctx.module.bindings.constants.uses)?.kind === "int";
  const from = ctx.value(start);
  let to = ctx.value(stop);
  if (constantStep && !ctx.isStable(from)) to = ctx.hold(stop, to, "stop");
  return { from, to, by: step === undefined ? b.int(call, 1) : ctx.value(step) };
}
