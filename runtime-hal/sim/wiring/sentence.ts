/**
 * The words of one event or expectation: `press b1 for 80ms`, `GPIO2 high between 2s and 2.1s`. A cursor over tokens,
 * each with its place in the board file, so that a message can mark the very word.
 */

import { parseDuration } from "../duration.js";
import type { Place } from "./model.js";
import { isTimeUnit, tidy, unitFactor } from "./quantity.js";

export type TokenKind = "word" | "number" | "string" | "pattern" | "symbol" | "end";

export interface Token extends Place {
  readonly kind: TokenKind;
  /** The word, the digits, the contents of the string or pattern. */
  readonly text: string;
  /** Of a number: its unit. Of a pattern: its flags. */
  readonly suffix: string;
}

/** A sentence that is not understood. */
export class SentenceError extends Error {
  override readonly name = "SentenceError";
  constructor(
    readonly place: Place,
    message: string,
    readonly hint?: string,
    readonly code = "WIR706",
  ) {
    super(message);
  }
}

// Only ASCII in patterns: the bundle is read as such.
const TOKEN =
  /\s*(?:(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<pattern>\/(?:[^/\\\n]|\\.)+\/[a-z]*)|(?<number>[+-]?(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?))(?<unit> ?%|\u00b0[A-Za-z]?(?:\/s)?|[A-Za-z\u00b5\u03a9]+(?:\/s\u00b2?)?)?|(?<word>[\p{L}_][\p{L}\p{N}_]*(?:[.-][\p{L}\p{N}_]+)*)|(?<symbol>\u00b1|\+-|\+\/-|!=|<=|>=|==|\u2264|\u2265|\u2260|\u00b0C?|[=<>,:;()[\]]|->|\u2192))/uy;

const SAME: Readonly<Record<string, string>> = {
  "==": "=",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "+-": "±",
  "+/-": "±",
};

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0", e: "\x1b" };

/** The contents of a quoted string, with `\n`, `\r`, `\t`, `\xHH` understood. */
function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-fA-F]{2})|(.))/g, (_, hex: string | undefined, char: string) =>
      hex === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(parseInt(hex, 16)),
    );
}

/** Takes a text apart. `offset`: where it stands in the file. */
export function tokenize(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== "") {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      const skipped = at + (text.slice(at).length - text.slice(at).trimStart().length);
      const place = { start: offset + skipped, end: offset + skipped + 1 };
      const char = text[skipped] as string;
      const hint =
        char === '"' || char === "'"
          ? "the quote that ends the text is missing; a line with ' #' or ': ' in it stands in quotes, the whole of it"
          : undefined;
      throw new SentenceError(place, `'${char}' is not understood here`, hint);
    }
    const { string, pattern, number, unit, word, symbol } = match.groups as Record<
      string,
      string | undefined
    >;
    const end = TOKEN.lastIndex;
    const length = (string ?? pattern ?? word ?? symbol ?? `${number}${unit ?? ""}`).length;
    const place = { start: offset + end - length, end: offset + end };
    at = end;
    if (string !== undefined) tokens.push({ kind: "string", text: unquote(string), suffix: "", ...place });
    else if (pattern !== undefined) {
      const slash = pattern.lastIndexOf("/");
      tokens.push({
        kind: "pattern",
        text: pattern.slice(1, slash),
        suffix: pattern.slice(slash + 1),
        ...place,
      });
    } else if (number !== undefined)
      tokens.push({ kind: "number", text: number, suffix: (unit ?? "").trim(), ...place });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, suffix: "", ...place });
    else
      tokens.push({
        kind: "symbol",
        text: SAME[symbol as string] ?? (symbol as string),
        suffix: "",
        ...place,
      });
  }
  return tokens;
}

export class Sentence {
  private readonly tokens: readonly Token[];
  private at = 0;
  private readonly end: Token;

  constructor(
    readonly text: string,
    offset: number,
  ) {
    this.tokens = tokenize(text, offset);
    const last = offset + text.trimEnd().length;
    this.end = { kind: "end", text: "", suffix: "", start: last, end: last + 1 };
  }

  peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? this.end;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.at++;
    return token;
  }

  get done(): boolean {
    return this.peek().kind === "end";
  }

  /** Goes back to before a token that was taken. */
  rewind(steps = 1): void {
    this.at -= steps;
  }

  /** Takes the next word if it is one of these. */
  accept(...words: string[]): string | undefined {
    const token = this.peek();
    if ((token.kind !== "word" && token.kind !== "symbol") || !words.includes(token.text)) return undefined;
    this.at++;
    return token.text;
  }

  expect(...words: string[]): string {
    const found = this.accept(...words);
    if (found === undefined) throw this.wrong(words.map((word) => `'${word}'`).join(" or "));
    return found;
  }

  word(what: string): Token {
    if (this.peek().kind !== "word") throw this.wrong(what);
    return this.next();
  }

  string(what: string): string {
    if (this.peek().kind !== "string") throw this.wrong(what, "texts stand in quotes");
    return this.next().text;
  }

  /** A time in microseconds; a bare number is seconds. The unit may stand apart: `2 s`. */
  time(what = "a time"): number {
    const token = this.peek();
    if (token.kind !== "number") throw this.wrong(what, "such as 1.5s, 80ms or 200us");
    const apart = this.peek(1);
    const suffix =
      token.suffix === "" && apart.kind === "word" && isTimeUnit(apart.text) ? apart.text : token.suffix;
    const us = parseDuration(`${token.text}${suffix}`);
    if (us === undefined) throw this.wrong(what, "such as 1.5s, 80ms or 200us");
    this.at += suffix !== token.suffix ? 2 : 1;
    return us;
  }

  /** A number in that unit. */
  quantity(unit: string, what: string): number {
    const token = this.peek();
    if (token.kind !== "number") throw this.wrong(what);
    const own = unitFactor(token.suffix, unit);
    if (own === undefined) throw this.wrong(unit === "" ? `${what} without a unit` : `${what} in ${unit}`);
    this.at++;
    let factor = own;
    const apart = this.peek();
    if (
      token.suffix === "" &&
      apart.kind === "word" &&
      unit !== "" &&
      unitFactor(apart.text, unit) !== undefined
    ) {
      factor = unitFactor(apart.text, unit) as number;
      this.at++;
    }
    return tidy(Number(token.text) * factor);
  }

  /** The error that something else was expected at the next token. */
  wrong(expected: string, hint?: string): SentenceError {
    const token = this.peek();
    const found = token.kind === "end" ? "the sentence ends" : `'${this.source(token)}' stands`;
    return new SentenceError(token, `${expected} is expected where ${found}`, hint);
  }

  private source(token: Token): string {
    if (token.kind === "string") return JSON.stringify(token.text);
    return token.text + (token.kind === "number" ? token.suffix : "");
  }

  /** Nothing may follow. */
  finish(): void {
    if (!this.done) throw this.wrong("the end of the sentence");
  }
}
