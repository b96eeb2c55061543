/**
 * Diagnostics and the sink that gathers them.
 *
 * Every stage reports here and goes on; nothing is thrown and nothing is formatted before it is shown, so a
 * diagnostic holds its code and arguments rather than a sentence.
 */

import type { SourceFile } from "../source/source-file.js";
import { codeEntry, type MicroPythonError, type Severity } from "./codes.js";

export type { Severity } from "./codes.js";

/** Another place that helps to understand a diagnostic, such as the bracket that was left open. */
export interface RelatedPlace {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change of the text that mends what was found and changes nothing else. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly args: string[];
  readonly related: RelatedPlace[];
  readonly hint?: string;
  /** Facts that help to judge it, such as what the data say of a pin. */
  readonly notes?: readonly string[];
  readonly fix?: Fix;
}

/** Optional parts of a report. */
export interface DiagnosticExtra {
  readonly related?: RelatedPlace[];
  readonly hint?: string;
  readonly notes?: readonly string[];
  readonly fix?: Fix;
  /** Less than the code's own, where it is not certain that the program fails. */
  readonly severity?: Severity;
}

export class DiagnosticSink {
  private readonly list: Diagnostic[] = [];
  private errors = 0;

  /** In the order of reporting: syntax errors by place, then the findings of later stages. */
  get diagnostics(): readonly Diagnostic[] {
    return this.list;
  }

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  report(
    code: string,
    file: SourceFile,
    start: number,
    end: number,
    args: readonly string[] = [],
    extra: DiagnosticExtra = {},
  ): void {
    const severity = extra.severity ?? codeEntry(code).severity;
    if (severity === "error") this.errors++;
    this.list.push({
      code,
      severity,
      file,
      start,
      end: Math.max(start, end),
      args: [...args],
      related: extra.related ?? [],
      ...(extra.hint === undefined ? {} : { hint: extra.hint }),
      ...(extra.notes === undefined ? {} : { notes: extra.notes }),
      ...(extra.fix === undefined ? {} : { fix: extra.fix }),
    });
  }
}

/** The sentence of a diagnostic, with its arguments put in. */
export function messageOf(diagnostic: Diagnostic): string {
  return fillIn(codeEntry(diagnostic.code).text, diagnostic.args);
}

/** What MicroPython itself would raise for this text: `exec` and `eval` raise the same. */
export function microPythonErrorOf(diagnostic: Diagnostic): MicroPythonError {
  const entry = codeEntry(diagnostic.code);
  const raised = entry.micropython;
  if (raised === undefined) return { type: "SyntaxError", text: "invalid syntax" };
  return { type: raised.type, text: fillIn(raised.text, diagnostic.args) };
}

function fillIn(text: string, args: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (_, digit: string) => args[Number(digit)] ?? "");
}
