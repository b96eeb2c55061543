/** The forms in which `halpy check` can print its findings. */

import type { Diagnostic } from "../compiler/index.js";
import { renderDiagnostics } from "./diagnostics.js";
import { packageVersion } from "./package-root.js";

export const FORMATS = [
  "full",
  "concise",
  "json",
  "json-lines",
  "sarif",
  "github",
  "gitlab",
  "junit",
] as const;
export type Format = (typeof FORMATS)[number];

/** Forms that can be printed while the check goes on. */
export function isStreamed(format: Format): boolean {
  return format === "full" || format === "concise" || format === "github" || format === "json-lines";
}

export async function render(
  format: Format,
  diagnostics: readonly Diagnostic[],
  color: boolean,
): Promise<string> {
  switch (format) {
    case "full":
      return diagnostics.length === 0 ? "" : renderDiagnostics(diagnostics, color);
    case "concise":
      return (await import("../compiler/diagnostics/render-concise.js")).renderConcise(diagnostics);
    case "json":
      return (await import("../compiler/diagnostics/render-json.js")).renderJson(diagnostics);
    case "json-lines":
      return (await import("../compiler/diagnostics/render-json.js")).renderJsonLines(diagnostics);
    case "sarif":
      return (await import("../compiler/diagnostics/render-sarif.js")).renderSarif(
        diagnostics,
        packageVersion(),
      );
    case "github":
      return (await import("../compiler/diagnostics/render-ci.js")).renderGithub(diagnostics);
    case "gitlab":
      return (await import("../compiler/diagnostics/render-ci.js")).renderGitlab(diagnostics);
    case "junit":
      return (await import("../compiler/diagnostics/render-ci.js")).renderJunit(diagnostics);
  }
}
