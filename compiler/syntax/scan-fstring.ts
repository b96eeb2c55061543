/**
 * Extent of f-strings and t-strings: text pieces, replacement fields and format specifications.
 *
 * Fields are scanned by the ordinary scanner, so anything can be nested in them with any quotes. A field is an
 * entry on the bracket stack; when the scanner meets its `:` or `}` it comes back here.
 */

import type { FStringState, OpenBracket } from "./brackets.js";
import { CR, LF } from "./line-ends.js";
import type { Scanner } from "./scanner.js";
import * as T from "./token.js";
import { TokenFlag } from "./token.js";

const BACKSLASH = 92;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;

/** Begins an f-string or t-string with its prefix at [start, quoteAt). */
export function scanFString(scanner: Scanner, start: number, quoteAt: number): void {
  const text = scanner.text;
  const quote = text.charCodeAt(quoteAt);
  const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
  const prefix = text.slice(start, quoteAt).toLowerCase();
  const raw = prefix.includes("r");
  const template = prefix.includes("t");
  const flags =
    (raw ? TokenFlag.raw : 0) | (template ? TokenFlag.template : 0) | (triple ? TokenFlag.triple : 0);
  const end = quoteAt + (triple ? 3 : 1);
  scanner.push(T.FStringStart, start, end, flags);
  scanner.pos = end;
  scanText(scanner, { start, quote, triple, raw, template, depth: scanner.brackets.length }, false);
}

/** Goes on with an f-string at the `:` ("spec") or the `}` ("end") of a field. */
export function resumeFString(scanner: Scanner, open: OpenBracket, at: "spec" | "end"): void {
  const state = open.field!;
  if (at === "spec") {
    scanner.push(T.FieldColon, scanner.pos, scanner.pos + 1, 0);
    scanner.pos++;
    open.inSpec = true;
    return scanText(scanner, state, true);
  }
  const end = scanner.pos;
  scanner.brackets.pop();
  scanner.push(T.FieldEnd, end - 1, end, 0);
  scanText(scanner, state, scanner.brackets.length > state.depth);
}

/** MicroPython has an error of its own for a t-string that ends in a field, unless the field is wrong besides. */
export function reportOpenField(scanner: Scanner, open: OpenBracket): void {
  const raised =
    open.field!.template && scanner.problems.count === open.problemCount
      ? "malformed f-string"
      : "invalid syntax";
  scanner.problems.report("SYN128", open.start, open.start + 1, [raised]);
}

/** An f-string whose quote comes while a field is open. */
export function closeFStringEarly(scanner: Scanner, state: FStringState, quoteAt: number): void {
  const open = scanner.brackets.top!;
  reportOpenField(scanner, open);
  while (scanner.brackets.length > state.depth) scanner.closeMissing();
  scanner.pos = quoteAt + 1;
}

/** Text up to the next field, the end of the specification, or the end of the f-string. */
function scanText(scanner: Scanner, state: FStringState, inSpec: boolean): void {
  const text = scanner.text;
  const { quote, triple, raw } = state;
  let start = scanner.pos;
  let pos = start;
  let flags = flagsOf(state, inSpec);
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code !== code) return unterminated(scanner, state, start, text.length, flags);
    if (
      code === quote &&
      (!triple || (text.charCodeAt(pos + 1) === quote && text.charCodeAt(pos + 2) === quote))
    ) {
      pushText(scanner, start, pos, flags);
      if (inSpec) return closeFStringEarly(scanner, state, pos + (triple ? 2 : 0));
      const end = pos + (triple ? 3 : 1);
      scanner.pos = end;
      scanner.push(T.FStringEnd, pos, end, 0);
      return;
    }
    if (code === BACKSLASH) {
      flags |= TokenFlag.escaped;
      const next = text.charCodeAt(pos + 1);
      if (next === BRACE_OPEN || next === BRACE_CLOSE) pos++;
      else if (!raw && next === 78 && text.charCodeAt(pos + 2) === BRACE_OPEN)
        pos = namedEscapeEnd(text, pos);
      else if (next === CR && text.charCodeAt(pos + 2) === LF) pos += 3;
      else pos = Math.min(pos + 2, text.length);
    } else if (code === BRACE_OPEN) {
      if ((!inSpec || state.template) && text.charCodeAt(pos + 1) === BRACE_OPEN) {
        if (inSpec) countDoubled(scanner, 1);
        flags |= TokenFlag.escaped;
        pos += 2;
        continue;
      }
      pushText(scanner, start, pos, flags);
      scanner.push(T.FieldStart, pos, pos + 1, 0);
      scanner.pos = pos + 1;
      scanner.open(pos, pos + 1, state);
      return;
    } else if (code === BRACE_CLOSE) {
      if (inSpec && text.charCodeAt(pos + 1) === BRACE_CLOSE && countDoubled(scanner, 0) > 0) {
        countDoubled(scanner, -1);
        flags |= TokenFlag.escaped;
        pos += 2;
        continue;
      }
      if (inSpec) {
        pushText(scanner, start, pos, flags);
        scanner.push(T.FieldEnd, pos, pos + 1, 0);
        scanner.brackets.pop();
        start = ++pos;
        inSpec = scanner.brackets.length > state.depth;
        flags = flagsOf(state, inSpec);
        continue;
      }
      flags |= TokenFlag.escaped;
      if (text.charCodeAt(pos + 1) === BRACE_CLOSE) pos += 2;
      else {
        scanner.problems.report("SYN127", pos, pos + 1);
        pos++;
      }
    } else if ((code === LF || code === CR) && !triple) {
      return unterminated(scanner, state, start, pos, flags);
    } else {
      if (code === CR) flags |= TokenFlag.escaped;
      pos++;
    }
  }
}

/** Changes the number of doubled braces that are open in the specification being read. */
function countDoubled(scanner: Scanner, change: number): number {
  const open = scanner.brackets.top!;
  return (open.doubled = (open.doubled ?? 0) + change);
}

/** Braces of f-strings are not doubled in a specification, those of t-strings are. */
function flagsOf(state: FStringState, inSpec: boolean): number {
  return (state.raw ? TokenFlag.raw : 0) | (inSpec && !state.template ? TokenFlag.inSpec : 0);
}

function pushText(scanner: Scanner, start: number, end: number, flags: number): void {
  if (end > start) scanner.push(T.FStringMiddle, start, end, flags);
}

function namedEscapeEnd(text: string, pos: number): number {
  let end = pos + 3;
  while (end < text.length && text.charCodeAt(end) !== BRACE_CLOSE && text.charCodeAt(end) !== LF) end++;
  return Math.min(end + 1, text.length);
}

function unterminated(
  scanner: Scanner,
  state: FStringState,
  start: number,
  end: number,
  flags: number,
): void {
  pushText(scanner, start, end, flags);
  if (state.triple) scanner.problems.incomplete = true;
  const shown = state.triple ? state.start + 4 : end;
  scanner.problems.report(state.triple ? "SYN104" : "SYN103", state.start, Math.min(shown, end), []);
  scanner.pos = end;
  if (scanner.brackets.length > state.depth) {
    while (scanner.brackets.length > state.depth) scanner.closeMissing();
  } else scanner.push(T.FStringEnd, end, end, TokenFlag.missing);
  scanner.brackets.excuseAll();
}
