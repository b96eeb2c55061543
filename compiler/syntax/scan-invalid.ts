/** Characters that are no Python: what they are called, what may be meant, and which tokens they leave. */

import { describeCharacter, isNameUnit, lookAlike } from "./characters.js";
import { matchOperator } from "./operators.js";
import { lineEndFrom } from "./line-ends.js";
import type { Scanner } from "./scanner.js";
import * as T from "./token.js";
import { TokenFlag } from "./token.js";

/** A character outside of ASCII that is part of no name: most often it looks like one that is meant. */
export function scanForeign(scanner: Scanner, code: number): void {
  const start = scanner.pos;
  if (code === REPLACEMENT && UTF_16.test(scanner.text)) return endScan(scanner, code);
  const meant = lookAlike(code);
  if (meant === undefined || meant.instead === "") {
    const invisible = code === 0xfeff || code === 0xad || (code >= 0x2000 && code <= 0x206f);
    const hint = invisible ? "this character is invisible; remove it" : undefined;
    scanner.problems.report("SYN101", start, start + 1, [describeCharacter(code)], { hint });
    scanner.pos = start + 1;
    if (!invisible) scanner.push(T.Invalid, start, scanner.pos, 0);
    return;
  }
  const hint = meant.instead === " " ? "write an ordinary space" : `write ${meant.instead} instead`;
  scanner.problems.report("SYN102", start, start + 1, [describeCharacter(code), meant.instead], { hint });
  scanner.pos = start + 1;
  if (meant.instead === " ") return;
  if (meant.instead === '"' || meant.instead === "'") {
    // The whole quoted text is one mistake.
    const end = lineEndFrom(scanner.text, start);
    for (let pos = start + 1; pos < end; pos++) {
      if (
        lookAlike(scanner.text.charCodeAt(pos))?.instead === meant.instead ||
        scanner.text[pos] === meant.instead
      ) {
        scanner.pos = pos + 1;
        break;
      }
    }
  } else {
    const kind = matchOperator(meant.instead, 0, meant.instead.charCodeAt(0));
    if (kind !== null && !kind.startsExpression && !")]}".includes(kind.text)) {
      scanner.push(kind, start, scanner.pos, TokenFlag.missing);
      return;
    }
  }
  scanner.push(T.Invalid, start, scanner.pos, 0);
}

/** A character of ASCII that begins no token. */
export function scanInvalid(scanner: Scanner, code: number): void {
  if (code === 0) return endScan(scanner, code);
  const start = scanner.pos;
  const hint = INVALID_HINTS.get(code);
  scanner.problems.report("SYN101", start, start + 1, [describeCharacter(code)], { hint });
  scanner.pos = start + 1;
  // Directly before a name or number (`$x`, `!x`) it is most likely just one character too many.
  if (!isNameUnit(scanner.text.charCodeAt(start + 1))) scanner.push(T.Invalid, start, start + 1, 0);
}

const INVALID_HINTS: ReadonlyMap<number, string> = new Map([
  [33, "to negate a condition, write 'not'"],
  [63, "a choice between two values is written 'a if condition else b'"],
  [96, "use repr() to get the representation of a value"],
]);

/** What stands in place of bytes that are no UTF-8. */
const REPLACEMENT = 0xfffd;

/** How UTF-16 looks where it is read as UTF-8: every other byte of a character of ASCII is zero, its mark is no UTF-8. */
const UTF_16 = /^(?:\uFFFD\uFFFD)?(?:\0[^\0]|[^\0]\0)/;

/** What has zero bytes outside of strings is no text that anyone has written: one message is enough for all that follows. */
function endScan(scanner: Scanner, code: number): void {
  const { pos, text } = scanner;
  const hint = UTF_16.test(text)
    ? "the file seems to be UTF-16; save it as UTF-8"
    : "the file contains a zero byte; is it a text file?";
  scanner.problems.report("SYN101", pos, pos + 1, [describeCharacter(code)], { hint });
  scanner.pos = text.length;
  scanner.push(T.Invalid, pos, scanner.pos, 0);
}
