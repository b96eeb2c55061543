/**
 * Input of one prompt (`compile(text, name, "single")`): exactly one statement line or one compound statement, which
 * begins on the first line; or an empty line. The parser reads a file; what a file may hold besides is refused here.
 */

import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/source-file.js";
import type { Module } from "./ast.js";

/** An escaped line end, which is no line end. */
const CONTINUATION = /\\\r?\n/g;

/** Reports what is more, or less, than one statement. */
export function checkSingleInput(module: Module, file: SourceFile, sink: DiagnosticSink): void {
  const { text } = file;
  if (module.body.length === 0) {
    if (joined(text) === "") sink.report("SYN113", file, 0, text.length, ["the end of the text"]);
    return;
  }
  let at = 0;
  for (const statement of module.body) {
    if (/[\r\n]/.test(joined(text.slice(at, statement.start)))) {
      sink.report("SYN114", file, statement.start, statement.end, ["a second line"]);
      return;
    }
    // The end of a block lies behind its last line break.
    at = text.slice(0, statement.end).trimEnd().length;
  }
}

function joined(text: string): string {
  return text.replace(CONTINUATION, "");
}
