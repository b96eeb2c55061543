/** All checks of `halpy check` that go beyond what compiling needs. Programs with such mistakes still compile and run. */

import type { BackendDescription } from "../../runtime-hal/hal/backend-description.js";
import { DiagnosticSink, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { IrModule } from "../ir/function.js";
import type { BoundModule } from "../program.js";
import type { SourceFile } from "../source/source-file.js";
import type { Target } from "../../targets/load.js";
import { checkCalls } from "./calls.js";
import { asksForCircuitPython, checkHardware } from "./check-hardware.js";
import { allNames, lackingNames, moreNames } from "./hardware/availability.js";
import { isHardwareModule } from "./hardware/modules.js";
import { checkEncodings } from "./encodings.js";
import { checkImports } from "./imports.js";
import { checkNames } from "./names.js";
import { ProgramView, type Surroundings } from "./program-view.js";
import { isSilenced } from "./silenced.js";

/** What is checked beside the text: what the program does with its board. */
export interface HardwareOptions {
  /** Generic operations, as lowered. */
  readonly ir: readonly IrModule[];
  readonly target?: Target | undefined;
  /** Say where nothing could be found out about a pin. */
  readonly strictPins?: boolean;
  /** What the program is to run through; its limits are looked at then. */
  readonly backend?: BackendDescription | undefined;
  /** Offer free pins in place of those that cannot do what is asked. */
  readonly replacePins?: boolean;
}

/** The findings of all checks, by module and place, without those that comments silence. */
export function checkProgram(
  bound: readonly BoundModule[],
  surroundings: Surroundings,
  hardware?: HardwareOptions,
): readonly Diagnostic[] {
  return findProblems(bound, surroundings, hardware).filter((found) => !isSilenced(found));
}

/** The findings of all checks, also of those that comments silence. */
export function findProblems(
  bound: readonly BoundModule[],
  surroundings: Surroundings,
  hardware?: HardwareOptions,
): readonly Diagnostic[] {
  try {
    return allFindings(bound, surroundings, hardware);
  } catch (error) {
    // Expressions of thousands of terms nest deeper than these walks can follow; they compile without being checked.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** Left to the rules about hardware, which know the board. */
function hardwareNames(module: string): ReadonlySet<string> | undefined {
  return allNames(module.replace(/^u(?=machine$)/, ""));
}

/** What modules that both firmwares have, have in CircuitPython only (shared-bindings/time). */
const CIRCUITPYTHON_NAMES: Readonly<Record<string, readonly string[]>> = {
  time: ["monotonic", "monotonic_ns", "struct_time"],
};

/** The names that boards have and the library lacks, in the firmware that the program is for. */
function namesOfFirmware(module: string, isCircuitPython: boolean): ReadonlySet<string> | undefined {
  const plain = module.replace(/^u(?=time$)/, "");
  const more = Object.hasOwn(CIRCUITPYTHON_NAMES, plain) ? CIRCUITPYTHON_NAMES[plain] : undefined;
  return more !== undefined && isCircuitPython ? new Set(more) : hardwareNames(module);
}

function allFindings(
  bound: readonly BoundModule[],
  surroundings: Surroundings,
  hardware: HardwareOptions | undefined,
): readonly Diagnostic[] {
  const sink = new DiagnosticSink();
  const isCircuitPython = hardware?.target?.board.dialect === "circuitpython" || asksForCircuitPython(bound);
  const program = new ProgramView(bound, {
    hardwareNames: (module) => namesOfFirmware(module, isCircuitPython),
    moreNames: (module) => moreNames(module, hardware?.target),
    lackingNames: (module) => lackingNames(module, hardware?.target),
    isHardwareModule,
    target: hardware?.target,
    ...surroundings,
  });
  for (const module of program.modules) {
    checkNames(program, module, sink);
    checkImports(program, module, sink);
  }
  checkCalls(program, sink);
  if (!isCircuitPython) checkEncodings(program, sink);
  if (hardware !== undefined) {
    const guards = new Map(program.modules.map(({ source, guards }) => [source.file.path, guards]));
    const { ir, target, strictPins = false, backend, replacePins } = hardware;
    const { isFrozen } = surroundings;
    checkHardware({ bound, ir, target, isFrozen, guards, strictPins, backend, replacePins }, sink);
  }
  const frozen = new Map(
    bound.filter(({ name }) => surroundings.isFrozen?.(name)).map(({ file, name }) => [file, name]),
  );
  const unlike = (found: Diagnostic): boolean =>
    (!/^NAM23[0-2]$/.test(found.code) || !isKnownToBoard(found, sink)) &&
    !isMissingWhole(found, frozen, sink);
  const order = new Map(bound.map(({ file }, index) => [file, index]));
  return sink.diagnostics
    .filter(unlike)
    .sort((a, b) => order.get(a.file)! - order.get(b.file)! || a.start - b.start);
}

/** What a module of the firmware needs is not said where the board is said to lack the module. */
function isMissingWhole(
  { code, file }: Diagnostic,
  frozen: ReadonlyMap<SourceFile, string>,
  { diagnostics }: DiagnosticSink,
): boolean {
  const name = frozen.get(file);
  if (code !== "PIN439" || name === undefined) return false;
  return diagnostics.some((other) => other.code === code && other.args[1] === `the module ${name}`);
}

/** What the board lacks is said with what its port has; that no port has it says less. */
function isKnownToBoard({ file, start, end }: Diagnostic, { diagnostics }: DiagnosticSink): boolean {
  return diagnostics.some(
    (other) => other.code === "PIN439" && other.file === file && other.start <= start && other.end >= end,
  );
}
