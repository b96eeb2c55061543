/** Extent of plain string and bytes literals, and string prefixes. Their text is decoded in `strings.ts`. */

import { CR, LF } from "./line-ends.js";
import type { Scanner } from "./scanner.js";
import { closeFStringEarly } from "./scan-fstring.js";
import * as T from "./token.js";
import { TokenFlag } from "./token.js";

const BACKSLASH = 92;

/** What `stringPrefix` gives for the prefix of an f-string or t-string. */
export const FSTRING_PREFIX = -2;

/** Flags for the prefix [start, end) before a quote; -1 when it is no prefix. */
export function stringPrefix(scanner: Scanner, start: number, end: number): number {
  const prefix = scanner.text.slice(start, end);
  const flags = PREFIXES.get(prefix);
  if (flags !== undefined) return flags;
  const lower = prefix.toLowerCase();
  const known = PREFIXES.get(lower);
  if (known === undefined) return -1;
  scanner.problems.report("SYN130", start, end, [prefix, lower], {
    hint: `write ${lower} instead of ${prefix}`,
  });
  return known;
}

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ["r", TokenFlag.raw],
  ["u", 0],
  ["b", TokenFlag.bytes],
  ["rb", TokenFlag.raw | TokenFlag.bytes],
  ["br", TokenFlag.raw | TokenFlag.bytes],
  ...["f", "rf", "fr", "t", "rt", "tr"].map((prefix): [string, number] => [prefix, FSTRING_PREFIX]),
]);

/** Scans a literal whose quote is at `quoteAt` and pushes its token. */
export function scanString(scanner: Scanner, start: number, quoteAt: number, flags: number): void {
  const text = scanner.text;
  const quote = text.charCodeAt(quoteAt);
  const field = scanner.brackets.top?.field ?? null;
  if (field !== null && !field.triple && field.quote === quote && start === quoteAt) {
    // `f"{x"`: the quote that ends the f-string looks like the start of a string inside the field.
    if (stringEnd(text, quoteAt + 1, quote) < 0) return closeFStringEarly(scanner, field, quoteAt);
  }
  if (text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote) {
    return scanTriple(scanner, start, quoteAt, quote, flags | TokenFlag.triple);
  }
  let pos = quoteAt + 1;
  for (; ; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) break;
    if (code === BACKSLASH) {
      flags |= TokenFlag.escaped;
      pos++;
      if (text.charCodeAt(pos) === CR && text.charCodeAt(pos + 1) === LF) pos++;
    } else if (code === LF || code === CR || code !== code) {
      pos = Math.min(pos, text.length);
      return unterminated(scanner, start, pos, flags);
    }
  }
  scanner.pos = pos + 1;
  scanner.push(T.Text, start, pos + 1, flags);
}

function scanTriple(scanner: Scanner, start: number, quoteAt: number, quote: number, flags: number): void {
  const text = scanner.text;
  let pos = quoteAt + 3;
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === BACKSLASH) {
      flags |= TokenFlag.escaped;
      pos++;
    } else if (code === CR) {
      flags |= TokenFlag.escaped;
    } else if (code === quote && text.charCodeAt(pos + 1) === quote && text.charCodeAt(pos + 2) === quote) {
      scanner.pos = pos + 3;
      scanner.push(T.Text, start, pos + 3, flags);
      return;
    }
  }
  unterminated(scanner, start, text.length, flags);
}

function unterminated(scanner: Scanner, start: number, end: number, flags: number): void {
  const triple = (flags & TokenFlag.triple) !== 0;
  if (triple) scanner.problems.incomplete = true;
  const shown = triple ? Math.min(end, start + 3) : end;
  scanner.problems.report(triple ? "SYN104" : "SYN103", start, shown, []);
  scanner.pos = end;
  scanner.push(T.Text, start, end, flags | TokenFlag.unterminated);
  scanner.brackets.excuseAll();
}

/** End of a one-line string whose text begins at `pos`, or -1. */
function stringEnd(text: string, pos: number, quote: number): number {
  for (; pos < text.length; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) return pos + 1;
    if (code === LF || code === CR) return -1;
    if (code === BACKSLASH) pos++;
  }
  return -1;
}
