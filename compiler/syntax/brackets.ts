/**
 * The brackets that are open while scanning, with what is needed to go back to one of them.
 *
 * Rule for a bracket that is never closed: it ends before a line that begins with a keyword which only a statement
 * has; or, once the end of the text was reached, before the first line that is not indented deeper than the
 * statement of the bracket and does not begin with a closing bracket.
 */

import * as T from "./token.js";
import type { TokenKind } from "./token.js";

/** An f-string that is being scanned. */
export interface FStringState {
  readonly start: number;
  readonly quote: number;
  readonly triple: boolean;
  readonly raw: boolean;
  readonly template: boolean;
  /** Number of brackets open when the f-string began. */
  readonly depth: number;
}

export interface OpenBracket {
  readonly start: number;
  readonly end: number;
  readonly character: string;
  /** The f-string of a replacement field, else `null`. */
  readonly field: FStringState | null;
  readonly tokenCount: number;
  readonly problemCount: number;
  /** Indentation of the statement. */
  readonly indentation: number;
  /** Known to be unclosed. */
  recover: boolean;
  /** Need not be reported when it turns out unclosed. */
  excused: boolean;
  /** The format specification of the field has begun. */
  inSpec?: boolean;
  /** In the specification of a t-string: doubled braces that are open. */
  doubled?: number;
}

export class BracketStack {
  private readonly list: OpenBracket[] = [];

  get length(): number {
    return this.list.length;
  }

  get top(): OpenBracket | undefined {
    return this.list[this.list.length - 1];
  }

  get bottom(): OpenBracket | undefined {
    return this.list[0];
  }

  push(open: OpenBracket): void {
    this.list.push(open);
  }

  pop(): OpenBracket | undefined {
    return this.list.pop();
  }

  cutTo(length: number): void {
    this.list.length = length;
  }

  excuseAll(): void {
    for (const open of this.list) open.excused = true;
  }

  /** Index of the innermost bracket that this closer fits; a search does not leave an f-string field. */
  findOpener(closer: string): number {
    for (let i = this.list.length - 1; i >= 0; i--) {
      const open = this.list[i]!;
      if (closerOf(open).text === closer || (open.field !== null && closer === "}")) return i;
      if (open.field !== null) return -1;
    }
    return -1;
  }
}

/** The token kind that closes a bracket. */
export function closerOf(open: OpenBracket): TokenKind {
  if (open.field !== null) return T.FieldEnd;
  if (open.character === "(") return T.ParenClose;
  return open.character === "[" ? T.BracketClose : T.BraceClose;
}
