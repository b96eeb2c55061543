/**
 * Text to tokens: indentation, names, numbers, operators, and the balance of brackets.
 *
 * The scanner answers for brackets alone: it reports those that do not match and puts in or leaves out tokens, so
 * that the parser always sees balanced ones. A bracket that is never closed would otherwise swallow the rest of
 * the file; it is closed where the next statement seems to begin (see `brackets.ts` for the rule).
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
import { matchOperator } from "./operators.js";
import { Problems } from "./problems.js";
import { scanForeign, scanInvalid } from "./scan-invalid.js";
import { scanNumber } from "./scan-number.js";
import { scanFString, reportOpenField, resumeFString } from "./scan-fstring.js";
import { scanString, stringPrefix } from "./scan-string.js";
import * as T from "./token.js";
import { Token, TokenFlag, type TokenKind } from "./token.js";

const TAB_SIZE = 8;
/** Each unclosed bracket costs a second reading of the rest of the text. */
const MAX_RETRIES = 40;

const LF = 10;
const CR = 13;
const TAB = 9;
const FORM_FEED = 12;

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
  private readonly indents: number[] = [0];
  private retries = 0;
  private atLineStart = true;
  /** Start of the physical line when a line end was passed inside brackets, else -1. */
  private brokenLine = -1;

  constructor(text: string, problems: Problems) {
    this.text = text;
    this.problems = problems;
  }

  run(): void {
    const length = this.text.length;
    for (;;) {
      if (this.atLineStart) this.readIndentation();
      while (this.pos < length && !this.atLineStart) this.step();
      if (this.pos < length) continue;
      if (this.brackets.length > 0 && this.retryUnclosed()) continue;
      if (this.brackets.length === 0) break;
      this.closeAll();
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
        return this.scanLineEnd(code);
      case CharClass.quote:
        return scanString(this, this.pos, this.pos, 0);
      case CharClass.comment:
        this.pos = this.lineEndFrom(this.pos);
        return;
      case CharClass.backslash:
        return this.scanContinuation();
      default:
        return scanInvalid(this, code);
    }
  }

  // ---------------------------------------------------------------- lines

  /** At the start of a logical line: skips blank lines, measures, and emits indents and dedents. */
  private readIndentation(): void {
    const text = this.text;
    let pos = this.pos;
    let column = 0;
    this.atLineStart = false;
    for (; pos < text.length; pos++) {
      const code = text.charCodeAt(pos);
      if (code === 32) column++;
      else if (code === TAB) column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
      else if (code === LF || code === CR || code === FORM_FEED) column = 0;
      else if (code === 35) {
        pos = this.lineEndFrom(pos) - 1;
      } else if (code === 92 && this.isLineEnd(pos + 1)) {
        pos = this.afterLineEnd(pos + 1) - 1;
        column = 0;
      } else if (CLASSES[code] === CharClass.blank) column++;
      else break;
    }
    this.pos = pos;
    if (pos >= text.length) return;
    this.setIndentation(column, pos);
  }

  private setIndentation(column: number, pos: number): void {
    const indents = this.indents;
    const current = indents[indents.length - 1]!;
    if (column === current) return;
    if (column > current) {
      indents.push(column);
      this.push(T.Indent, pos, pos, 0);
      return;
    }
    // Count first: a line that fits no outer level is taken for a line of the innermost block it lies in.
    let level = indents.length - 1;
    while (level > 0 && indents[level]! > column) level--;
    const fits = indents[level] === column;
    const last = fits ? level : level + 1;
    while (indents.length - 1 > last) {
      indents.pop();
      this.push(T.Dedent, pos, pos, 0);
    }
    if (fits) return;
    const related = this.outerLevels(column);
    indents[indents.length - 1] = column;
    this.problems.report("SYN109", this.lineStartOf(pos), pos, [], related);
  }

  private outerLevels(column: number): { hint: string } {
    const levels = this.indents.slice().sort((a, b) => a - b);
    const shown = levels.filter((value, index) => levels.indexOf(value) === index).join(", ");
    return { hint: `this line is indented by ${column}; the open blocks are indented by ${shown}` };
  }

  private scanLineEnd(code: number): void {
    const start = this.pos;
    this.pos = code === CR && this.text.charCodeAt(start + 1) === LF ? start + 2 : start + 1;
    const open = this.brackets.bottom;
    if (open === undefined) {
      if (this.lastIsContent()) this.push(T.Newline, start, this.pos, 0);
      this.atLineStart = true;
      return;
    }
    this.brokenLine = this.pos;
    if ((open.recover || open.excused) && this.statementSeemsToBegin(open)) this.breakStatement();
  }

  /** Whether the next line with text on it is not indented deeper than the statement with the open bracket. */
  private statementSeemsToBegin(open: OpenBracket): boolean {
    const text = this.text;
    let column = 0;
    for (let pos = this.pos; pos < text.length; pos++) {
      const code = text.charCodeAt(pos);
      if (code === 32) column++;
      else if (code === TAB) column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
      else if (code === LF || code === CR) column = 0;
      else if (code === 35) pos = this.lineEndFrom(pos) - 1;
      else return column <= open.indentation && code !== 41 && code !== 93 && code !== 125;
    }
    return true;
  }

  /** Closes all brackets and goes on with a new logical line at the start of this physical one. */
  private breakStatement(): void {
    this.closeAll();
    const end = this.tokens[this.tokens.length - 1]!.end;
    this.push(T.Newline, end, end, TokenFlag.missing);
    this.pos = this.brokenLine;
    this.atLineStart = true;
  }

  private closeAll(): void {
    const top = this.brackets.top;
    if (top !== undefined && !top.excused) this.reportUnclosed(top);
    while (this.brackets.length > 0) this.closeMissing();
  }

  /** At the end of the text with open brackets: goes back to the outermost one, once for each. */
  private retryUnclosed(): boolean {
    const open = this.brackets.bottom!;
    this.problems.incomplete = true;
    if (open.recover || this.retries >= MAX_RETRIES) return false;
    this.retries++;
    open.recover = true;
    this.problems.truncate(open.problemCount);
    this.tokens.length = open.tokenCount;
    this.brackets.cutTo(1);
    this.brokenLine = -1;
    this.pos = open.end;
    return true;
  }

  private lastIsContent(): boolean {
    const last = this.tokens[this.tokens.length - 1];
    return last !== undefined && last.kind !== T.Newline && last.kind !== T.Indent && last.kind !== T.Dedent;
  }

  private scanContinuation(): void {
    const start = this.pos;
    if (this.isLineEnd(start + 1)) {
      this.pos = this.afterLineEnd(start + 1);
      return;
    }
    let pos = start + 1;
    while (CLASSES[this.text.charCodeAt(pos)] === CharClass.blank) pos++;
    if (pos >= this.text.length) {
      this.problems.incomplete = true;
      this.problems.report("SYN105", start, start + 1);
      this.pos = pos;
    } else if (this.isLineEnd(pos)) {
      this.problems.report("SYN105", start, pos, [], { hint: "remove the blanks after the backslash" });
      this.pos = this.afterLineEnd(pos);
    } else {
      this.problems.report("SYN105", start, pos + 1);
      this.pos = this.lineEndFrom(pos);
      this.push(T.Invalid, start, this.pos, 0);
    }
  }

  isLineEnd(pos: number): boolean {
    const code = this.text.charCodeAt(pos);
    return code === LF || code === CR;
  }

  afterLineEnd(pos: number): number {
    return this.text.charCodeAt(pos) === CR && this.text.charCodeAt(pos + 1) === LF ? pos + 2 : pos + 1;
  }

  /** Offset of the next line end, or the end of the text. */
  lineEndFrom(pos: number): number {
    const text = this.text;
    while (pos < text.length && !this.isLineEnd(pos)) pos++;
    return pos;
  }

  private lineStartOf(pos: number): number {
    while (pos > 0 && !this.isLineEnd(pos - 1)) pos--;
    return pos;
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
      if (!this.retryUnclosed()) this.breakStatement();
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
        return this.close(kind, start, end);
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

  private close(kind: TokenKind, start: number, end: number): void {
    const depth = this.brackets.findOpener(kind.text);
    const top = this.brackets.top;
    if (top === undefined || (depth < 0 && top.field !== null)) {
      this.problems.report("SYN108", start, end, [kind.text]);
      this.push(T.Invalid, start, end, 0);
      return;
    }
    if (depth < 0) {
      const related = [{ start: top.start, end: top.start + 1, text: `'${top.character}' opened here` }];
      this.problems.report("SYN107", start, end, [kind.text, top.character], { related });
      this.brackets.pop();
      this.push(closerOf(top), start, end, TokenFlag.missing);
      return;
    }
    while (this.brackets.length - 1 > depth) {
      const inner = this.brackets.top!;
      if (!inner.excused) this.reportUnclosed(inner);
      this.closeMissing();
    }
    const opener = this.brackets.top!;
    if (opener.field !== null) return resumeFString(this, opener, "end");
    this.brackets.pop();
    this.push(kind, start, end, 0);
  }

  private reportUnclosed(open: OpenBracket): void {
    if (open.field !== null) reportOpenField(this, open);
    else this.problems.report("SYN106", open.start, open.start + 1, [open.character]);
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

  /** After an unterminated string the brackets around it are most likely not closed either: that is no second error. */
  excuseBrackets(): void {
    this.brackets.excuseAll();
  }
}

/** Result of `stringPrefix` for f-strings and t-strings. */
const FSTRING_PREFIX = -2;
