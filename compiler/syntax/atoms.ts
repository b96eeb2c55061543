/** Primary expressions: names, literals, displays, and what may follow them (calls, subscripts, attributes). */

import type { Argument, ComprehensionClause, DictItem, Expr } from "./ast.js";
import type { Cursor } from "./cursor.js";
import {
  errorExpr,
  expressionExpected,
  parseBinary,
  parseIdentifier,
  parseNamed,
  parseNamedTail,
  parseStarOrNamed,
  parseStarred,
  parseTargetList,
  parseTest,
  parseYield,
  startsItem,
} from "./expressions.js";
import { parseElements } from "./elements.js";
import { parseStrings } from "./literals.js";
import { numberLiteral } from "./numbers.js";
import * as T from "./token.js";
import { Precedence, type Token } from "./token.js";

/** An atom with its trailers. */
export function parsePrimary(p: Cursor): Expr {
  let value = parseAtom(p);
  while (!p.panic) {
    const kind = p.kind;
    if (kind === T.Dot) {
      p.advance();
      const attr = parseIdentifier(p);
      value = { kind: "Attribute", start: value.start, end: p.previousEnd, value, attr };
    } else if (kind === T.ParenOpen) {
      const args = parseArguments(p);
      value = { kind: "Call", start: value.start, end: p.previousEnd, func: value, args };
    } else if (kind === T.BracketOpen) {
      const index = parseIndex(p);
      value = { kind: "Subscript", start: value.start, end: p.previousEnd, value, index };
    } else break;
  }
  return value;
}

function parseAtom(p: Cursor): Expr {
  const token = p.token;
  const { start, end } = token;
  switch (p.kind) {
    case T.Name:
      p.advance();
      return { kind: "Name", start, end, name: p.text.slice(start, end) };
    case T.IntNumber:
    case T.FloatNumber:
      p.advance();
      return parseNumber(p, token);
    case T.Text:
    case T.FStringStart:
      return parseStrings(p);
    case T.ParenOpen:
      return parseParenthesis(p);
    case T.BracketOpen:
      return parseList(p);
    case T.BraceOpen:
      return parseBraces(p);
    case T.None_:
      p.advance();
      return { kind: "Constant", start, end, value: "None" };
    case T.True_:
      p.advance();
      return { kind: "Constant", start, end, value: "True" };
    case T.Debug_:
      p.advance();
      return { kind: "Name", start, end, name: "__debug__" };
    case T.False_:
      p.advance();
      return { kind: "Constant", start, end, value: "False" };
    case T.Ellipsis:
      p.advance();
      return { kind: "Constant", start, end, value: "Ellipsis" };
    default:
      return expressionExpected(p);
  }
}

/** After a malformed number (`1and 2`) the tokens that follow are cut at the wrong places. */
function parseNumber(p: Cursor, token: Token): Expr {
  const before = p.problems.count;
  const value = numberLiteral(p.text, token, p.problems);
  if (p.problems.count > before) p.panic = true;
  return value;
}

// ---------------------------------------------------------------- displays

function parseParenthesis(p: Cursor): Expr {
  const start = p.token.start;
  if (!p.enter()) return skipNested(p);
  p.advance();
  const value = parseInParenthesis(p, start);
  p.leave();
  return value;
}

function parseInParenthesis(p: Cursor, start: number): Expr {
  if (p.kind === T.Yield) {
    const value = parseYield(p);
    closeDisplay(p, T.ParenClose);
    return value;
  }
  let comma = false;
  let clauses: ComprehensionClause[] = [];
  const elements = parseElements(p, T.ParenClose, parseStarOrNamed, {
    afterFirst: () => {
      clauses = parseClauses(p);
      return clauses.length > 0;
    },
    onComma: () => {
      comma = true;
    },
  });
  closeDisplay(p, T.ParenClose);
  const end = p.previousEnd;
  const first = elements[0];
  if (clauses.length > 0 && first !== undefined) {
    return { kind: "Comprehension", start, end, form: "generator", element: first, dictValue: null, clauses };
  }
  if (first !== undefined && !comma && elements.length === 1) {
    if (first.kind !== "Starred") return first;
    p.note("SYN151", first.start, first.end);
    return { kind: "ErrorExpr", start: first.start, end: first.end };
  }
  return { kind: "Tuple", start, end, elements, parenthesized: true };
}

function parseList(p: Cursor): Expr {
  const start = p.token.start;
  if (!p.enter()) return skipNested(p);
  p.advance();
  let clauses: ComprehensionClause[] = [];
  const elements = parseElements(p, T.BracketClose, parseStarOrNamed, {
    afterFirst: () => {
      clauses = parseClauses(p);
      return clauses.length > 0;
    },
  });
  closeDisplay(p, T.BracketClose);
  p.leave();
  const end = p.previousEnd;
  if (clauses.length > 0) {
    const element = elements[0]!;
    return { kind: "Comprehension", start, end, form: "list", element, dictValue: null, clauses };
  }
  return { kind: "List", start, end, elements };
}

/** A set or a dict; the first item decides. */
function parseBraces(p: Cursor): Expr {
  const start = p.token.start;
  if (!p.enter()) return skipNested(p);
  p.advance();
  let clauses: ComprehensionClause[] = [];
  let form: "dict" | "set" | null = null;
  const items = parseElements(
    p,
    T.BraceClose,
    (cursor): DictItem => {
      const item = parseBraceItem(cursor, form);
      form ??= item.isDict ? "dict" : "set";
      return item;
    },
    {
      afterFirst: () => {
        clauses = parseClauses(p);
        return clauses.length > 0;
      },
    },
  );
  closeDisplay(p, T.BraceClose);
  p.leave();
  const end = p.previousEnd;
  const isDict = (form as "dict" | "set" | null) !== "set";
  const first = items[0];
  if (clauses.length > 0 && first !== undefined) {
    const element = isDict ? (first.key ?? first.value) : first.value;
    const dictValue = isDict ? first.value : null;
    if (isDict && first.key === null) p.note("SYN152", first.start, first.end);
    return { kind: "Comprehension", start, end, form: isDict ? "dict" : "set", element, dictValue, clauses };
  }
  if (!isDict) return { kind: "Set", start, end, elements: items.map((item) => item.value) };
  return {
    kind: "Dict",
    start,
    end,
    items: items.map(({ start, end, key, value }) => ({ start, end, key, value })),
  };
}

interface BraceItem extends DictItem {
  readonly isDict: boolean;
}

function parseBraceItem(p: Cursor, form: "dict" | "set" | null): BraceItem {
  const start = p.token.start;
  if (p.kind === T.DoubleStar) {
    if (form === "set") p.note("SYN154", p.token.start, p.token.end);
    p.advance();
    const value = parseBinary(p, Precedence.bitOr);
    return { start, end: p.previousEnd, key: null, value, isDict: true };
  }
  const first = parseStarOrNamed(p);
  if (p.kind === T.Colon && !p.panic) {
    if (form === "set") p.note("SYN154", p.token.start, p.token.end);
    p.advance();
    const value = parseTest(p);
    return { start, end: p.previousEnd, key: first, value, isDict: true };
  }
  if (form === "dict" && !p.panic) p.note("SYN153", first.start, first.end);
  return { start, end: p.previousEnd, key: null, value: first, isDict: false };
}

function closeDisplay(p: Cursor, closer: T.TokenKind): void {
  if (p.eat(closer) !== null) {
    p.recovered();
    return;
  }
  p.fail("SYN118", [closer.label, p.found()]);
  p.skipTo(closer, closer);
  if (p.eat(closer) !== null) p.recovered();
}

/** Text nested too deeply: skipped to its closing bracket. */
function skipNested(p: Cursor): Expr {
  const start = p.token.start;
  p.skipLine();
  return errorExpr(p, start);
}

// ---------------------------------------------------------------- comprehensions

/** `for … in … if …`, as many as there are; empty when there is no comprehension. */
function parseClauses(p: Cursor): ComprehensionClause[] {
  const clauses: ComprehensionClause[] = [];
  while (!p.panic) {
    const start = p.token.start;
    if (p.kind === T.For || (p.kind === T.Async && p.peek().kind === T.For)) {
      const isAsync = p.eat(T.Async) !== null;
      p.advance();
      const target = parseTargetList(p);
      p.expect(T.In);
      const iter = p.panic ? errorExpr(p, p.token.start) : parseBinary(p, Precedence.or);
      clauses.push({ kind: "ComprehensionFor", start, end: p.previousEnd, target, iter, isAsync });
    } else if (p.kind === T.If && clauses.length > 0) {
      p.advance();
      const test = parseCondition(p);
      clauses.push({ kind: "ComprehensionIf", start, end: p.previousEnd, test });
    } else break;
  }
  return clauses;
}

/** A condition without `if … else`, since a further `if` is the next clause. */
function parseCondition(p: Cursor): Expr {
  if (p.kind === T.Lambda) return parseTest(p);
  const test = parseBinary(p, Precedence.or);
  return p.kind === T.Walrus && !p.panic ? parseNamedTail(p, test) : test;
}

// ---------------------------------------------------------------- calls and subscripts

/** Arguments with their parentheses. */
export function parseArguments(p: Cursor): Argument[] {
  if (!p.enter()) {
    skipNested(p);
    return [];
  }
  p.advance();
  const args = parseElements(p, T.ParenClose, parseArgument);
  closeDisplay(p, T.ParenClose);
  p.leave();
  return args;
}

function parseArgument(p: Cursor): Argument {
  const start = p.token.start;
  if (p.kind === T.Star || p.kind === T.DoubleStar) {
    const form = p.advance().kind === T.Star ? "star" : "doublestar";
    const value = parseTest(p);
    return { start, end: p.previousEnd, form, name: null, value };
  }
  if (p.kind === T.Name && p.peek().kind === T.Assign) {
    const name = parseIdentifier(p);
    p.advance();
    const value = parseTest(p);
    return { start, end: p.previousEnd, form: "keyword", name, value };
  }
  let value = parseNamed(p);
  if (p.kind === T.Assign && !p.panic) {
    p.note("SYN155", value.start, value.end, [], {
      hint: "to compare two values write '=='",
    });
    p.advance();
    value = parseTest(p);
  } else if ((p.kind === T.For || p.kind === T.Async) && !p.panic) {
    const clauses = parseClauses(p);
    if (clauses.length > 0) {
      const end = p.previousEnd;
      value = {
        kind: "Comprehension",
        start,
        end,
        form: "generator",
        element: value,
        dictValue: null,
        clauses,
      };
    }
  }
  return { start, end: p.previousEnd, form: "positional", name: null, value };
}

function parseIndex(p: Cursor): Expr {
  const open = p.token;
  if (!p.enter()) return skipNested(p);
  p.advance();
  let comma = false;
  const elements = parseElements(p, T.BracketClose, parseSubscript, {
    onComma: () => {
      comma = true;
    },
  });
  const inside = p.previousEnd;
  if (elements.length === 0)
    p.fail("SYN113", [p.found()], { hint: "an index or a slice goes between the brackets" });
  closeDisplay(p, T.BracketClose);
  p.leave();
  const first = elements[0];
  if (first === undefined) return errorExpr(p, open.end);
  if (!comma && elements.length === 1 && first.kind !== "Starred") return first;
  return { kind: "Tuple", start: first.start, end: inside, elements, parenthesized: false };
}

function parseSubscript(p: Cursor): Expr {
  const start = p.token.start;
  if (p.kind === T.Star) return parseStarred(p);
  const lower = p.kind === T.Colon ? null : parseNamed(p);
  if (lower !== null && p.kind !== T.Colon) return lower;
  if (p.panic) return errorExpr(p, start);
  p.advance();
  const upper = startsItem(p.kind) ? parseTest(p) : null;
  let step: Expr | null = null;
  if (p.kind === T.Colon && !p.panic) {
    p.advance();
    if (startsItem(p.kind)) step = parseTest(p);
  }
  return { kind: "Slice", start, end: p.previousEnd, lower, upper, step };
}
