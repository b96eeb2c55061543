/** The hardware checks that `run` and `build` make first: of them what fails for certain. */

import type { Diagnostic } from "../compiler/index.js";
import type { IrModule } from "../compiler/ir/function.js";
import type { BoundModule } from "../compiler/program.js";
import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import type { Target } from "../targets/load.js";
import { surroundingsOf } from "./check-surroundings.js";
import { checkProgram, digitalPins } from "../compiler/lint/index.js";
import { ModuleResolver, type Source } from "./compile.js";
import { compiler } from "./compiler.js";
import { isForCircuitPython } from "./firmware-of.js";
import { searchPathFor } from "./module-search.js";
import { readText } from "./read-file.js";

interface Followed {
  readonly bound: readonly BoundModule[];
  readonly ir: readonly IrModule[];
  readonly resolver: ModuleResolver;
}

/** The program in the form that checks follow; `undefined` if it does not compile. */
function analysed(script: Source, path: readonly string[], { board }: Target): Followed | undefined {
  const resolver = new ModuleResolver(path, undefined, board.dialect);
  const { bound, ir, hasErrors } = compiler().analyse({
    entry: resolver.entry(script),
    resolve: (name) => resolver.resolve(name),
    optimise: false,
  });
  return hasErrors ? undefined : { bound, ir, resolver };
}

/** Errors of the program on the board, besides those that comments silence; and warnings about what the backend or this library leaves out. */
export function hardwareFindings(
  script: Source,
  path: readonly string[],
  target: Target,
  backend?: BackendDescription,
): readonly Diagnostic[] {
  const program = analysed(script, path, target);
  if (program === undefined) return [];
  const { bound, ir, resolver } = program;
  return checkProgram(bound, surroundingsOf(resolver), { ir, target, backend }).filter(
    // What the backend leaves out in silence is to be known before the pins are wired.
    ({ code, severity }) =>
      (severity === "error" && code.startsWith("PIN")) || isOfBackend(code, severity) || code === "NAM234",
  );
}

const isOfBackend = (code: string, severity: string): boolean => code === "PIN480" && severity === "warning";

/** Numbers of the pins that the script in the file certainly drives or reads itself on the board. */
export function pinsOf(file: string, target: Target): number[] {
  const folder = file.replace(/[^/]*$/, "").replace(/\/$/, "");
  const text = readText(file) ?? "";
  const isCircuitPython = isForCircuitPython(text, folder, target);
  const program = analysed(
    { path: file, text },
    searchPathFor(folder, process.env, undefined, isCircuitPython),
    target,
  );
  if (program === undefined) return [];
  const { bound, ir, resolver } = program;
  const { isFrozen } = surroundingsOf(resolver);
  return digitalPins({ bound, ir, target, isFrozen, guards: new Map(), strictPins: false });
}
