/**
 * Closing brackets, and brackets that are never closed: these are reported, and tokens put in or left out, so that the
 * parser always sees balanced ones. See `brackets.ts` for the rule.
 */

import { closerOf, type OpenBracket } from "./brackets.js";
import { reportOpenField, resumeFString } from "./scan-fstring.js";
import type { Scanner } from "./scanner.js";
import * as T from "./token.js";
import { TokenFlag, type TokenKind } from "./token.js";

/** Each unclosed bracket costs a second reading of the rest of the text. */
const MAX_RETRIES = 40;

/** A closing bracket: brackets within the one that it fits were not closed, and one that fits none is reported. */
export function close(scanner: Scanner, kind: TokenKind, start: number, end: number): void {
  const depth = scanner.brackets.findOpener(kind.text);
  const top = scanner.brackets.top;
  if (top === undefined || (depth < 0 && top.field !== null)) {
    scanner.problems.report("SYN108", start, end, [kind.text]);
    scanner.push(T.Invalid, start, end, 0);
    return;
  }
  if (depth < 0) {
    const related = [{ start: top.start, end: top.start + 1, text: `'${top.character}' opened here` }];
    scanner.problems.report("SYN107", start, end, [kind.text, top.character], { related });
    scanner.brackets.pop();
    scanner.push(closerOf(top), start, end, TokenFlag.missing);
    return;
  }
  while (scanner.brackets.length - 1 > depth) {
    const inner = scanner.brackets.top!;
    if (!inner.excused) reportUnclosed(scanner, inner);
    scanner.closeMissing();
  }
  const opener = scanner.brackets.top!;
  if (opener.field !== null) return resumeFString(scanner, opener, "end");
  scanner.brackets.pop();
  scanner.push(kind, start, end, 0);
}

/** Closes all brackets that are open; only the innermost is reported. */
export function closeAll(scanner: Scanner): void {
  const top = scanner.brackets.top;
  if (top !== undefined && !top.excused) reportUnclosed(scanner, top);
  while (scanner.brackets.length > 0) scanner.closeMissing();
}

/** At the end of the text with open brackets: goes back to the outermost one, once for each. */
export function retryUnclosed(scanner: Scanner): boolean {
  const open = scanner.brackets.bottom!;
  scanner.problems.incomplete = true;
  if (open.recover || scanner.retries >= MAX_RETRIES) return false;
  scanner.retries++;
  open.recover = true;
  scanner.problems.truncate(open.problemCount);
  scanner.tokens.length = open.tokenCount;
  scanner.brackets.cutTo(1);
  scanner.brokenLine = -1;
  scanner.pos = open.end;
  return true;
}

/** Closes all brackets and goes on with a new logical line at the start of this physical one. */
export function breakStatement(scanner: Scanner): void {
  closeAll(scanner);
  const end = scanner.tokens[scanner.tokens.length - 1]!.end;
  scanner.push(T.Newline, end, end, TokenFlag.missing);
  scanner.pos = scanner.brokenLine;
  scanner.atLineStart = true;
}

function reportUnclosed(scanner: Scanner, open: OpenBracket): void {
  if (open.field !== null) reportOpenField(scanner, open);
  else scanner.problems.report("SYN106", open.start, open.start + 1, [open.character]);
}
