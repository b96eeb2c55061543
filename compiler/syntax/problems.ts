/**
 * Syntax errors of one file on their way to the sink.
 *
 * The scanner runs before the parser, and takes back what it said when it reads a stretch a second time after an
 * unclosed bracket. So errors wait here and are handed over once, in the order of their places.
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";

export interface RelatedSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ProblemExtra {
  readonly related?: readonly RelatedSpan[];
  readonly hint?: string | undefined;
}

interface Problem {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly args: readonly string[];
  readonly extra: ProblemExtra;
}

export class Problems {
  private list: Problem[] = [];
  /** The text ends where more was needed: an open bracket, string or block. */
  incomplete = false;

  get count(): number {
    return this.list.length;
  }

  report(
    code: string,
    start: number,
    end: number,
    args: readonly string[] = [],
    extra: ProblemExtra = {},
  ): void {
    this.list.push({ code, start, end, args, extra });
  }

  /** Forgets what was reported since `count` had that value. */
  truncate(count: number): void {
    this.list.length = count;
  }

  flush(file: SourceFile, sink: DiagnosticSink): void {
    this.list.sort((a, b) => a.start - b.start);
    for (const { code, start, end, args, extra } of this.list) {
      const related = (extra.related ?? []).map((place) => ({ file, ...place }));
      sink.report(code, file, start, end, args, {
        related,
        ...(extra.hint === undefined ? {} : { hint: extra.hint }),
      });
    }
    this.list = [];
  }
}
