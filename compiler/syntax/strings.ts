/**
 * Text of string literals: escapes, doubled braces, and bytes.
 *
 * Escapes are those of MicroPython: an unknown one keeps its backslash, `\N{…}` is refused (the names are not in
 * the runtime), and a string may hold any code point, surrogates included.
 */

import type { Problems } from "./problems.js";
import { TokenFlag, type Token } from "./token.js";

const BACKSLASH = 92;

/** The text of a `Text` token without prefix and quotes. */
export function contentRange(text: string, token: Token): { start: number; end: number } {
  const quotes = token.flags & TokenFlag.triple ? 3 : 1;
  let start = token.start;
  while (text.charCodeAt(start) !== 34 && text.charCodeAt(start) !== 39) start++;
  start += quotes;
  const end = token.flags & TokenFlag.unterminated ? token.end : token.end - quotes;
  return { start, end: Math.max(start, end) };
}

/** Value of a str literal's content [start, end). */
export function decodeText(
  text: string,
  start: number,
  end: number,
  flags: number,
  problems: Problems,
): string {
  if ((flags & TokenFlag.escaped) === 0) return text.slice(start, end);
  return new Decoder(text, end, flags, problems).run(start);
}

/** Value of an f-string's literal piece; outside specifications `{{` and `}}` stand for one brace. */
export function decodeFStringText(
  text: string,
  start: number,
  end: number,
  flags: number,
  problems: Problems,
): string {
  if ((flags & TokenFlag.escaped) === 0) return text.slice(start, end);
  return new Decoder(text, end, flags, problems, (flags & TokenFlag.inSpec) === 0).run(start);
}

/** Value of a bytes literal; characters outside ASCII are taken as their UTF-8 bytes, as MicroPython does. */
export function decodeBytes(
  text: string,
  start: number,
  end: number,
  flags: number,
  problems: Problems,
): number[] {
  const out: number[] = [];
  const raw = (flags & TokenFlag.raw) !== 0;
  for (let pos = start; pos < end;) {
    const code = text.charCodeAt(pos);
    if (code === BACKSLASH && !raw && pos + 1 < end) {
      const escape = readEscape(text, pos, end, true, problems);
      if (escape.value === null) for (const kept of escape.kept) out.push(kept.charCodeAt(0) & 255);
      else if (escape.value > 255) {
        problems.report("SYN123", pos, escape.end, [text.slice(pos, escape.end), "a byte"]);
      } else if (escape.value >= 0) out.push(escape.value);
      pos = escape.end;
    } else if (code === 13) {
      out.push(10);
      pos += text.charCodeAt(pos + 1) === 10 ? 2 : 1;
    } else if (code < 128) {
      out.push(code);
      pos++;
    } else {
      const point = text.codePointAt(pos)!;
      const character = String.fromCodePoint(point);
      for (const byte of new TextEncoder().encode(character)) out.push(byte);
      pos += character.length;
    }
  }
  return out;
}

class Decoder {
  constructor(
    private readonly text: string,
    private readonly end: number,
    private readonly flags: number,
    private readonly problems: Problems,
    private readonly braces = false,
  ) {}

  run(start: number): string {
    const { text, end } = this;
    const raw = (this.flags & TokenFlag.raw) !== 0;
    let out = "";
    let kept = start;
    let pos = start;
    while (pos < end) {
      const code = text.charCodeAt(pos);
      if (code === BACKSLASH && !raw && pos + 1 < end) {
        out += text.slice(kept, pos);
        const escape = readEscape(text, pos, end, false, this.problems);
        if (escape.value === null) out += escape.kept;
        else if (escape.value > 0x10ffff) {
          this.problems.report("SYN123", pos, escape.end, [text.slice(pos, escape.end), "a code point"]);
        } else if (escape.value >= 0) out += String.fromCodePoint(escape.value);
        kept = pos = escape.end;
      } else if (code === 13) {
        out += text.slice(kept, pos) + "\n";
        kept = pos += text.charCodeAt(pos + 1) === 10 ? 2 : 1;
      } else if (
        this.braces &&
        (code === 123 || code === 125) &&
        text.charCodeAt(pos + 1) === code &&
        pos + 1 < end
      ) {
        out += text.slice(kept, pos + 1);
        kept = pos += 2;
      } else pos++;
    }
    return out + text.slice(kept, end);
  }
}

interface Escape {
  /** Code of the character; -1 for nothing (an escaped line end, or a reported error); `null` for `kept`. */
  readonly value: number | null;
  readonly kept: string;
  readonly end: number;
}

const NOTHING = -1;

const SIMPLE: ReadonlyMap<string, number> = new Map([
  ["\\", 92],
  ["'", 39],
  ['"', 34],
  ["a", 7],
  ["b", 8],
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13],
]);

function readEscape(text: string, pos: number, end: number, bytes: boolean, problems: Problems): Escape {
  const character = text[pos + 1]!;
  const simple = SIMPLE.get(character);
  if (simple !== undefined) return { value: simple, kept: "", end: pos + 2 };
  if (character === "\n") return { value: NOTHING, kept: "", end: pos + 2 };
  if (character === "\r") {
    return { value: NOTHING, kept: "", end: text[pos + 2] === "\n" ? pos + 3 : pos + 2 };
  }
  if (character === "x") return readHex(text, pos, 2, end, problems);
  if (!bytes && character === "u") return readHex(text, pos, 4, end, problems);
  if (!bytes && character === "U") return readHex(text, pos, 8, end, problems);
  if (character === "N") {
    let close = pos + 2;
    if (text[close] === "{") while (close < end && text[close] !== "}") close++;
    const stop = Math.min(close + (text[close] === "}" ? 1 : 0), end);
    problems.report("SYN122", pos, stop, [], { hint: "write the character itself, or its number as \\u…" });
    return { value: NOTHING, kept: "", end: stop };
  }
  if (character >= "0" && character <= "7") {
    let value = 0;
    let at = pos + 1;
    while (at < end && at < pos + 4 && text[at]! >= "0" && text[at]! <= "7")
      value = value * 8 + Number(text[at++]);
    return { value, kept: "", end: at };
  }
  // Unknown escapes keep the backslash; the character after it is read again.
  return { value: null, kept: "\\", end: pos + 1 };
}

function readHex(text: string, pos: number, digits: number, end: number, problems: Problems): Escape {
  let value = 0;
  let at = pos + 2;
  for (; at < pos + 2 + digits; at++) {
    const digit = at < end ? hexDigit(text.charCodeAt(at)) : -1;
    if (digit < 0) {
      problems.report("SYN121", pos, Math.max(at, pos + 2), [text.slice(pos, pos + 2), String(digits)]);
      return { value: NOTHING, kept: "", end: at };
    }
    value = value * 16 + digit;
  }
  return { value, kept: "", end: at };
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
