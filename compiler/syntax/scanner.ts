/**
 * Text to tokens: names, numbers, operators and line ends; indentation, brackets, strings and what is no token have files
 * of their own.
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";
import { BracketStack, closerOf, type OpenBracket } from "./brackets.js";
import {
  MAX_NAME,
  isNameTooLong,
  CharClass,
  CLASSES,
  isWideNameCharacter,
  NAME_UNITS,
} from "./characters.js";
import { readIndentation, statementSeemsToBegin } from "./indentation.js";
import { afterLineEnd, isLineEnd, lineEndFrom } from "./line-ends.js";
import { matchOperator } from "./operators.js";
import { Problems } from "./problems.js";
import { breakStatement, close, closeAll, retryUnclosed } from "./scan-brackets.js";
import { scanForeign, scanInvalid } from "./scan-invalid.js";
import { scanNumber } from "./scan-number.js";
import { scanFString, resumeFString } from "./scan-fstring.js";
import { FSTRING_PREFIX, scanString, stringPrefix } from "./scan-string.js";
import * as T from "./token.js";
import { Token, TokenFlag, type TokenKind } from "./token.js";

/** All tokens of a file, ending with `EndOfFile`; errors go to `problems`. */
export function scanTokens(text: string, problems: Problems): Token[] {
  const scanner = new Scanner(text, problems);
  scanner.run();
  return scanner.tokens;
}

/** As `scanTokens`, for those who do not parse. */
export function scan(file: SourceFile, sink: DiagnosticSink): Token[] {
  const problems = new Problems();
  const tokens = scanTokens(file.text, problems);
  problems.flush(file, sink);
  return tokens;
}

export class Scanner {
  readonly text: string;
  readonly problems: Problems;
  readonly tokens: Token[] = [];
  readonly brackets = new BracketStack();
  pos = 0;
  /** The open levels of indentation. */
  readonly indents: number[] = [0];
  /** How often the scanner went back to an unclosed bracket. */
  retries = 0;
  atLineStart = true;
  /** Start of the physical line when a line end was passed inside brackets, else -1. */
  brokenLine = -1;

  constructor(text: string, problems: Problems) {
    this.text = text;
    this.problems = problems;
  }

  run(): void {
    const length = this.text.length;
    for (;;) {
      if (this.atLineStart) readIndentation(this);
      while (this.pos < length && !this.atLineStart) this.step();
      if (this.pos < length) continue;
      if (this.brackets.length > 0 && retryUnclosed(this)) continue;
      if (this.brackets.length === 0) break;
      closeAll(this);
    }
    if (this.lastIsContent()) this.push(T.Newline, length, length, 0);
    for (let i = this.indents.length; i > 1; i--) this.push(T.Dedent, length, length, 0);
    this.push(T.EndOfFile, length, length, 0);
  }

  push(kind: TokenKind, start: number, end: number, flags: number): void {
    this.tokens.push(new Token(kind, start, end, flags));
  }

  /** One token, or one stretch of blanks, from `pos`. */
  private step(): void {
    const text = this.text;
    const code = text.charCodeAt(this.pos);
    if (code >= 128) return isWideNameCharacter(code) ? this.scanName() : scanForeign(this, code);
    switch (CLASSES[code]) {
      case CharClass.operator:
        return this.scanOperator(code);
      case CharClass.nameStart:
        return this.scanName();
      case CharClass.blank:
        this.pos++;
        return;
      case CharClass.digit:
        return scanNumber(this);
      case CharClass.lineEnd:
        return this.scanLineEnd();
      case CharClass.quote:
        return scanString(this, this.pos, this.pos, 0);
      case CharClass.comment:
        this.pos = lineEndFrom(this.text, this.pos);
        return;
      case CharClass.backslash:
        return this.scanContinuation();
      default:
        return scanInvalid(this, code);
    }
  }

  // ---------------------------------------------------------------- lines

  private scanLineEnd(): void {
    const start = this.pos;
    this.pos = afterLineEnd(this.text, start);
    const open = this.brackets.bottom;
    if (open === undefined) {
      if (this.lastIsContent()) this.push(T.Newline, start, this.pos, 0);
      this.atLineStart = true;
      return;
    }
    this.brokenLine = this.pos;
    if ((open.recover || open.excused) && statementSeemsToBegin(this, open)) breakStatement(this);
  }

  private lastIsContent(): boolean {
    const last = this.tokens[this.tokens.length - 1];
    return last !== undefined && last.kind !== T.Newline && last.kind !== T.Indent && last.kind !== T.Dedent;
  }

  private scanContinuation(): void {
    const start = this.pos;
    if (isLineEnd(this.text, start + 1)) {
      this.pos = afterLineEnd(this.text, start + 1);
      return;
    }
    let pos = start + 1;
    while (CLASSES[this.text.charCodeAt(pos)] === CharClass.blank) pos++;
    if (pos >= this.text.length) {
      this.problems.incomplete = true;
      this.problems.report("SYN105", start, start + 1);
      this.pos = pos;
    } else if (isLineEnd(this.text, pos)) {
      this.problems.report("SYN105", start, pos, [], { hint: "remove the blanks after the backslash" });
      this.pos = afterLineEnd(this.text, pos);
    } else {
      this.problems.report("SYN105", start, pos + 1);
      this.pos = lineEndFrom(this.text, pos);
      this.push(T.Invalid, start, this.pos, 0);
    }
  }

  // ---------------------------------------------------------------- names

  private scanName(): void {
    const text = this.text;
    const start = this.pos;
    let pos = start + 1;
    let code = text.charCodeAt(pos);
    while (code < 128 ? NAME_UNITS[code] === 1 : isWideNameCharacter(code)) code = text.charCodeAt(++pos);
    if ((code === 34 || code === 39) && pos - start <= 2) {
      const flags = stringPrefix(this, start, pos);
      if (flags >= 0) return scanString(this, start, pos, flags);
      if (flags === FSTRING_PREFIX) return scanFString(this, start, pos);
    }
    if (isNameTooLong(text, start, pos)) this.problems.report("SYN139", start, pos, [String(MAX_NAME)]);
    const kind = T.keywordOrName(text, start, pos);
    if (kind.statementOnly && this.brokenLine >= 0 && this.brackets.length > 0 && this.isFirstOnLine(start)) {
      const { incomplete } = this.problems;
      // The bracket was left open somewhere above: read again from there, so that it ends at its own statement.
      if (!retryUnclosed(this)) breakStatement(this);
      this.problems.incomplete = incomplete;
      return;
    }
    this.pos = pos;
    this.push(kind, start, pos, 0);
  }

  private isFirstOnLine(start: number): boolean {
    for (let pos = this.brokenLine; pos < start; pos++) {
      if (CLASSES[this.text.charCodeAt(pos)] !== CharClass.blank) return false;
    }
    return true;
  }

  // ---------------------------------------------------------------- operators and brackets

  private scanOperator(code: number): void {
    const text = this.text;
    const start = this.pos;
    const top = this.brackets.top;
    if (top !== undefined && top.field !== null) {
      if (code === 58) return resumeFString(this, top, "spec");
      if (code === 33 && text.charCodeAt(start + 1) !== 61) {
        this.pos = start + 1;
        return this.push(T.Bang, start, start + 1, 0);
      }
    }
    if (code === 46) {
      const next = text.charCodeAt(start + 1);
      if (next >= 48 && next <= 57) return scanNumber(this);
    }
    const kind = matchOperator(text, start, code);
    if (kind === null) return scanInvalid(this, code);
    const end = start + kind.text.length;
    this.pos = end;
    switch (code) {
      case 40:
      case 91:
      case 123:
        this.push(kind, start, end, 0);
        this.open(start, end, null);
        return;
      case 41:
      case 93:
      case 125:
        return close(this, kind, start, end);
      default:
        this.push(kind, start, end, 0);
    }
  }

  /** Notes an opening bracket or an f-string field; its token has been pushed. */
  open(start: number, end: number, field: OpenBracket["field"]): void {
    this.brackets.push({
      start,
      end,
      character: this.text[start]!,
      field,
      tokenCount: this.tokens.length,
      problemCount: this.problems.count,
      indentation: this.indents[this.indents.length - 1]!,
      recover: false,
      excused: false,
    });
  }

  /** Pops the innermost bracket and pushes its closer without text. */
  closeMissing(): void {
    const open = this.brackets.pop()!;
    const end = this.tokens[this.tokens.length - 1]!.end;
    this.push(closerOf(open), end, end, TokenFlag.missing);
    const field = open.field;
    if (field !== null && this.brackets.length === field.depth)
      this.push(T.FStringEnd, end, end, TokenFlag.missing);
  }
}
