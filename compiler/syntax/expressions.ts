/** Expressions from the loosest level (named expressions, conditionals, lambda) down to unary operators. */

import { compact } from "../source/compact.js";
import type { BinaryOperator, CompareOperator, Expr, Identifier, Name, TupleExpr } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { explainUnexpected } from "./hints.js";
import * as T from "./token.js";
import { Precedence, type TokenKind } from "./token.js";

/** `test [":=" test]`: where a named expression may stand without parentheses. */
export function parseNamed(p: Cursor): Expr {
  const value = parseTest(p);
  return p.kind === T.Walrus ? parseNamedTail(p, value) : value;
}

/** The part after the target of a named expression. */
export function parseNamedTail(p: Cursor, target: Expr): Expr {
  p.advance();
  const value = parseTest(p);
  if (target.kind !== "Name") {
    if (target.kind !== "ErrorExpr") p.note("SYN150", target.start, target.end, [describeTarget(target)]);
    return { kind: "ErrorExpr", start: target.start, end: value.end };
  }
  return { kind: "NamedExpr", start: target.start, end: value.end, target: target as Name, value };
}

function describeTarget(target: Expr): string {
  return target.kind === "Tuple" ? "a tuple" : "this expression";
}

/** Conditional expression or lambda. */
export function parseTest(p: Cursor): Expr {
  if (p.kind === T.Lambda) return p.grammar.lambda(p);
  const body = parseBinary(p, Precedence.or);
  if (p.kind !== T.If || p.panic) return body;
  if (!p.enter()) return errorExpr(p, body.start);
  p.advance();
  const test = parseBinary(p, Precedence.or);
  let orelse: Expr;
  if (p.eat(T.Else) !== null) orelse = parseTest(p);
  else {
    p.fail("SYN118", ["'else'", p.found()], { hint: "a conditional expression is 'a if condition else b'" });
    orelse = errorExpr(p, p.token.start);
  }
  p.leave();
  return { kind: "Conditional", start: body.start, end: p.previousEnd, test, body, orelse };
}

/** Operators of at least the given precedence, by precedence climbing. Chains of one level are read in a loop. */
export function parseBinary(p: Cursor, minimum: number): Expr {
  let left = parseUnary(p, minimum);
  for (;;) {
    const kind = p.kind;
    const precedence = kind === T.Not && p.peek().kind === T.In ? Precedence.comparison : kind.precedence;
    if (precedence === 0 || precedence < minimum || p.panic) return left;
    if (kind.binary !== null) left = parseArithmetic(p, left, kind.binary, precedence);
    else if (precedence === Precedence.comparison) left = parseComparison(p, left);
    else left = parseBoolean(p, left, kind, precedence);
  }
}

function parseArithmetic(p: Cursor, left: Expr, operator: BinaryOperator, precedence: number): Expr {
  p.advance();
  const right = parseBinary(p, precedence + 1);
  return { kind: "Binary", start: left.start, end: right.end, operator, left, right };
}

function parseBoolean(p: Cursor, left: Expr, kind: TokenKind, precedence: number): Expr {
  const values = [left];
  while (p.kind === kind && !p.panic) {
    p.advance();
    values.push(parseBinary(p, precedence + 1));
  }
  const operator = kind === T.Or ? "or" : "and";
  return { kind: "BoolOp", start: left.start, end: p.previousEnd, operator, values: compact(values) };
}

function parseComparison(p: Cursor, left: Expr): Expr {
  const operators: CompareOperator[] = [];
  const comparators: Expr[] = [];
  while (!p.panic) {
    const operator = eatCompareOperator(p);
    if (operator === null) break;
    operators.push(operator);
    comparators.push(parseBinary(p, Precedence.bitOr));
  }
  return {
    kind: "Compare",
    start: left.start,
    end: p.previousEnd,
    left,
    operators: compact(operators),
    comparators: compact(comparators),
  };
}

function eatCompareOperator(p: Cursor): CompareOperator | null {
  const kind = p.kind;
  if (kind === T.Not) {
    if (p.peek().kind !== T.In) return null;
    p.advance();
    p.advance();
    return "not in";
  }
  if (kind.compare === null) return null;
  p.advance();
  return kind === T.Is && p.eat(T.Not) !== null ? "is not" : kind.compare;
}

function parseUnary(p: Cursor, minimum: number): Expr {
  const kind = p.kind;
  if (kind === T.Minus || kind === T.Plus || kind === T.Tilde) {
    const start = p.token.start;
    if (!p.enter()) return errorExpr(p, start);
    p.advance();
    const operand = parseUnary(p, Precedence.product + 1);
    p.leave();
    const operator = kind === T.Minus ? "-" : kind === T.Plus ? "+" : "~";
    return { kind: "Unary", start, end: operand.end, operator, operand };
  }
  if (kind === T.Not && minimum <= Precedence.not) {
    const start = p.token.start;
    if (!p.enter()) return errorExpr(p, start);
    p.advance();
    const operand = parseBinary(p, Precedence.not);
    p.leave();
    return { kind: "Unary", start, end: operand.end, operator: "not", operand };
  }
  return parsePower(p);
}

function parsePower(p: Cursor): Expr {
  const base = p.kind === T.Await ? parseAwait(p) : p.grammar.primary(p);
  if (p.kind !== T.DoubleStar || p.panic) return base;
  if (!p.enter()) return errorExpr(p, base.start);
  p.advance();
  const right = parseUnary(p, Precedence.product + 1);
  p.leave();
  return { kind: "Binary", start: base.start, end: right.end, operator: "**", left: base, right };
}

function parseAwait(p: Cursor): Expr {
  const start = p.advance().start;
  const value = p.grammar.primary(p);
  return { kind: "Await", start, end: value.end, value };
}

// ---------------------------------------------------------------- lists of expressions

/** `*expr` or a named expression. */
export function parseStarOrNamed(p: Cursor): Expr {
  return p.kind === T.Star ? parseStarred(p) : parseNamed(p);
}

export function parseStarred(p: Cursor): Expr {
  const start = p.advance().start;
  const value = parseBinary(p, Precedence.bitOr);
  return { kind: "Starred", start, end: value.end, value };
}

/** Expressions with commas but no parentheses, as on both sides of `=`. */
export function parseTestList(p: Cursor): Expr {
  return parseTuple(p, parseStarOrTest);
}

function parseStarOrTest(p: Cursor): Expr {
  return p.kind === T.Star ? parseStarred(p) : parseTest(p);
}

/** `yield` or expressions: the right side of an assignment. */
export function parseTestListOrYield(p: Cursor): Expr {
  return p.kind === T.Yield ? parseYield(p) : parseTestList(p);
}

/** Targets of `for`: without comparisons, so that `in` ends them. */
export function parseTargetList(p: Cursor): Expr {
  return parseTuple(p, parseTarget);
}

function parseTarget(p: Cursor): Expr {
  return p.kind === T.Star ? parseStarred(p) : parseBinary(p, Precedence.bitOr);
}

function parseTuple(p: Cursor, parseItem: (p: Cursor) => Expr): Expr {
  const first = parseItem(p);
  if (p.kind !== T.Comma || p.panic) return first;
  const elements = [first];
  while (!p.panic && p.eat(T.Comma) !== null) {
    if (!startsItem(p.kind)) break;
    elements.push(parseItem(p));
  }
  const tuple: TupleExpr = {
    kind: "Tuple",
    start: first.start,
    end: p.previousEnd,
    elements: compact(elements),
    parenthesized: false,
  };
  return tuple;
}

export function startsItem(kind: TokenKind): boolean {
  return kind.startsExpression || kind === T.Star;
}

export function parseYield(p: Cursor): Expr {
  const start = p.advance().start;
  if (p.eat(T.From) !== null) {
    const value = parseTest(p);
    return { kind: "YieldFrom", start, end: value.end, value };
  }
  const value = startsItem(p.kind) ? parseTestList(p) : null;
  return { kind: "Yield", start, end: value?.end ?? p.previousEnd, value };
}

// ---------------------------------------------------------------- small parts

export function errorExpr(p: Cursor, start: number): Expr {
  return { kind: "ErrorExpr", start, end: Math.max(start, p.previousEnd) };
}

/** Reports that an expression was expected here. */
export function expressionExpected(p: Cursor): Expr {
  const start = p.token.start;
  if (p.kind === T.Invalid) {
    p.advance();
    return { kind: "ErrorExpr", start, end: p.previousEnd };
  }
  explainUnexpected(p, "expression");
  return { kind: "ErrorExpr", start, end: start };
}

/** A name, or a report and an empty one. */
export function parseIdentifier(p: Cursor): Identifier {
  const token = p.token;
  if (p.kind === T.Name) {
    p.advance();
    return { start: token.start, end: token.end, name: p.text.slice(token.start, token.end) };
  }
  const hint = p.kind.isKeyword ? `'${p.kind.text}' is a keyword and cannot be used as a name` : undefined;
  p.fail("SYN116", [p.found()], { hint });
  return { start: token.start, end: token.start, name: "" };
}
