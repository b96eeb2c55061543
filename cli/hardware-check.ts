/** The hardware checks that `run` and `build` make first: of them only what fails for certain. */

import type { Diagnostic } from "../compiler/index.js";
import type { Target } from "../targets/load.js";
import { surroundingsOf } from "./check-surroundings.js";
import { ModuleResolver, type Lookup, type Source } from "./compile.js";
import { compiler } from "./compiler.js";

/** Whether a program may use hardware, by the modules that it asked for. */
export function asksForHardware(lookups: readonly Lookup[]): boolean {
  return lookups.some(({ name }) => compiler().isHardwareModule(name));
}

/** Errors of the program on the board, besides those that comments silence. */
export function hardwareErrors(
  script: Source,
  path: readonly string[],
  target: Target,
): readonly Diagnostic[] {
  const resolver = new ModuleResolver(path);
  const { analyse, checkProgram } = compiler();
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
