/** Reports a finding with the severity that its place deserves. */

import type { DiagnosticExtra, DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { NodeBase } from "../syntax/ast.js";
import type { Certainty, Foreseen } from "./guards.js";
import type { CheckedModule } from "./checked-module.js";

export interface Finding {
  readonly code: string;
  readonly place: NodeBase;
  readonly args: readonly string[];
  /** What the program raises there. */
  readonly raises: Foreseen;
  /** The most that can be said; `certain` if left out. */
  readonly atMost?: Certainty;
  readonly extra?: DiagnosticExtra;
}

/** An error where failure is certain, a warning where it is likely, nothing where the program expects it. */
export function reportFinding(module: CheckedModule, sink: DiagnosticSink, finding: Finding): void {
  const { code, place, args, raises, atMost, extra } = finding;
  const certainty = module.guards.certainty(place.start, raises);
  if (certainty === "expected" || atMost === "expected") return;
  const isDoubtful = certainty === "likely" || atMost === "likely";
  const severity = isDoubtful ? ({ severity: "warning" } as const) : {};
  sink.report(code, module.source.file, place.start, place.end, args, { ...extra, ...severity });
}

/** The hint that goes with a name which resembles a known one. */
export function meant(name: string | undefined): DiagnosticExtra {
  return name === undefined ? {} : { hint: `did you mean '${name}'?` };
}
