/** Parameters of functions and lambdas. */

import { compact } from "../source/compact.js";
import type { Expr, Parameter, Parameters } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { errorExpr, parseStarred, parseIdentifier, parseTest } from "./expressions.js";
import * as T from "./token.js";
import type { TokenKind } from "./token.js";

/** A function without a name, from its `lambda`. */
export function parseLambda(p: Cursor): Expr {
  const start = p.advance().start;
  if (!p.enter()) return errorExpr(p, start);
  const params = parseLambdaParameters(p);
  p.expect(T.Colon);
  const body = p.panic ? errorExpr(p, p.token.start) : parseTest(p);
  p.leave();
  return { kind: "Lambda", start, end: Math.max(body.end, params.end), params, body };
}

/** `(a, b: int = 1, *args, c, **kwargs)` with the parentheses. */
export function parseFunctionParameters(p: Cursor): Parameters {
  const start = p.token.start;
  if (p.expect(T.ParenOpen, { hint: "a function needs parentheses even without parameters" }) === null) {
    return { start, end: start, list: [] };
  }
  const list = parseList(p, T.ParenClose, true);
  if (p.panic) {
    p.skipTo(T.ParenClose, T.ParenClose);
    if (p.kind === T.ParenClose) p.recovered();
  }
  p.expect(T.ParenClose);
  return { start, end: p.previousEnd, list };
}

/** Parameters of a lambda, up to its colon. */
function parseLambdaParameters(p: Cursor): Parameters {
  const start = p.token.start;
  const list = p.kind === T.Colon ? [] : parseList(p, T.Colon, false);
  return { start, end: Math.max(start, p.previousEnd), list };
}

function parseList(p: Cursor, closer: TokenKind, annotated: boolean): Parameter[] {
  let list: Parameter[] = [];
  const seen = { star: false, slash: false, kwarg: false, default: false };
  while (p.kind !== closer && !p.panic) {
    const token = p.token;
    if (seen.kwarg) p.note("SYN156", token.start, token.end);
    if (p.kind === T.Slash) {
      p.advance();
      if (list.length === 0 || seen.slash || seen.star) p.note("SYN157", token.start, token.end);
      seen.slash = true;
      list = list.map((param) => (param.form === "normal" ? { ...param, form: "posonly" } : param));
    } else if (p.kind === T.Star) {
      p.advance();
      if (seen.star) p.note("SYN158", token.start, token.end);
      seen.star = true;
      if (p.kind === T.Name) list.push(parseOne(p, "vararg", token.start, annotated));
    } else if (p.kind === T.DoubleStar) {
      p.advance();
      seen.kwarg = true;
      list.push(parseOne(p, "kwarg", token.start, annotated));
    } else {
      const param = parseOne(p, seen.star ? "kwonly" : "normal", token.start, annotated);
      if (param.default !== null) seen.default = true;
      else if (seen.default && !seen.star && !p.panic) {
        p.note("SYN159", param.start, param.end, [param.name.name]);
      }
      list.push(param);
    }
    if (p.eat(T.Comma) !== null) continue;
    if (p.kind === closer || p.panic) break;
    if (p.kind === T.Name) {
      p.note("SYN115", p.previousEnd, p.token.end, [p.found()], { hint: "put a comma between the two" });
    } else p.fail("SYN118", [closer.label, p.found()]);
  }
  return compact(list);
}

function parseOne(p: Cursor, form: Parameter["form"], start: number, annotated: boolean): Parameter {
  if (p.kind === T.ParenOpen) {
    p.fail("SYN116", [p.found()], { hint: "a parameter cannot be a tuple; take it apart in the body" });
  }
  const name = parseIdentifier(p);
  let annotation: Expr | null = null;
  if (annotated && p.kind === T.Colon && !p.panic) {
    p.advance();
    annotation = form === "vararg" && p.kind === T.Star ? parseStarred(p) : parseTest(p);
  }
  let value: Expr | null = null;
  if (p.kind === T.Assign && !p.panic) {
    if (form === "vararg" || form === "kwarg") p.note("SYN160", p.token.start, p.token.end, [name.name]);
    p.advance();
    value = parseTest(p);
  }
  return { start, end: Math.max(start, p.previousEnd), form, name, annotation, default: value };
}
