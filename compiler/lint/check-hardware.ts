/** The checks of what a program does with its board: evaluates it, gathers facts, asks the rules. */

import type { BackendDescription } from "../../runtime-hal/hal/backend-description.js";
import { codeEntry } from "../diagnostics/codes.js";
import type { DiagnosticSink } from "../diagnostics/diagnostic.js";
import type { IrModule } from "../ir/function.js";
import { type BoundModule, importedNames } from "../program.js";
import { CIRCUITPYTHON_MODULES } from "../../targets/circuitpython.js";
import type { Target } from "../../targets/load.js";
import { Evaluator } from "./evaluate/evaluator.js";
import { alternatives } from "./evaluate/value.js";
import type { Guards } from "./guards.js";
import { BoardPins } from "./hardware/board-pins.js";
import { collectFacts, type Facts, type PinUse } from "./hardware/facts.js";
import { isHardwareModule } from "./hardware/modules.js";
import { HardwareModel } from "./hardware/model.js";
import { CallTable } from "./hardware/table.js";
import { RuleContext } from "./rule-context.js";
import { registerRules, RULES } from "./rules/index.js";

/** The program and its board. */
export interface HardwareProgram {
  readonly bound: readonly BoundModule[];
  readonly ir: readonly IrModule[];
  readonly target: Target | undefined;
  /** Is the text of the module part of the firmware? */
  readonly isFrozen?: ((module: string) => boolean) | undefined;
  /** By path of the file. */
  readonly guards: ReadonlyMap<string, Guards>;
  /** Say where nothing could be found out. */
  readonly strictPins: boolean;
  /** What the program is to run through. */
  readonly backend?: BackendDescription | undefined;
  /** Offer free pins in place of those that cannot do what is asked. */
  readonly replacePins?: boolean | undefined;
}

/** Does the program use a module of the hardware at all? */
export function usesHardware(bound: readonly BoundModule[]): boolean {
  return bound.some((module) => {
    for (const name of importedNames(module.tree.body, module.name, module.isPackage))
      if (isHardwareModule(name)) return true;
    return false;
  });
}

const importsOf = (bound: readonly BoundModule[]): Set<string> =>
  new Set(bound.flatMap((module) => [...importedNames(module.tree.body, module.name, module.isPackage)]));

const isForCircuitPython = (imports: ReadonlySet<string>): boolean =>
  [...imports].some((name) => CIRCUITPYTHON_MODULES.has(name));

/** Does the program use a module of CircuitPython? */
export const asksForCircuitPython = (bound: readonly BoundModule[]): boolean =>
  isForCircuitPython(importsOf(bound));

/**
 * The dialect that the program is written in, if the board has firmware for it: by the modules that it imports. Boards of
 * Adafruit come with CircuitPython, but MicroPython's port for their chip has `machine` (ports/samd, ports/nrf).
 */
function dialectOf(bound: readonly BoundModule[], target: Target): string {
  const { dialect, otherDialects = [] } = target.board;
  if (otherDialects.length === 0) return dialect;
  const imports = importsOf(bound);
  const asksMachine = imports.has("machine") || imports.has("umachine");
  if (isForCircuitPython(imports)) return otherDialects.includes("circuitpython") ? "circuitpython" : dialect;
  return dialect === "circuitpython" && asksMachine ? otherDialects[0]! : dialect;
}

/** LEDs that kernels of boards have, by the names of scripts. */
const USUAL_LEDS: readonly string[] = ["LED", "ACT", "PWR"];
/** The temperature of the processor is there for scripts of the ESP32. */
const SYSTEM_MODULES: ReadonlySet<string> = new Set(["import esp32"]);

/**
 * The facts without what the operating system has in place of the chip: converters have numbers and no pins, LEDs names. What is missing
 * of that can only be told on the machine itself.
 */
function ofSystem(
  { uses, events, objects }: Facts,
  { board }: Target,
): Pick<Facts, "uses" | "events" | "objects"> {
  const isAnalog = ({ want }: PinUse): boolean => want === "adc" || want === "dac";
  const leds = new Set([...USUAL_LEDS, ...Object.keys(board.kernel?.leds ?? {})].map((name) => `"${name}"`));
  return {
    uses: uses
      .filter((use) => !isAnalog(use))
      .map((use) => ({
        ...use,
        choices: use.choices.filter((choice) => choice.kind !== "missing" || !leds.has(choice.shown)),
      }))
      .filter(({ choices }) => choices.length > 0),
    objects: new Map([...objects].filter(([, { pins }]) => !pins.some(({ use }) => isAnalog(use)))),
    events: events.filter(({ name }) => !SYSTEM_MODULES.has(name)),
  };
}

/** What following the program gave. */
interface Followed {
  /** The program uses a module of the hardware. */
  readonly hasHardware: boolean;
  readonly table: CallTable;
  readonly board: BoardPins | undefined;
  readonly evaluator: Evaluator;
  readonly facts: Facts;
}

function follow(program: HardwareProgram): Followed {
  const { bound, target } = program;
  const dialect = target === undefined ? undefined : dialectOf(bound, target);
  const table = CallTable.of(dialect);
  const board = target === undefined || dialect === undefined ? undefined : new BoardPins(target, dialect);
  // The board's own name for its platform is that of its own firmware.
  const platform = dialect === target?.board.dialect ? (target?.board.platform ?? dialect) : dialect;
  const evaluator = new Evaluator(
    program.ir,
    new HardwareModel(
      table,
      platform,
      target && `${target.board.name} ${target.chip.name} ${target.board.firmware?.name ?? ""}`,
      program.isFrozen,
    ),
  );
  const hasHardware = usesHardware(bound);
  if (hasHardware) evaluator.run();
  const gathered = collectFacts(evaluator.events, table, board);
  const onLinux = program.backend !== undefined && target?.chip.family === "linux";
  return {
    hasHardware,
    table,
    board,
    evaluator,
    facts: onLinux ? { ...gathered, ...ofSystem(gathered, target) } : gathered,
  };
}

/** Calls that take a pin object and leave it what it is. */
const LEAVES_PIN = /^(?:machine\.(?:Pin|Signal|time_pulse_us)|micropython|builtins)\b/;

/** Numbers of the pins that the program certainly has as inputs and outputs of its own, not through a bus, a converter or a sensor's driver. */
export function digitalPins(program: HardwareProgram): number[] {
  const { events, objects } = follow(program).facts;
  const given = new Set<unknown>();
  for (const { kind, name, args } of events) {
    if (kind !== "call" || LEAVES_PIN.test(name)) continue;
    for (const { value } of [...args.positional, ...args.keywords.values()])
      for (const one of alternatives(value)) given.add(one);
  }
  const found = [...objects.values()]
    .filter(({ object, role }) => role === "digital" && !given.has(object))
    .flatMap(({ pins }) => pins.map(({ pin }) => pin.id));
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Reports what the rules find. */
export function checkHardware(program: HardwareProgram, sink: DiagnosticSink): void {
  registerRules();
  const { bound } = program;
  const { facts, table, board, evaluator, hasHardware } = follow(program);
  const ctx = new RuleContext(
    facts,
    table,
    board,
    evaluator,
    bound,
    sink,
    (place) => program.guards.get(place.file.path),
    (code) => codeEntry(code).severity,
    program.strictPins,
    program.backend,
    program.replacePins,
  );
  for (const rule of RULES) if (hasHardware || rule.ofText === true) rule.check(ctx);
}
