/** Sequences of statements, and compound statements except definitions. */

import type { ExceptHandler, Expr, Identifier, Stmt, WithItem } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { parseClass, parseDecorated, parseFunction } from "./definitions.js";
import {
  errorExpr,
  parseBinary,
  parseIdentifier,
  parseNamed,
  parseTargetList,
  parseTest,
  parseTestList,
} from "./expressions.js";
import { parseSimpleLine } from "./simple-statements.js";
import { parseSuite } from "./suites.js";
import { refuseUnsupported } from "./unsupported.js";
import * as T from "./token.js";
import { Precedence, type Token } from "./token.js";

/** Statements up to the end of the block, or at most `limit` of them. */
export function parseStatements(p: Cursor, out: Stmt[], limit: number): void {
  for (let count = 0; count < limit; count++) {
    while (p.eat(T.Newline) !== null);
    if (p.kind === T.EndOfFile || p.kind === T.Dedent) return;
    const before = p.index;
    if (p.kind === T.Indent) unexpectedIndent(p, out);
    else {
      p.lineFailed = false;
      parseStatement(p, out);
    }
    if (p.index === before) p.advance();
  }
}

/** A block that no statement asked for; its statements are kept. */
function unexpectedIndent(p: Cursor, out: Stmt[]): void {
  if (!p.lineFailed) {
    const end = p.peek().start;
    p.failAt("SYN110", lineStart(p.text, end), end);
    p.recovered();
  }
  p.lineFailed = false;
  p.advance();
  if (p.enter()) {
    parseStatements(p, out, Infinity);
    p.leave();
  }
  p.recovered();
  p.eat(T.Dedent);
}

function lineStart(text: string, pos: number): number {
  while (pos > 0 && text.charCodeAt(pos - 1) !== 10 && text.charCodeAt(pos - 1) !== 13) pos--;
  return pos;
}

function parseStatement(p: Cursor, out: Stmt[]): void {
  switch (p.kind) {
    case T.If:
      out.push(parseIf(p));
      return;
    case T.While:
      out.push(parseWhile(p));
      return;
    case T.For:
      out.push(parseFor(p, p.token.start, false));
      return;
    case T.Try:
      out.push(parseTry(p));
      return;
    case T.With:
      out.push(parseWith(p, p.token.start, false));
      return;
    case T.Def:
      out.push(parseFunction(p, p.token.start, [], false));
      return;
    case T.Class:
      out.push(parseClass(p, p.token.start, []));
      return;
    case T.At:
      out.push(parseDecorated(p));
      return;
    case T.Async:
      out.push(parseAsync(p));
      return;
    case T.Else:
    case T.Elif:
    case T.Except:
    case T.Finally:
      out.push(parseStray(p, out));
      return;
    default:
      if (p.kind === T.Name && refuseUnsupported(p, out)) return;
      parseSimpleLine(p, out);
  }
}

// ---------------------------------------------------------------- if, while, for

interface Branch {
  readonly start: number;
  readonly test: Expr;
  readonly body: Stmt[];
}

/** A chain of `elif` is read in a loop and nested afterwards, so that its length costs no stack. */
function parseIf(p: Cursor): Stmt {
  const branches: Branch[] = [];
  let orelse: Stmt[] = [];
  do {
    const head = p.advance();
    const test = parseNamed(p);
    branches.push({ start: head.start, test, body: parseSuite(p, head) });
  } while (p.kind === T.Elif);
  if (p.kind === T.Else) orelse = parseElse(p);
  const end = p.previousEnd;
  for (let i = branches.length - 1; i > 0; i--) {
    const { start, test, body } = branches[i]!;
    orelse = [{ kind: "If", start, end, test, body, orelse }];
  }
  const { start, test, body } = branches[0]!;
  return { kind: "If", start, end, test, body, orelse };
}

function parseElse(p: Cursor): Stmt[] {
  const head = p.advance();
  if (p.kind === T.If) {
    const token = p.token;
    p.failAt("SYN135", head.start, token.end, [], { hint: "write 'elif'" });
    p.recovered();
    return [parseIf(p)];
  }
  return parseSuite(p, head);
}

function parseWhile(p: Cursor): Stmt {
  const head = p.advance();
  const test = parseNamed(p);
  const body = parseSuite(p, head);
  const orelse = p.kind === T.Else ? parseElse(p) : [];
  return { kind: "While", start: head.start, end: p.previousEnd, test, body, orelse };
}

function parseFor(p: Cursor, start: number, isAsync: boolean): Stmt {
  const head = p.advance();
  const target = parseTargetList(p);
  p.expect(T.In, { hint: "a loop is 'for name in values:'" });
  const iter = p.panic ? errorExpr(p, p.token.start) : parseTestList(p);
  const body = parseSuite(p, head);
  const orelse = p.kind === T.Else ? parseElse(p) : [];
  return { kind: "For", start, end: p.previousEnd, target, iter, body, orelse, isAsync };
}

// ---------------------------------------------------------------- try

function parseTry(p: Cursor): Stmt {
  const head = p.advance();
  const body = parseSuite(p, head);
  const handlers: ExceptHandler[] = [];
  while (p.kind === T.Except) handlers.push(parseHandler(p));
  let orelse: Stmt[] = [];
  if (p.kind === T.Else && handlers.length > 0) orelse = parseElse(p);
  let finalbody: Stmt[] = [];
  if (p.kind === T.Finally) finalbody = parseSuite(p, p.advance());
  else if (handlers.length === 0) {
    const related = [{ start: head.start, end: head.end, text: "the 'try' is here" }];
    p.fail("SYN136", [p.found()], { related });
    p.recovered();
    if (p.kind === T.Else) orelse = parseElse(p);
  }
  return { kind: "Try", start: head.start, end: p.previousEnd, body, handlers, orelse, finalbody };
}

function parseHandler(p: Cursor): ExceptHandler {
  const head = p.advance();
  let type: Expr | null = null;
  let name: Identifier | null = null;
  if (p.kind === T.Star) {
    p.note("SYN134", head.start, p.token.end, ["exception groups (except*)"]);
    p.advance();
  }
  if (p.kind !== T.Colon) {
    type = parseTest(p);
    if (p.kind === T.Comma && !p.panic) {
      p.fail("SYN118", ["':'", p.found()], {
        hint: "write 'except (A, B):' for several types, 'except A as name:' to name the exception",
      });
    }
    if (!p.panic && p.eat(T.As) !== null) name = parseIdentifier(p);
  }
  const body = parseSuite(p, head);
  return { start: head.start, end: p.previousEnd, type, name, body };
}

// ---------------------------------------------------------------- with, async

function parseWith(p: Cursor, start: number, isAsync: boolean): Stmt {
  const head = p.advance();
  const items: WithItem[] = [];
  const parenthesized = p.kind === T.ParenOpen && hasParenthesizedItems(p);
  if (parenthesized) p.advance();
  do {
    if (parenthesized && p.kind === T.ParenClose) break;
    items.push(parseWithItem(p));
  } while (!p.panic && p.eat(T.Comma) !== null);
  if (parenthesized) p.expect(T.ParenClose);
  const body = parseSuite(p, head);
  return { kind: "With", start, end: p.previousEnd, items, body, isAsync };
}

function parseWithItem(p: Cursor): WithItem {
  const start = p.token.start;
  const context = parseTest(p);
  const target = !p.panic && p.eat(T.As) !== null ? parseBinary(p, Precedence.bitOr) : null;
  return { start, end: p.previousEnd, context, target };
}

/** Whether the parentheses after `with` enclose its items: they contain `as` or a comma, and `:` follows. */
function hasParenthesizedItems(p: Cursor): boolean {
  let level = 0;
  let several = false;
  for (let distance = 0; ; distance++) {
    const { kind } = p.peek(distance);
    if (kind === T.EndOfFile || kind === T.Newline) return false;
    if (kind === T.ParenOpen || kind === T.BracketOpen || kind === T.BraceOpen) level++;
    else if (kind === T.ParenClose || kind === T.BracketClose || kind === T.BraceClose) {
      if (--level === 0) return several && p.peek(distance + 1).kind === T.Colon;
    } else if (level === 1 && (kind === T.As || kind === T.Comma)) several = true;
    else if (level === 1 && (kind === T.For || kind === T.Yield)) return false;
  }
}

function parseAsync(p: Cursor): Stmt {
  const start = p.advance().start;
  if (p.kind === T.Def) return parseFunction(p, start, [], true);
  if (p.kind === T.For) return parseFor(p, start, true);
  if (p.kind === T.With) return parseWith(p, start, true);
  p.fail("SYN118", ["'def', 'for' or 'with' after 'async'", p.found()], {
    hint: "'async' is a keyword and cannot be used as a name",
  });
  p.skipLine();
  p.lineFailed = true;
  p.recovered();
  return { kind: "ErrorStmt", start, end: p.previousEnd };
}

/** `else`, `elif`, `except`, `finally` without their statement; the block is read all the same. */
function parseStray(p: Cursor, out: Stmt[]): Stmt {
  const head: Token = p.token;
  p.fail("SYN140", [p.text.slice(head.start, head.end)], {
    hint: "is it indented like the statement it belongs to?",
  });
  p.recovered();
  p.advance();
  const start = head.start;
  if (p.kind !== T.Colon) {
    parseTest(p);
    if (p.kind === T.As && !p.panic) {
      p.advance();
      parseIdentifier(p);
    }
  }
  out.push(...parseSuite(p, head));
  return { kind: "ErrorStmt", start, end: p.previousEnd };
}
