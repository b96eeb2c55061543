/** The hardware checks that `run` and `build` make first: of them what fails for certain. */

import type { Diagnostic } from "../compiler/index.js";
import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import type { Target } from "../targets/load.js";
import { surroundingsOf } from "./check-surroundings.js";
import { checkProgram } from "../compiler/lint/index.js";
import { ModuleResolver, type Source } from "./compile.js";
import { compiler } from "./compiler.js";

/** Errors of the program on the board, besides those that comments silence; and warnings about what the backend leaves out. */
export function hardwareFindings(
  script: Source,
  path: readonly string[],
  target: Target,
  backend?: BackendDescription,
): readonly Diagnostic[] {
  const resolver = new ModuleResolver(path);
  const { analyse } = compiler();
  const { bound, ir, hasErrors } = analyse({
    entry: resolver.entry(script),
    resolve: (name) => resolver.resolve(name),
    optimise: false,
  });
  if (hasErrors) return [];
  return checkProgram(bound, surroundingsOf(resolver), { ir, target, backend }).filter(
    // What the backend leaves out in silence is to be known before the pins are wired.
    ({ code, severity }) => (severity === "error" && code.startsWith("PIN")) || isOfBackend(code, severity),
  );
}

const isOfBackend = (code: string, severity: string): boolean => code === "PIN480" && severity === "warning";
