/** Numbers as tokens: how far one goes, and whether it is a float. `numbers.ts` reads its value. */

import { isAsciiName } from "./characters.js";
import type { Scanner } from "./scanner.js";
import * as T from "./token.js";

/** MicroPython takes letters that follow a number for a part of it; so `1if x` is a malformed number. */
export function scanNumber(scanner: Scanner): void {
  const { text, pos: start } = scanner;
  let pos = start;
  let code = text.charCodeAt(pos);
  while (code >= 48 && code <= 57) code = text.charCodeAt(++pos);
  let isFloat = false;
  if (code === 46 || (code < 128 && isAsciiName(code))) {
    const second = text.charCodeAt(start + 1) | 32;
    const based = text.charCodeAt(start) === 48 && (second === 98 || second === 111 || second === 120);
    let points = 0;
    for (; ; code = text.charCodeAt(++pos)) {
      const lower = code | 32;
      if (!based && lower === 101) {
        isFloat = true;
        const next = text.charCodeAt(pos + 1);
        if (next === 43 || next === 45) pos++;
      } else if (code === 46) {
        if (++points > 1 || based) break;
        isFloat = true;
      } else if (!(code < 128 && isAsciiName(code))) break;
      else if (lower === 106) isFloat = true;
    }
  }
  scanner.pos = pos;
  scanner.push(isFloat ? T.FloatNumber : T.IntNumber, start, pos, 0);
}
