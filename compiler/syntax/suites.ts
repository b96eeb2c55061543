/**
 * Blocks: the colon, the indented lines or the rest of the line, and what goes wrong there.
 *
 * Errors here must not spread: a missing colon or a broken head still takes its block with it, so that the lines
 * inside are checked and not reported as wrongly indented.
 */

import { compact } from "../source/compact.js";
import type { Stmt } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { parseSimpleLine } from "./simple-statements.js";
import * as T from "./token.js";
import type { Token } from "./token.js";

/** `: block` after the head of the statement that begins at `head`. */
export function parseSuite(p: Cursor, head: Token): Stmt[] {
  const body: Stmt[] = [];
  collectSuite(p, head, body);
  return compact(body);
}

function collectSuite(p: Cursor, head: Token, body: Stmt[]): void {
  if (!p.panic && p.kind !== T.Colon) missingColon(p, head);
  if (p.panic) recoverHead(p);
  p.eat(T.Colon);
  if (p.kind !== T.Newline) {
    if (p.kind === T.EndOfFile || p.kind === T.Dedent || p.kind === T.Indent) noBlock(p, head, body);
    else if (isCompound(p)) {
      p.fail("SYN142", [p.found()], { hint: "begin a new, indented line after the ':'" });
      p.recovered();
      p.grammar.statements(p, body, 1);
    } else parseSimpleLine(p, body);
    return;
  }
  p.advance();
  if (p.kind !== T.Indent) {
    noBlock(p, head, body);
    return;
  }
  p.advance();
  if (p.enter()) {
    p.grammar.statements(p, body, Infinity);
    p.leave();
  } else {
    p.recovered();
    skipBlock(p);
  }
  p.eat(T.Dedent);
}

function isCompound(p: Cursor): boolean {
  const kind = p.kind;
  // prettier-ignore
  return (
    kind === T.If || kind === T.While || kind === T.For || kind === T.Def || kind === T.Class ||
    kind === T.Try || kind === T.With || (kind === T.Async && p.peek().kind !== T.Newline) || kind === T.At
  );
}

function missingColon(p: Cursor, head: Token): void {
  if (p.kind === T.Assign) {
    p.fail("SYN117", [], {
      hint: "to compare write '=='; to assign inside a condition write (name := value)",
    });
    return;
  }
  const label = p.text.slice(head.start, head.end);
  const end = p.previousEnd;
  if (p.kind === T.Newline || p.kind === T.EndOfFile) {
    p.failAt("SYN112", end, end, [label], { hint: `'${label}' needs a ':' before its block` });
    // The block follows as if the colon were there.
    p.recovered();
  } else p.fail("SYN118", ["':'", p.found()]);
}

/** After a broken head: goes to the colon that ends it, or to the end of the line. */
function recoverHead(p: Cursor): void {
  while (p.kind !== T.Newline && p.kind !== T.EndOfFile && p.kind !== T.Dedent && p.kind !== T.Indent) {
    if (p.kind === T.Colon && p.peek().kind === T.Newline) break;
    p.advance();
  }
  p.lineFailed = true;
  p.recovered();
}

function noBlock(p: Cursor, head: Token, body: Stmt[]): void {
  const { start } = p.token;
  if (!p.lineFailed) {
    const label = p.text.slice(head.start, head.end);
    p.fail("SYN111", [label], {
      related: [{ start: head.start, end: head.end, text: `'${label}' needs a block` }],
    });
    p.recovered();
  }
  p.lineFailed = false;
  body.push({ kind: "ErrorStmt", start, end: start });
}

/** Skips to the dedent of the block whose indent has been passed. */
export function skipBlock(p: Cursor): void {
  let level = 0;
  while (p.kind !== T.EndOfFile) {
    if (p.kind === T.Indent) level++;
    else if (p.kind === T.Dedent && --level < 0) return;
    p.advance();
  }
}
