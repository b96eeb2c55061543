/** Statements that fit on one line. */

import { compact } from "../source/compact.js";
import type { Expr, Identifier, ImportAlias, ImportName, Stmt } from "./ast.js";
import type { Cursor } from "./cursor.js";
import {
  parseIdentifier,
  parseTest,
  parseTestList,
  parseTestListOrYield,
  parseTargetList,
  startsItem,
} from "./expressions.js";
import { explainUnexpected } from "./hints.js";
import * as T from "./token.js";

/** Statements separated by semicolons, with their line end. */
export function parseSimpleLine(p: Cursor, out: Stmt[]): void {
  do {
    const start = p.token.start;
    const statement = parseSimple(p);
    out.push(p.panic ? { kind: "ErrorStmt", start, end: Math.max(start, p.previousEnd) } : statement);
  } while (!p.panic && p.eat(T.Semicolon) !== null && !isLineEnd(p));
  endLine(p);
}

function isLineEnd(p: Cursor): boolean {
  return p.kind === T.Newline || p.kind === T.EndOfFile;
}

/** The end of a line; anything else is reported and skipped. */
function endLine(p: Cursor): void {
  if (!p.panic && !isLineEnd(p)) explainUnexpected(p, "end");
  if (p.panic) {
    p.skipLine();
    p.lineFailed = true;
    p.recovered();
  } else p.eat(T.Newline);
}

function parseSimple(p: Cursor): Stmt {
  const start = p.token.start;
  switch (p.kind) {
    case T.Pass:
      p.advance();
      return { kind: "Pass", start, end: p.previousEnd };
    case T.Break:
      p.advance();
      return { kind: "Break", start, end: p.previousEnd };
    case T.Continue:
      p.advance();
      return { kind: "Continue", start, end: p.previousEnd };
    case T.Return: {
      p.advance();
      const value = startsItem(p.kind) ? parseTestList(p) : null;
      return { kind: "Return", start, end: p.previousEnd, value };
    }
    case T.Raise:
      return parseRaise(p);
    case T.Del:
      return parseDelete(p);
    case T.Assert: {
      p.advance();
      const test = parseTest(p);
      const message = !p.panic && p.eat(T.Comma) !== null ? parseTest(p) : null;
      return { kind: "Assert", start, end: p.previousEnd, test, message };
    }
    case T.Global:
    case T.Nonlocal: {
      const kind = p.advance().kind === T.Global ? "Global" : "Nonlocal";
      const names = [parseIdentifier(p)];
      while (!p.panic && p.eat(T.Comma) !== null) names.push(parseIdentifier(p));
      return { kind, start, end: p.previousEnd, names };
    }
    case T.Import:
      return parseImport(p);
    case T.From:
      return parseImportFrom(p);
    default:
      return parseExpressionStatement(p);
  }
}

function parseRaise(p: Cursor): Stmt {
  const start = p.advance().start;
  let exception: Expr | null = null;
  let cause: Expr | null = null;
  if (p.kind.startsExpression) {
    exception = parseTest(p);
    if (!p.panic && p.eat(T.From) !== null) cause = parseTest(p);
    if (p.kind === T.Comma && !p.panic) {
      p.fail("SYN114", [p.found()], {
        hint: "write raise Exception(value) instead of raise Exception, value",
      });
    }
  }
  return { kind: "Raise", start, end: p.previousEnd, exception, cause };
}

function parseDelete(p: Cursor): Stmt {
  const start = p.advance().start;
  const list = parseTargetList(p);
  const targets = list.kind === "Tuple" && !list.parenthesized ? list.elements : [list];
  return { kind: "Delete", start, end: p.previousEnd, targets };
}

// ---------------------------------------------------------------- assignments

function parseExpressionStatement(p: Cursor): Stmt {
  const start = p.token.start;
  const first = parseTestListOrYield(p);
  const kind = p.kind;
  if (p.panic || kind === T.Newline) return { kind: "ExprStmt", start, end: p.previousEnd, value: first };
  if (kind === T.Assign) return parseAssign(p, first);
  if (kind.augmented !== null) {
    p.advance();
    const value = parseTestListOrYield(p);
    return { kind: "AugAssign", start, end: p.previousEnd, target: first, operator: kind.augmented, value };
  }
  if (kind === T.Colon && p.peek().kind !== T.Newline) {
    p.advance();
    const annotation = parseTest(p);
    const value = !p.panic && p.eat(T.Assign) !== null ? parseTestListOrYield(p) : null;
    return { kind: "AnnAssign", start, end: p.previousEnd, target: first, annotation, value };
  }
  return { kind: "ExprStmt", start, end: p.previousEnd, value: first };
}

function parseAssign(p: Cursor, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (!p.panic && p.eat(T.Assign) !== null) {
    targets.push(value);
    value = parseTestListOrYield(p);
  }
  return { kind: "Assign", start: first.start, end: p.previousEnd, targets: compact(targets), value };
}

// ---------------------------------------------------------------- imports

function parseImport(p: Cursor): Stmt {
  const start = p.advance().start;
  const names: ImportAlias[] = [];
  do {
    const at = p.token.start;
    const path = parseDottedName(p);
    const alias = !p.panic && p.eat(T.As) !== null ? parseIdentifier(p) : null;
    names.push({ start: at, end: p.previousEnd, path, alias });
  } while (!p.panic && p.eat(T.Comma) !== null);
  return { kind: "Import", start, end: p.previousEnd, names };
}

function parseDottedName(p: Cursor): Identifier[] {
  const path = [parseIdentifier(p)];
  while (!p.panic && p.eat(T.Dot) !== null) path.push(parseIdentifier(p));
  return path;
}

function parseImportFrom(p: Cursor): Stmt {
  const start = p.advance().start;
  let level = 0;
  while (p.kind === T.Dot || p.kind === T.Ellipsis) level += p.advance().kind === T.Dot ? 1 : 3;
  const path = level > 0 && p.kind === T.Import ? [] : parseDottedName(p);
  p.expect(T.Import);
  const names = p.panic ? [] : parseImportNames(p);
  return { kind: "ImportFrom", start, end: p.previousEnd, level, path, names };
}

function parseImportNames(p: Cursor): ImportName[] | null {
  if (p.eat(T.Star) !== null) return null;
  const parenthesis = p.eat(T.ParenOpen) !== null;
  const names: ImportName[] = [];
  do {
    if (names.length > 0 && (parenthesis ? p.kind === T.ParenClose : isLineEnd(p))) break;
    const start = p.token.start;
    const name = parseIdentifier(p);
    const alias = !p.panic && p.eat(T.As) !== null ? parseIdentifier(p) : null;
    names.push({ start, end: p.previousEnd, name, alias });
  } while (!p.panic && p.eat(T.Comma) !== null);
  if (parenthesis && !p.panic) p.expect(T.ParenClose);
  return names;
}
