/**
 * Statements at a prompt: the value of an expression statement at module level is shown, by handing it to the
 * builtin `__repl_print__`, as MicroPython does.
 */

import type { ExprStmt, Module, Stmt } from "./syntax/ast.js";

/** The same tree with expression statements outside functions and classes wrapped. */
export function showExpressions(module: Module): Module {
  return { ...module, body: module.body.map(shown) };
}

function all(statements: Stmt[]): Stmt[] {
  return statements.map(shown);
}

function shown(statement: Stmt): Stmt {
  switch (statement.kind) {
    case "ExprStmt":
      return wrapped(statement);
    case "If":
    case "While":
    case "For":
      return { ...statement, body: all(statement.body), orelse: all(statement.orelse) };
    case "With":
      return { ...statement, body: all(statement.body) };
    case "Try":
      return {
        ...statement,
        body: all(statement.body),
        handlers: statement.handlers.map((handler) => ({ ...handler, body: all(handler.body) })),
        orelse: all(statement.orelse),
        finalbody: all(statement.finalbody),
      };
    default:
      return statement;
  }
}

function wrapped(statement: ExprStmt): ExprStmt {
  const { start, end, value } = statement;
  return {
    ...statement,
    value: {
      kind: "Call",
      start,
      end,
      func: { kind: "Name", start, end, name: "__repl_print__" },
      args: [{ form: "positional", start, end, name: null, value }],
    },
  };
}
