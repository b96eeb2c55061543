/** One line a diagnostic, as editors and `grep` know it. */

import { messageOf, type Diagnostic } from "./diagnostic.js";

export function renderConcise(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map((diagnostic) => {
      const { file, start, severity, code } = diagnostic;
      const { line, column } = file.position(start);
      return `${file.path}:${line}:${column + 1}: ${severity}[${code}] ${messageOf(diagnostic)}\n`;
    })
    .join("");
}
