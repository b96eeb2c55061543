/** Statements: dispatch, and the ones that need no file of their own. */

import { constantCondition } from "../binding/constants.js";
import type * as ir from "../ir/ops.js";
import type { Assert, FunctionDef, If, Raise, Return, Stmt } from "../syntax/ast.js";
import { lowerAnnAssign, lowerAssign, lowerAugAssign, lowerDelete } from "./assignment.js";
import * as b from "./builder.js";
import type { FunctionContext } from "./context.js";
import { lowerDecorated } from "./decorated.js";
import { lowerBareRaise, lowerTry } from "./exceptions.js";
import { lowerImport, lowerImportFrom } from "./imports.js";
import { lowerBreak, lowerContinue, lowerFor, lowerWhile } from "./loops.js";
import { lowerWith } from "./with.js";

/** Lowers a block into the list being filled. */
export function lowerStatements(ctx: FunctionContext, statements: readonly Stmt[]): void {
  for (let i = 0; i < statements.length; i++) lowerStatement(ctx, statements[i]);
}

function lowerStatement(ctx: FunctionContext, stmt: Stmt): void {
  switch (stmt.kind) {
    case "FunctionDef":
    case "ClassDef":
      lowerDefinition(ctx, stmt);
      return;
    case "Return":
      lowerReturn(ctx, stmt);
      return;
    case "Delete":
      lowerDelete(ctx, stmt);
      return;
    case "Assign":
      lowerAssign(ctx, stmt);
      return;
    case "AugAssign":
      lowerAugAssign(ctx, stmt);
      return;
    case "AnnAssign":
      lowerAnnAssign(ctx, stmt);
      return;
    case "For":
      lowerFor(ctx, stmt);
      return;
    case "While":
      lowerWhile(ctx, stmt);
      return;
    case "If":
      lowerIf(ctx, stmt);
      return;
    case "With":
      lowerWith(ctx, stmt);
      return;
    case "Raise":
      lowerRaise(ctx, stmt);
      return;
    case "Try":
      lowerTry(ctx, stmt);
      return;
    case "Assert":
      lowerAssert(ctx, stmt);
      return;
    case "Import":
      lowerImport(ctx, stmt);
      return;
    case "ImportFrom":
      lowerImportFrom(ctx, stmt);
      return;
    case "ExprStmt": {
      // A lonely constant (a docstring, mostly) leaves nothing.
      const source = ctx.value(stmt.value);
      if (source.op !== "Const") ctx.emit(b.evaluate(stmt, source));
      return;
    }
    case "Break":
      lowerBreak(ctx, stmt);
      return;
    case "Continue":
      lowerContinue(ctx, stmt);
      return;
    case "Global":
    case "Nonlocal":
    case "Pass":
    case "ErrorStmt":
      return;
  }
}

function lowerDefinition(
  ctx: FunctionContext,
  stmt: Extract<Stmt, FunctionDef | { kind: "ClassDef" }>,
): void {
  const made =
    stmt.kind === "ClassDef" ? () => ctx.lower.makeClass(ctx, stmt) : () => ctx.lower.makeFunction(ctx, stmt);
  ctx.storeName(stmt, stmt.name.name, lowerDecorated(ctx, stmt.decorators, made));
}

function lowerReturn(ctx: FunctionContext, stmt: Return): void {
  ctx.emit(b.returnValue(stmt, stmt.value === null ? b.none(stmt) : ctx.value(stmt.value)));
}

/** Branches under constant conditions are left out, as MicroPython leaves them out. */
function lowerIf(ctx: FunctionContext, stmt: If): void {
  const truth = constantCondition(stmt.test, ctx.module.bindings.constants.uses);
  if (truth === undefined) {
    ctx.emit(b.ifStmt(stmt, ctx.value(stmt.test), ctx.block(stmt.body), ctx.block(stmt.orelse)));
  } else {
    ctx.lower.statements(ctx, truth ? stmt.body : stmt.orelse);
  }
}

function lowerRaise(ctx: FunctionContext, stmt: Raise): void {
  if (stmt.exception === null) {
    lowerBareRaise(ctx, stmt);
    return;
  }
  const exception = ctx.value(stmt.exception);
  const cause = stmt.cause === null ? null : ctx.value(stmt.cause);
  ctx.emit(b.stmt<ir.Raise>(stmt, { op: "Raise", exception, cause }));
}

/** `assert` looks AssertionError up as a global, so a program may replace it. */
function lowerAssert(ctx: FunctionContext, stmt: Assert): void {
  const error = globalName(ctx, stmt, "AssertionError");
  const exception = stmt.message === null ? error : b.call(stmt, error, [ctx.value(stmt.message)]);
  const raise = b.stmt<ir.Raise>(stmt, { op: "Raise", exception, cause: null });
  const failed = b.value<ir.Not>(stmt.test, { op: "Not", operand: ctx.value(stmt.test) });
  ctx.emit(b.ifStmt(stmt, failed, [raise]));
}

function globalName(ctx: FunctionContext, at: b.Place, name: string): ir.IrValue {
  const isGlobal = ctx.module.module.globals.has(name) || !ctx.module.isSureBuiltin(name);
  return isGlobal ? b.value<ir.LoadGlobal>(at, { op: "LoadGlobal", name }) : b.builtin(at, name);
}
