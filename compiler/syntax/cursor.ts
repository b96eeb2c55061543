/**
 * The parser's place in the tokens, and its rules for errors.
 *
 * After an error the cursor is in panic: further errors are not reported until someone has skipped to a place
 * where parsing makes sense again (next element, closing bracket, next line) and called `recovered`. While in
 * panic `eat` and `expect` do not move, so every loop must look at `panic`.
 */

import type { Expr, Stmt } from "./ast.js";
import type { Problems, ProblemExtra } from "./problems.js";
import * as T from "./token.js";
import { TokenFlag, type Token, type TokenKind } from "./token.js";

/**
 * Nested brackets, operators and blocks that are still read. MicroPython manages a few hundred on a desktop and
 * far fewer on a board; later stages walk the tree recursively and rely on this bound.
 */
const MAX_DEPTH = 200;

/**
 * The rules that others come back to from below: an atom may hold any expression, a block any statement. The files
 * of the parser call them through the cursor, so that no two files import each other.
 */
export interface Grammar {
  /** An atom with its trailers. */
  primary(p: Cursor): Expr;
  /** A function without a name, from its `lambda`. */
  lambda(p: Cursor): Expr;
  /** Statements up to the end of a block, or up to a number of them. */
  statements(p: Cursor, out: Stmt[], limit: number): void;
}

export class Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly problems: Problems;
  readonly grammar: Grammar;
  index = 0;
  /** The current token. */
  token: Token;
  /** Its kind, kept apart since it is asked for all the time. */
  kind: TokenKind;
  /** An error was reported and parsing has not found its feet yet. */
  panic = false;
  /** The last line was reported: an indented block after it is no further error. */
  lineFailed = false;
  private depth = 0;

  constructor(text: string, tokens: readonly Token[], problems: Problems, grammar: Grammar) {
    this.text = text;
    this.tokens = tokens;
    this.problems = problems;
    this.grammar = grammar;
    this.token = tokens[0]!;
    this.kind = this.token.kind;
  }

  /** Moves to the next token and returns the one that was current. */
  advance(): Token {
    const token = this.token;
    if (token.kind !== T.EndOfFile) {
      this.token = this.tokens[++this.index]!;
      this.kind = this.token.kind;
    }
    return token;
  }

  peek(distance = 1): Token {
    return this.tokens[Math.min(this.index + distance, this.tokens.length - 1)]!;
  }

  /** End of the token before the current one: where a node that has just been read ends. */
  get previousEnd(): number {
    return this.index > 0 ? this.tokens[this.index - 1]!.end : 0;
  }

  eat(kind: TokenKind): Token | null {
    return this.kind === kind ? this.advance() : null;
  }

  /** The expected token, or a report (general, or of the given code) and `null`. */
  expect(kind: TokenKind, extra?: ProblemExtra): Token | null {
    if (this.kind === kind) return this.advance();
    this.fail("SYN118", [kind.label, this.found()], extra);
    return null;
  }

  /** Reports at the current token, unless in panic or at something the scanner has reported. */
  fail(code: string, args: readonly string[] = [], extra: ProblemExtra = {}): void {
    const token = this.token;
    this.failAt(code, token.start, visibleEnd(token, this.text), args, extra);
  }

  failAt(
    code: string,
    start: number,
    end: number,
    args: readonly string[] = [],
    extra: ProblemExtra = {},
  ): void {
    if (!this.panic && !this.isReported()) {
      if (this.atEnd()) this.problems.incomplete = true;
      this.problems.report(code, start, end, args, extra);
    }
    this.panic = true;
  }

  /** An error that does not disturb parsing. */
  note(
    code: string,
    start: number,
    end: number,
    args: readonly string[] = [],
    extra: ProblemExtra = {},
  ): void {
    this.problems.report(code, start, end, args, extra);
  }

  recovered(): void {
    this.panic = false;
  }

  /** Nothing but the end of lines and blocks follows. */
  atEnd(): boolean {
    let index = this.index;
    for (;;) {
      const kind = this.tokens[index]!.kind;
      if (kind === T.EndOfFile) return true;
      if (kind !== T.Dedent) return false;
      index++;
    }
  }

  private isReported(): boolean {
    return this.kind === T.Invalid || (this.token.flags & TokenFlag.missing) !== 0;
  }

  /** How messages name the current token. */
  found(): string {
    const { kind, start, end } = this.token;
    if (kind === T.Name) return `'${this.text.slice(start, Math.min(end, start + 40))}'`;
    if (kind === T.IntNumber || kind === T.FloatNumber)
      return `'${this.text.slice(start, Math.min(end, start + 40))}'`;
    if (kind === T.Text) return "a string";
    if (kind === T.FStringStart) return "an f-string";
    if (kind === T.Indent) return "an indented line";
    if (kind === T.Dedent) return "the end of the block";
    if (kind === T.EndOfFile) return "the end of the file";
    if (kind === T.Newline) return "the end of the line";
    return kind.label;
  }

  /** Enters a level of nesting; `false` when there are too many, which has then been reported. */
  enter(): boolean {
    if (++this.depth <= MAX_DEPTH) return true;
    this.fail("SYN131", [String(MAX_DEPTH)]);
    this.depth--;
    return false;
  }

  leave(): void {
    this.depth--;
  }

  /** Skips to a token of the given kinds on the same bracket level, or to the end of the line. */
  skipTo(first: TokenKind, second: TokenKind): void {
    let level = 0;
    for (;;) {
      const kind = this.kind;
      if (kind === T.Newline || kind === T.EndOfFile || kind === T.Indent || kind === T.Dedent) return;
      if (level === 0 && (kind === first || kind === second)) return;
      if (isOpener(kind)) level++;
      else if (isCloser(kind) && --level < 0) return;
      this.advance();
    }
  }

  /** Skips the rest of the logical line and its end. */
  skipLine(): void {
    while (
      this.kind !== T.Newline &&
      this.kind !== T.EndOfFile &&
      this.kind !== T.Dedent &&
      this.kind !== T.Indent
    ) {
      this.advance();
    }
    this.eat(T.Newline);
  }
}

function isOpener(kind: TokenKind): boolean {
  return (
    kind === T.ParenOpen ||
    kind === T.BracketOpen ||
    kind === T.BraceOpen ||
    kind === T.FieldStart ||
    kind === T.FStringStart
  );
}

function isCloser(kind: TokenKind): boolean {
  return (
    kind === T.ParenClose ||
    kind === T.BracketClose ||
    kind === T.BraceClose ||
    kind === T.FieldEnd ||
    kind === T.FStringEnd
  );
}

/** Line ends are shown as the one column after the text. */
function visibleEnd(token: Token, text: string): number {
  if (token.kind === T.Newline) return token.start;
  return Math.min(token.end, text.length);
}
