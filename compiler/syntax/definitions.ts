/** Functions, classes and their decorators. */

import type { Argument, Expr, Stmt } from "./ast.js";
import { parseArguments } from "./atoms.js";
import type { Cursor } from "./cursor.js";
import { parseIdentifier, parseNamed, parseTest } from "./expressions.js";
import { parseFunctionParameters } from "./parameters.js";
import { parseSuite } from "./suites.js";
import * as T from "./token.js";

/** A function from its `def`. */
export function parseFunction(p: Cursor, start: number, decorators: Expr[], isAsync: boolean): Stmt {
  const head = p.advance();
  const name = parseIdentifier(p);
  skipTypeParameters(p);
  const params = p.panic
    ? { start: p.token.start, end: p.token.start, list: [] }
    : parseFunctionParameters(p);
  let returns: Expr | null = null;
  if (!p.panic && p.eat(T.Arrow) !== null) returns = parseTest(p);
  const body = parseSuite(p, head);
  return { kind: "FunctionDef", start, end: p.previousEnd, name, params, body, decorators, returns, isAsync };
}

/** A class from its `class`. */
export function parseClass(p: Cursor, start: number, decorators: Expr[]): Stmt {
  const head = p.advance();
  const name = parseIdentifier(p);
  skipTypeParameters(p);
  const args: Argument[] = !p.panic && p.kind === T.ParenOpen ? parseArguments(p) : [];
  const body = parseSuite(p, head);
  return { kind: "ClassDef", start, end: p.previousEnd, name, args, body, decorators };
}

function skipTypeParameters(p: Cursor): void {
  if (p.kind !== T.BracketOpen || p.panic) return;
  const { start } = p.advance();
  p.skipTo(T.BracketClose, T.BracketClose);
  p.eat(T.BracketClose);
  p.note("SYN134", start, p.previousEnd, ["type parameters"]);
}

/** `@decorator` lines and the definition they belong to. */
export function parseDecorated(p: Cursor): Stmt {
  const start = p.token.start;
  const decorators: Expr[] = [];
  while (p.kind === T.At) {
    p.advance();
    decorators.push(parseNamed(p));
    if (p.kind !== T.Newline && !p.panic) {
      p.fail("SYN114", [p.found()], { hint: "a decorator stands on a line of its own" });
    }
    if (p.panic) {
      if (p.kind !== T.Def && p.kind !== T.Class && p.kind !== T.Async) p.skipLine();
      p.recovered();
    } else p.advance();
  }
  if (p.kind === T.Def) return parseFunction(p, start, decorators, false);
  if (p.kind === T.Class) return parseClass(p, start, decorators);
  if (p.kind === T.Async && p.peek().kind === T.Def) {
    p.advance();
    return parseFunction(p, start, decorators, true);
  }
  p.fail("SYN137", [p.found()], { related: [{ start, end: start + 1, text: "the decorator is here" }] });
  p.recovered();
  return { kind: "ErrorStmt", start, end: Math.max(start, p.previousEnd) };
}
