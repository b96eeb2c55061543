/** The hardware checks that `run` and `build` make first: of them only what fails for certain. */

import type { Diagnostic } from "../compiler/index.js";
import type { Target } from "../targets/load.js";
import { surroundingsOf } from "./check-surroundings.js";
import { checkProgram } from "../compiler/lint/index.js";
import { ModuleResolver, type Source } from "./compile.js";
import { compiler } from "./compiler.js";

/** Errors of the program on the board, besides those that comments silence. */
export function hardwareErrors(
  script: Source,
  path: readonly string[],
  target: Target,
): readonly Diagnostic[] {
  const resolver = new ModuleResolver(path);
  const { analyse } = compiler();
  const { bound, ir, hasErrors } = analyse({
    entry: resolver.entry(script),
    resolve: (name) => resolver.resolve(name),
    optimise: false,
  });
  if (hasErrors) return [];
  return checkProgram(bound, surroundingsOf(resolver), { ir, target }).filter(
    ({ code, severity }) => severity === "error" && code.startsWith("PIN"),
  );
}
