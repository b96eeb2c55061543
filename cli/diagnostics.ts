/** Diagnostics of the compiler as text on standard error. */

import type { Diagnostic } from "../compiler/index.js";

type Renderer = typeof import("../compiler/diagnostics/render-text.js");

/** The text of all diagnostics, with the lines they point at. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  color: boolean,
  counted = true,
): string {
  // Loaded like the compiler itself, see compiler.ts.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { renderText } = require("../compiler/diagnostics/render-text.js") as Renderer;
  const errors = diagnostics.filter((d) => d.severity === "error").length;
  const count =
    errors === 0 || !counted
      ? ""
      : `${errors} error${errors === 1 ? "" : "s"}; 'halpy explain CODE' tells more\n`;
  return diagnostics.map((d) => `${renderText(d, { color })}\n`).join("") + count;
}
