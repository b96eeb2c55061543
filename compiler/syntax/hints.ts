/** Words for text that does not fit: what was expected, what was found, and what was probably meant. */

import type { Cursor } from "./cursor.js";
import type { ProblemExtra } from "./problems.js";
import * as T from "./token.js";
import type { TokenKind } from "./token.js";

/** Reports the current token where an expression, a further element, or the end of a statement should be. */
export function explainUnexpected(
  p: Cursor,
  expected: "expression" | "element" | "end",
  closer?: TokenKind,
): void {
  if (p.kind === T.Assign && expected !== "expression") {
    p.fail("SYN117", [], {
      hint: "to compare write '=='; to assign inside an expression write (name := value)",
    });
    return;
  }
  if (expected === "expression") p.fail("SYN113", [p.found()], expressionHint(p));
  else if (expected === "element" && closer !== undefined) {
    p.fail("SYN118", [`',' or ${closer.label}`, p.found()], operatorHint(p));
  } else p.fail("SYN114", [p.found()], endHint(p));
}

function expressionHint(p: Cursor): ProblemExtra {
  const previous = p.index > 0 ? p.tokens[p.index - 1]! : null;
  if (previous !== null && previous.kind === p.kind && previous.end === p.token.start) {
    if (p.kind === T.Ampersand) return { hint: "write 'and' instead of '&&'" };
    if (p.kind === T.Bar) return { hint: "write 'or' instead of '||'" };
  }
  if (p.kind === T.Greater && previous?.kind === T.Less) return { hint: "write '!=' instead of '<>'" };
  if (previous !== null && p.index > 1) {
    const before = p.tokens[p.index - 2]!;
    if (before.kind === previous.kind && before.end === previous.start) {
      if (previous.kind === T.Plus) return { hint: "there is no '++'; write 'name += 1'" };
      if (previous.kind === T.Minus) return { hint: "there is no '--'; write 'name -= 1'" };
    }
  }
  if (p.kind === T.Not) return { hint: "put 'not …' in parentheses" };
  if (p.kind === T.Lambda) return { hint: "put the lambda in parentheses" };
  if (p.kind === T.Star || p.kind === T.DoubleStar) {
    return { hint: "unpacking with '*' is possible in calls, in lists and in targets of an assignment" };
  }
  if (p.kind.isKeyword) return { hint: `'${p.kind.text}' is a keyword and cannot be used as a name` };
  return {};
}

function operatorHint(p: Cursor): ProblemExtra {
  if (p.kind === T.Walrus) return { hint: "put the assignment in parentheses: (name := value)" };
  if (p.kind === T.Colon)
    return { hint: "a ':' belongs in a dict, a slice or at the end of a statement head" };
  return {};
}

function endHint(p: Cursor): ProblemExtra {
  if (p.kind === T.Walrus) return { hint: "as a statement write '='; in an expression put (name := value)" };
  if (p.kind === T.Colon) return { hint: "is the keyword before it misspelt or missing?" };
  if (p.kind === T.Else) return { hint: "a conditional expression is 'a if condition else b'" };
  if (p.kind === T.If || p.kind === T.For || p.kind === T.While) {
    return { hint: "a new statement begins on a new line" };
  }
  if (p.kind.startsExpression && p.kind !== T.Not) {
    return { hint: "is an operator or a comma missing, or should a new line begin here?" };
  }
  return {};
}
