/**
 * The line that a traceback shows for an error in a text: MicroPython's parser tells only the line, its compiler also
 * the function or class it was at, and a few errors are raised without a place.
 */

import type { Diagnostic } from "./diagnostic.js";
import { SYNTAX_CODES } from "./codes-syntax.js";
import { microPythonErrorOf } from "./diagnostic.js";

export interface RaisedPlace {
  readonly file: string;
  readonly line: number;
  readonly name: string | null;
}

/** Where MicroPython says the error is. */
export function raisedPlaceOf(diagnostic: Diagnostic): RaisedPlace | undefined {
  const { file, start, code } = diagnostic;
  const { type } = microPythonErrorOf(diagnostic);
  if (type !== "SyntaxError" && type !== "IndentationError") return undefined;
  const line = file.lineOf(start);
  return { file: file.path, line, name: code in SYNTAX_CODES ? null : enclosingName(diagnostic, line) };
}

const DEFINITION = /^\s*(?:async\s+)?(?:def|class)\s+(\w+)/;

/** Name of the innermost definition around the place, found by indentation: the text has no tree if it is wrong. */
function enclosingName({ file, start }: Diagnostic, errorLine: number): string {
  let indentation = file.columnOf(start) + 1;
  for (let line = errorLine; line > 0; line--) {
    const text = file.lineText(line);
    const depth = text.search(/[^\s]/);
    if (depth < 0 || depth >= indentation) continue;
    const definition = DEFINITION.exec(text);
    if (definition !== null && (line < errorLine || file.columnOf(start) >= definition[0].length)) {
      return definition[1] as string;
    }
    indentation = depth;
  }
  return "<module>";
}
