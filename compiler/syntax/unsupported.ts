/**
 * Statements of other Pythons: `match`, `type X = …`, and the `print` and `exec` statements of Python 2.
 *
 * Their words are ordinary names, so each is recognised by what follows, and refused as a whole with one message.
 */

import type { Stmt } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { skipBlock } from "./suites.js";
import * as T from "./token.js";

/** At a name: reports and skips such a statement; `false` when it is none. */
export function refuseUnsupported(p: Cursor, out: Stmt[]): boolean {
  const { start, end } = p.token;
  const next = p.peek().kind;
  switch (end - start) {
    case 5:
      if (p.text.startsWith("match", start) && isMatchStatement(p)) return refuseMatch(p, out);
      if (p.text.startsWith("print", start)) return refuseOldStatement(p, out, "print");
      return false;
    case 4:
      if (p.text.startsWith("exec", start)) return refuseOldStatement(p, out, "exec");
      if (p.text.startsWith("type", start) && next === T.Name) {
        p.fail("SYN134", ["'type' statements"], { hint: "write 'X = …' for an alias" });
        return refused(p, out, start);
      }
      return false;
    default:
      return false;
  }
}

function refused(p: Cursor, out: Stmt[], start: number): boolean {
  p.skipLine();
  p.lineFailed = true;
  p.recovered();
  out.push({ kind: "ErrorStmt", start, end: Math.max(start, p.previousEnd) });
  return true;
}

/** The line ends with `:`, and an indented line beginning with `case` follows. */
function isMatchStatement(p: Cursor): boolean {
  if (p.peek().kind === T.Assign || p.peek().kind === T.Dot) return false;
  let distance = 1;
  for (; ; distance++) {
    const kind = p.peek(distance).kind;
    if (kind === T.EndOfFile) return false;
    if (kind === T.Newline) break;
  }
  if (p.peek(distance - 1).kind !== T.Colon || p.peek(distance + 1).kind !== T.Indent) return false;
  const first = p.peek(distance + 2);
  return first.kind === T.Name && p.text.slice(first.start, first.end) === "case";
}

function refuseMatch(p: Cursor, out: Stmt[]): boolean {
  const { start } = p.token;
  p.fail("SYN132", [], { hint: "write a chain of 'if' and 'elif'" });
  p.skipLine();
  if (p.eat(T.Indent) !== null) {
    skipBlock(p);
    p.eat(T.Dedent);
  }
  p.recovered();
  out.push({ kind: "ErrorStmt", start, end: p.previousEnd });
  return true;
}

/** `print "x"`: a name directly followed by the beginning of another expression. */
function refuseOldStatement(p: Cursor, out: Stmt[], name: string): boolean {
  const next = p.peek();
  const { kind } = next;
  // prettier-ignore
  const follows =
    kind === T.Name || kind === T.Text || kind === T.FStringStart || kind === T.IntNumber || kind === T.FloatNumber ||
    kind === T.None_ || kind === T.True_ || kind === T.False_ || kind === T.ShiftRight;
  if (!follows || (kind === T.ShiftRight && p.text.slice(next.end).trimStart().startsWith("("))) return false;
  const { start, end } = p.token;
  if (kind === T.ShiftRight) return false;
  p.failAt("SYN133", start, end, [name], { hint: `write ${name}(…)` });
  return refused(p, out, start);
}
