/** Diagnostics as JSON for editors and scripts: plain data, lines and columns from 1. */

import type { SourceFile } from "../source/source-file.js";
import { messageOf, type Diagnostic } from "./diagnostic.js";

interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonDiagnostic extends Place {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint?: string;
  readonly notes?: readonly string[];
  readonly related: (Place & { readonly message: string })[];
}

/** The plain form of a diagnostic. */
function toJson(diagnostic: Diagnostic): JsonDiagnostic {
  const { code, severity, file, start, end, related, hint, notes } = diagnostic;
  return {
    code,
    severity,
    message: messageOf(diagnostic),
    ...placeOf(file, start, end),
    ...(hint === undefined ? {} : { hint }),
    ...(notes === undefined ? {} : { notes }),
    related: related.map((place) => ({
      message: place.text,
      ...placeOf(place.file, place.start, place.end),
    })),
  };
}

/** All diagnostics as one JSON array with a line end. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify(diagnostics.map(toJson), null, 2) + "\n";
}

/** One JSON object a line. */
export function renderJsonLines(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${JSON.stringify(toJson(diagnostic))}\n`).join("");
}

function placeOf(file: SourceFile, start: number, end: number): Place {
  const from = file.position(start);
  const to = file.position(end);
  return {
    path: file.path,
    line: from.line,
    column: from.column + 1,
    endLine: to.line,
    endColumn: to.column + 1,
  };
}
