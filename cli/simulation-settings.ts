/** What the command line and the board file ask of a simulated board. Mistakes are found here, before the program runs. */

import { parseDuration } from "../runtime-hal/sim/duration.js";
import { parseScenario, ScenarioError, type ScenarioStep } from "../runtime-hal/sim/scenario.js";
import type { Arguments } from "./arguments.js";
import { namedFolder } from "./board-files.js";
import { UsageError } from "./command.js";
import { findTarget } from "./find-target.js";
import { readText } from "./read-file.js";
import type { Script } from "./script.js";
import { traceFile, type TraceFile } from "./trace-file.js";
import type { LoadedWiring } from "./wiring.js";

const LAST_PORT = 65535;

export interface SimulationSettings {
  /** Id or file of the board, if one was asked for. */
  readonly boardId: string | undefined;
  /** The folder that is the board's flash memory. */
  readonly filesFolder: string | undefined;
  /** Are sockets those of this machine? */
  readonly usesMachineNetwork: boolean;
  /** Ports of this machine, by those of the board that they stand for. */
  readonly ports: ReadonlyMap<number, number>;
  /** How long the run lasts; absent: as the program does. */
  readonly endUs: number | undefined;
  readonly steps: readonly ScenarioStep[];
  /** How many times faster than real time; `undefined`: as fast as can be. */
  readonly speed: number | undefined;
  readonly untilIdle: boolean;
  readonly seed: number;
  /** Are the levels of the pins drawn at the end? */
  readonly draws: boolean;
  /** Without characters beyond ASCII. */
  readonly ascii: boolean;
  readonly traceFiles: readonly TraceFile[];
}

/** Reads them. Throws a {@link UsageError} that names the option. */
export function simulationSettings(
  args: Arguments,
  loaded: LoadedWiring | undefined,
  script: Script | undefined,
): SimulationSettings {
  const boardId = args.value("board") ?? loaded?.wiring.board;
  if (boardId !== undefined) findTarget(boardId);
  const files = args.value("files") ?? script?.drive;
  const usesMachineNetwork = args.value("network") === "machine";
  const endUs = duration(args, "for") ?? loaded?.wiring.forUs;
  const steps = scenario(args);
  const untilIdle = args.flag("until-idle") ?? false;
  const terminal = process.stdout.isTTY === true;
  // Those whom a program talks to over the machine's network live in real time.
  const isReal = (terminal && endUs === undefined && !untilIdle) || usesMachineNetwork;
  return {
    boardId,
    filesFolder: files === undefined ? undefined : namedFolder(files, "--files: "),
    usesMachineNetwork,
    ports: portsOf(args.all("port"), usesMachineNetwork),
    endUs,
    steps,
    speed: speedOf(args.value("speed") ?? (isReal ? "real" : "max")),
    untilIdle,
    seed: seedOf(args.value("seed")),
    draws: args.flag("waveform") ?? (endUs !== undefined || steps.length > 0 || terminal),
    ascii: args.flag("ascii") ?? false,
    traceFiles: args.all("trace").map(traceFile),
  };
}

function duration(args: Arguments, name: string): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  const us = parseDuration(text);
  if (us === undefined) throw new UsageError(`--${name}: '${text}' is no time; write 10s, 500ms or 2min`);
  return us;
}

function scenario(args: Arguments): ScenarioStep[] {
  const file = args.value("scenario");
  if (file === undefined) return [];
  const text = readText(file);
  if (text === undefined) throw new UsageError(`--scenario: can't read '${file}'`);
  try {
    return parseScenario(text);
  } catch (e) {
    if (e instanceof ScenarioError) throw new UsageError(`--scenario: ${file}: ${e.message}`);
    throw e;
  }
}

function speedOf(text: string): number | undefined {
  if (text === "max") return undefined;
  const speed = text === "real" ? 1 : Number(text);
  if (!(speed > 0) || !Number.isFinite(speed)) {
    throw new UsageError(`--speed: '${text}' is none; write max, real or a number such as 10`);
  }
  return speed;
}

function seedOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d+$/.test(text)) throw new UsageError(`--seed: '${text}' is no whole number`);
  return Number(text);
}

function portsOf(given: readonly string[], usesMachineNetwork: boolean): ReadonlyMap<number, number> {
  if (given.length > 0 && !usesMachineNetwork)
    throw new UsageError("--port: only boards with '--network machine' have ports of this machine");
  return new Map(
    given.map((text) => {
      const [, of, is] = /^(\d{1,5})=(\d{1,5})$/.exec(text) ?? [];
      if (of === undefined || Math.max(Number(of), Number(is)) > LAST_PORT)
        throw new UsageError(`--port: '${text}' is no pair of ports such as 80=8080`);
      return [Number(of), Number(is)];
    }),
  );
}
