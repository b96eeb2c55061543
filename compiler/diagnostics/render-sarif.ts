/** Diagnostics as SARIF 2.1.0, which code scanning services read. */

import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { SourceFile } from "../source/source-file.js";
import { codeEntry } from "./codes.js";
import { messageOf, type Diagnostic } from "./diagnostic.js";

const LEVEL = { error: "error", warning: "warning", info: "note" } as const;

/** The log; `version` is that of this tool. */
export function sarifLog(diagnostics: readonly Diagnostic[], version: string): Log {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "halpy", version, rules: codes.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes)),
      },
    ],
  };
}

export function renderSarif(diagnostics: readonly Diagnostic[], version: string): string {
  return JSON.stringify(sarifLog(diagnostics, version), null, 2) + "\n";
}

function ruleOf(code: string): ReportingDescriptor {
  const { severity, summary, explanation } = codeEntry(code);
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: `${explanation.what} ${explanation.why}` },
    help: {
      text: `${explanation.why}\n\nFor example:\n\n${explanation.example}\n\nInstead:\n\n${explanation.instead}`,
    },
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

function resultOf(diagnostic: Diagnostic, codes: readonly string[]): Result {
  const { code, severity, file, start, end, related, hint, fix } = diagnostic;
  const message = messageOf(diagnostic);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVEL[severity],
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: [locationOf(file, start, end)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            ...locationOf(place.file, place.start, place.end),
            message: { text: place.text },
          })),
        }),
    ...(fix === undefined
      ? {}
      : {
          fixes: [
            {
              description: { text: hint ?? message },
              artifactChanges: [
                {
                  artifactLocation: { uri: uriOf(file) },
                  replacements: [
                    {
                      deletedRegion: regionOf(file, fix.start, fix.end),
                      insertedContent: { text: fix.text },
                    },
                  ],
                },
              ],
            },
          ],
        }),
  };
}

function uriOf(file: SourceFile): string {
  return file.path.split("/").map(encodeURIComponent).join("/");
}

function regionOf(
  file: SourceFile,
  start: number,
  end: number,
): { startLine: number; startColumn: number; endLine: number; endColumn: number } {
  const from = file.position(start);
  const to = file.position(end);
  return { startLine: from.line, startColumn: from.column + 1, endLine: to.line, endColumn: to.column + 1 };
}

function locationOf(file: SourceFile, start: number, end: number): Location {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(file, start, end) },
  };
}
