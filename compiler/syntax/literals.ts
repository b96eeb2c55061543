/** Adjacent string literals joined into one node, and the fields of f-strings and t-strings. */

import type { Expr, FStringField, FStringPart } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { errorExpr, parseTestList, parseYield, startsItem } from "./expressions.js";
import { contentRange, decodeBytes, decodeFStringText, decodeText } from "./strings.js";
import * as T from "./token.js";
import { TokenFlag, type Token } from "./token.js";

/** One or more string tokens: str, bytes, f-string or t-string. */
export function parseStrings(p: Cursor): Expr {
  const first = p.token;
  if (p.kind === T.Text) {
    const next = p.peek().kind;
    if (next !== T.Text && next !== T.FStringStart) return parseSingle(p, first);
  }
  return parseJoined(p);
}

function parseSingle(p: Cursor, token: Token): Expr {
  p.advance();
  const range = contentRange(p.text, token);
  const { start, end, flags } = token;
  if (flags & TokenFlag.bytes) {
    const value = Uint8Array.from(decodeBytes(p.text, range.start, range.end, flags, p.problems));
    return { kind: "Bytes", start, end, value };
  }
  return { kind: "Str", start, end, value: decodeText(p.text, range.start, range.end, flags, p.problems) };
}

function parseJoined(p: Cursor): Expr {
  const first = p.token;
  const family = familyOf(first);
  const parts: FStringPart[] = [];
  const bytes: number[] = [];
  let interpolated = false;
  while (p.kind === T.Text || p.kind === T.FStringStart) {
    const token = p.token;
    if (familyOf(token) !== family && !p.panic) {
      p.note("SYN125", token.start, token.end, [FAMILY_NAMES[family], FAMILY_NAMES[familyOf(token)]]);
    }
    if (p.kind === T.Text) {
      p.advance();
      const range = contentRange(p.text, token);
      if (token.flags & TokenFlag.bytes) {
        bytes.push(...decodeBytes(p.text, range.start, range.end, token.flags, p.problems));
      } else
        addText(
          parts,
          range.start,
          range.end,
          decodeText(p.text, range.start, range.end, token.flags, p.problems),
        );
    } else {
      interpolated = true;
      parseInterpolated(p, parts);
    }
    if (p.panic) break;
  }
  const { start } = first;
  const end = p.previousEnd;
  if (family === 1) return { kind: "Bytes", start, end, value: Uint8Array.from(bytes) };
  if (family === 2) return { kind: "TString", start, end, parts };
  if (interpolated) return { kind: "FString", start, end, parts };
  return {
    kind: "Str",
    start,
    end,
    value: parts.map((part) => (part.kind === "Text" ? part.value : "")).join(""),
  };
}

const FAMILY_NAMES = ["str", "bytes", "t-string"] as const;

/** Literals of different families cannot be joined. */
function familyOf(token: Token): 0 | 1 | 2 {
  if (token.flags & TokenFlag.template) return 2;
  return token.flags & TokenFlag.bytes ? 1 : 0;
}

/** Neighbouring text is one part: `"a" f"b"` has the text `ab`. */
function addText(parts: FStringPart[], start: number, end: number, value: string): void {
  const last = parts[parts.length - 1];
  if (last !== undefined && last.kind === "Text") {
    parts[parts.length - 1] = { kind: "Text", start: last.start, end, value: last.value + value };
  } else if (value !== "") parts.push({ kind: "Text", start, end, value });
}

function parseInterpolated(p: Cursor, parts: FStringPart[]): void {
  if (!p.enter()) {
    p.skipLine();
    return;
  }
  p.advance();
  parseParts(p, parts);
  if (p.panic) {
    p.skipTo(T.FStringEnd, T.FStringEnd);
    if (p.kind === T.FStringEnd) p.recovered();
  }
  p.eat(T.FStringEnd);
  p.leave();
}

function parseParts(p: Cursor, parts: FStringPart[]): void {
  while (!p.panic) {
    const { start, end, flags } = p.token;
    if (p.kind === T.FStringMiddle) {
      p.advance();
      addText(parts, start, end, decodeFStringText(p.text, start, end, flags, p.problems));
    } else if (p.kind === T.FieldStart) {
      parts.push(parseField(p));
    } else return;
  }
}

function parseField(p: Cursor): FStringField {
  const open = p.advance();
  const value = parseFieldValue(p, open);
  let textEnd = p.token.start;
  let debug: string | null = null;
  if (p.kind === T.Assign && !p.panic) {
    p.advance();
    debug = p.text.slice(open.end, p.token.start);
  }
  if (p.panic) textEnd = Math.max(open.end, p.previousEnd);
  const text = p.text.slice(open.end, textEnd).trimEnd();
  const conversion = p.kind === T.Bang && !p.panic ? parseConversion(p) : null;
  let spec: FStringPart[] | null = null;
  if (p.kind === T.FieldColon && !p.panic) {
    p.advance();
    spec = [];
    if (p.enter()) {
      parseParts(p, spec);
      p.leave();
    }
  }
  closeField(p);
  return { kind: "Field", start: open.start, end: p.previousEnd, value, text, debug, conversion, spec };
}

function parseFieldValue(p: Cursor, open: Token): Expr {
  if (p.kind === T.FieldEnd || p.kind === T.FieldColon || p.kind === T.Bang || p.kind === T.Assign) {
    p.failAt("SYN126", open.start, Math.max(open.end, p.token.end), [], {
      hint: "write {{ and }} for braces that stand for themselves",
    });
    return errorExpr(p, open.end);
  }
  if (p.kind === T.Yield) return parseYield(p);
  if (p.kind === T.Lambda) {
    const extra = { hint: "put the lambda in parentheses: its ':' would begin a format specification" };
    p.fail("SYN113", [p.found()], extra);
    return errorExpr(p, p.token.start);
  }
  if (!startsItem(p.kind)) {
    p.fail("SYN113", [p.found()]);
    return errorExpr(p, p.token.start);
  }
  return parseTestList(p);
}

function parseConversion(p: Cursor): "r" | "s" | "a" | null {
  const bang = p.advance();
  const token = p.token;
  const name = p.kind === T.Name && token.start === bang.end ? p.text.slice(token.start, token.end) : "";
  if (name === "r" || name === "s" || name === "a") {
    p.advance();
    // Not even blanks may stand between the conversion and what follows.
    if (p.token.start === token.end) return name;
  }
  p.failAt("SYN129", bang.start, Math.max(bang.end, token.kind === T.Name ? token.end : bang.end));
  return null;
}

function closeField(p: Cursor): void {
  if (p.panic) p.skipTo(T.FieldEnd, T.FieldEnd);
  else if (p.kind !== T.FieldEnd) {
    p.fail("SYN118", ["'}'", p.found()]);
    p.skipTo(T.FieldEnd, T.FieldEnd);
  }
  if (p.eat(T.FieldEnd) !== null) p.recovered();
}
