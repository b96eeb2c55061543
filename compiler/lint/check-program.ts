/** All checks of `halpy check` that go beyond what compiling needs. Programs with such mistakes still compile and run. */

import { DiagnosticSink, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { BoundModule } from "../program.js";
import { checkCalls } from "./calls.js";
import { checkImports } from "./imports.js";
import { checkNames } from "./names.js";
import { ProgramView, type Surroundings } from "./program-view.js";
import { isSilenced } from "./silenced.js";

/** The findings of all checks, by module and place. */
export function checkProgram(
  bound: readonly BoundModule[],
  surroundings: Surroundings,
): readonly Diagnostic[] {
  try {
    return allFindings(bound, surroundings);
  } catch (error) {
    // Expressions of thousands of terms nest deeper than these walks can follow; they compile without being checked.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function allFindings(bound: readonly BoundModule[], surroundings: Surroundings): readonly Diagnostic[] {
  const sink = new DiagnosticSink();
  const program = new ProgramView(bound, surroundings);
  for (const module of program.modules) {
    checkNames(program, module, sink);
    checkImports(program, module, sink);
  }
  checkCalls(program, sink);
  const order = new Map(bound.map(({ file }, index) => [file, index]));
  return sink.diagnostics
    .filter((found) => !isSilenced(found))
    .sort((a, b) => order.get(a.file)! - order.get(b.file)! || a.start - b.start);
}
