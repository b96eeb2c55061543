/** Runs the checks of `halpy check` on texts in memory, with the library's real names. */

import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { analyse } from "../../compiler/index.js";
import { checkProgram } from "../../compiler/lint/check-program.js";
import library from "../../stdlib/signatures/library.json" with { type: "json" };

/** The findings for a script `test.py` and the modules beside it. */
export function findingsIn(
  text: string,
  others: Readonly<Record<string, string>> = {},
): readonly Diagnostic[] {
  const entry = { name: "__main__", path: "test.py", text };
  const resolve = (name: string) => {
    const other = Object.hasOwn(others, name) ? others[name] : undefined;
    return other === undefined ? undefined : { name, path: `${name}.py`, text: other };
  };
  const { bound, diagnostics, hasErrors } = analyse({ entry, resolve });
  if (hasErrors) return diagnostics;
  const bytecodeOf = (name: string) => (name === "gyro" ? "gyro.mpy" : undefined);
  return [...diagnostics, ...checkProgram(bound, { library, hasFile: () => false, bytecodeOf })];
}
