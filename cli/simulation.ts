/** The simulated board of a run: made after the options of the command line, drawn at the end. */

import { somethingArmed } from "../runtime-hal/exec/armed.js";
import { handlePending, threadsAreReady } from "../runtime-hal/exec/scheduler.js";
import { startSimulation } from "../runtime-hal/exec/simulate.js";
import type { Host } from "../runtime-hal/exec/host.js";
import type { BackendDescription } from "../runtime-hal/hal/backend-description.js";
import { blinkingOf, statusPixelOf, type ProgramEnd } from "../runtime-hal/exec/status-pixel.js";
import { onNextReset } from "../runtime-hal/exec/safe-mode.js";
import { Stop, type Outcome } from "../runtime-hal/exec/outcome.js";
import { ALL_PROVIDERS } from "../runtime-hal/sim/all-providers.js";
import { SimBoard } from "../runtime-hal/sim/board.js";
import { recordsOf } from "../runtime-hal/sim/bus/records.js";
import { boardFolder, hasRoomForFiles } from "./module-search.js";
import { parseDuration } from "../runtime-hal/sim/duration.js";
import {
  parseScenario,
  playScenario,
  ScenarioError,
  type ScenarioStep,
} from "../runtime-hal/sim/scenario.js";
import { recordingOf } from "../runtime-hal/sim/recording.js";
import { SeededRandom } from "../runtime-hal/sim/seeded-random.js";
import { warningHead } from "../runtime-hal/sim/warning-rules.js";
import { overflowingClock } from "../runtime-hal/sim/overflowing-clock.js";
import { blinkUntil } from "../runtime-hal/sim/status-pixel.js";
import { warningText } from "../runtime-hal/sim/warnings.js";
import { drawWaveform } from "../runtime-hal/sim/waveform.js";
import type { Target } from "../targets/load.js";
import { drawnWires } from "../runtime-hal/sim/wire-view.js";
import type { Arguments } from "./arguments.js";
import { mountPointOf, namedFolder, type BoardFiles } from "./board-files.js";
import { UsageError } from "./command.js";
import { runSettings } from "./drive-settings.js";
import { EXIT } from "./exit-codes.js";
import { defaultBoard, isForCircuitPython, platformOf } from "./firmware-of.js";
import type { Script } from "./script.js";
import { simulatorBackend } from "./backend-of.js";
import { noteWrite } from "./file-observer.js";
import { findTarget } from "./find-target.js";
import { readText } from "./read-file.js";
import { traceFile, writeTraceFile, type TraceFile } from "./trace-file.js";
import { expectationReport, type LoadedWiring } from "./wiring.js";
import { ConsoleRecord, WiringRun } from "../runtime-hal/sim/wiring/wiring-run.js";
import { recordConsole } from "./console-record.js";
import { typedEvents } from "./on-demand.js";
import type { Pictures } from "./pictures.js";
import { mountHost, withoutFileSystem } from "../stdlib/ts/mounts.js";
import { isCircuitPythonSpoken, speakCircuitPython } from "../stdlib/ts/circuitpython/dialect.js";
import type { RestartCause } from "../runtime-hal/sim/wiring/model.js";
import { joinLan } from "../stdlib/ts/socket/hosts.js";
import { openNetwork } from "../stdlib/ts/socket/network-choice.js";
import type { TypedEvents } from "./typed-events.js";

const DEFAULT_WIDTH = 80;
const LAST_PORT = 65535;

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

/** Ports of this machine, by those of the board that they stand for. */
function portsOf(args: Arguments): ReadonlyMap<number, number> {
  const given = args.all("port");
  if (given.length > 0 && args.value("network") !== "machine")
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

/** Random numbers of the board's host are the same in every run. */
function seedHost(host: Host, seed: number): void {
  const random = new SeededRandom(seed + 1);
  host.fillRandom = (into) => {
    for (let i = 0; i < into.length; i++) into[i] = random.next() & 0xff;
  };
}

export class Simulation {
  private readonly boardId: string | undefined;
  private readonly filesFolder: string | undefined;
  private readonly ports: ReadonlyMap<number, number>;
  private readonly endUs: number | undefined;
  private readonly steps: readonly ScenarioStep[];
  /** How many times faster than real time; `undefined`: as fast as can be. */
  private readonly speed: number | undefined;
  private readonly untilIdle: boolean;
  private readonly seed: number;
  private readonly draws: boolean;
  private readonly traceFiles: readonly TraceFile[];
  private readonly console = new ConsoleRecord();
  private board: SimBoard | undefined;
  /** When the run ends in any case. */
  private stopUs: number | undefined;
  private wired: WiringRun | undefined;
  /** May events be typed while the board runs? */
  readsEvents = true;

  /** Checks the options, so that mistakes are found before the program runs. */
  constructor(
    private readonly args: Arguments,
    private readonly host: Host,
    /** Ends the process. */
    private readonly stop: (outcome: Outcome) => never,
    private readonly loaded?: LoadedWiring,
    private readonly pictures?: Pictures,
    /** What runs on it; absent: what is typed at the prompt. */
    private readonly script?: Script,
  ) {
    this.boardId = args.value("board") ?? loaded?.wiring.board;
    if (this.boardId !== undefined) findTarget(this.boardId);
    const files = args.value("files") ?? script?.drive;
    this.filesFolder = files === undefined ? undefined : namedFolder(files, "--files: ");
    this.ports = portsOf(args);
    this.endUs = duration(args, "for") ?? loaded?.wiring.forUs;
    if (loaded !== undefined) recordConsole(host, this.console);
    this.steps = scenario(args);
    this.traceFiles = args.all("trace").map(traceFile);
    const terminal = process.stdout.isTTY === true;
    this.untilIdle = args.flag("until-idle") ?? false;
    const patient = this.endUs === undefined && !this.untilIdle;
    // Those whom a program talks to over the machine's network live in real time.
    const isReal = (terminal && patient) || args.value("network") === "machine";
    this.speed = speedOf(args.value("speed") ?? (isReal ? "real" : "max"));
    this.seed = seedOf(args.value("seed"));
    this.draws = args.flag("waveform") ?? (this.endUs !== undefined || this.steps.length > 0 || terminal);
  }

  /** Was a board asked for on the command line? Then it starts with the program. */
  get named(): boolean {
    const { args, loaded, steps, traceFiles } = this;
    const options = ["board", "for", "seed"];
    // Who is in the network around the board may be all that the program uses of it.
    const hasHosts = loaded?.wiring.parts.some(({ definition }) => definition.isRemote === true) === true;
    const asked =
      hasHosts || loaded?.named === true || options.some((name) => args.value(name) !== undefined);
    return asked || this.untilIdle || steps.length > 0 || traceFiles.length > 0;
  }

  /** What the simulation does not have, for the checks. */
  get backend(): BackendDescription | undefined {
    return simulatorBackend();
  }

  /** The board that was asked for; `undefined` if it is only the default one. */
  get namedTarget(): Target | undefined {
    return this.boardId === undefined ? undefined : findTarget(this.boardId);
  }

  /** Runs what is in the drive of a board with CircuitPython beside its program, and comes before it. */
  runSettings(folder: string): void {
    runSettings(folder, this.boardToRun, (text) => this.host.writeError(text));
  }

  /** Id or file of the board that the program runs on. */
  private get boardToRun(): string {
    return this.boardId ?? this.defaultBoard;
  }

  private get defaultBoard(): string {
    const { text = "", folder = "" } = this.script ?? {};
    return defaultBoard(isForCircuitPython(text, folder, this.namedTarget));
  }

  /** The port of the board that was asked for. */
  get dialect(): string | undefined {
    return this.namedTarget?.board.dialect;
  }

  /** `sys.platform` of the program. */
  get platform(): string | undefined {
    return this.namedTarget && platformOf(this.namedTarget.board);
  }

  /** Has the board's flash memory room for files? */
  get hasFileSystem(): boolean {
    return this.namedTarget === undefined || hasRoomForFiles(this.namedTarget);
  }

  /** Does virtual time keep to real time? */
  get isRealTime(): boolean {
    return this.speed !== undefined;
  }

  /** An event that was typed: `press b1`. */
  perform(sentence: string): void {
    const { wired, loaded } = this;
    if (wired !== undefined && loaded !== undefined) this.typing(wired, loaded.names).perform(sentence);
    else this.host.writeError("halpy: there is no board file that events could be for; see --wiring\n");
  }

  private typing(wired: WiringRun, names: LoadedWiring["names"]): TypedEvents {
    return new (typedEvents().TypedEvents)(this.host, wired, names);
  }

  /**
   * Gives the program the files of its board, before it starts: `--files`, or the folder that halpy was started in. Without a name of
   * a board, and on a Linux board, the program sees the files of this machine.
   */
  mountFiles(): BoardFiles | undefined {
    const folder = this.filesFolder ?? boardFolder(this.namedTarget);
    if (folder === undefined) {
      if (!this.hasFileSystem) withoutFileSystem();
      return undefined;
    }
    const files = { folder: folder || process.cwd(), isNamed: folder !== "" };
    mountHost(files.folder, mountPointOf(this.dialect));
    return files;
  }

  /** Makes the board and starts virtual time. */
  start(): SimBoard {
    const { board: description, chip } = findTarget(this.boardToRun);
    const board = new SimBoard(description, chip, { providers: ALL_PROVIDERS, seed: this.seed });
    if (description.dialect === "circuitpython") speakCircuitPython();
    recordsOf(board).wanted = this.draws || this.traceFiles.length > 0;
    board.warnings.onWarning = (warning) =>
      this.host.writeError(`halpy: ${warningHead(warning)}: ${warningText(warning)}\n`);
    this.board = board;
    if (this.args.value("network") === "machine") openNetwork(this.ports);
    seedHost(this.host, this.seed);
    // Before the end is set, so that what is expected at the very end is still looked at.
    if (this.loaded !== undefined) this.wire(board, this.loaded);
    this.stopUs = this.endUs ?? this.lastExpected();
    startSimulation(board, {
      endUs: this.stopUs,
      stop: this.stop,
      rtc: description.dialect === "esp8266" ? overflowingClock(board) : undefined,
      realTime: this.speed === undefined ? undefined : { host: this.host, speed: this.speed },
    });
    try {
      playScenario(board, this.steps);
    } catch (e) {
      if (!(e instanceof ScenarioError)) throw e;
      this.refuse(`--scenario: ${e.message}`);
    }
    return board;
  }

  /** Does the board show by a pixel of its own how a program in CircuitPython has ended? */
  get showsEnd(): boolean {
    return (
      this.board !== undefined &&
      isCircuitPythonSpoken() &&
      !this.untilIdle &&
      statusPixelOf(this.board.description) !== undefined
    );
  }

  /**
   * The script is over: its timers and interrupts go on, as at the prompt of a real board, if the options say so. A program in CircuitPython
   * leaves nothing, and a board with a pixel of its own shows how it has ended.
   */
  goOn(end: ProgramEnd): void {
    const { board, wired } = this;
    if (board === undefined) return;
    if (this.showsEnd) this.showEnd(board, end);
    if (wired !== undefined)
      board.clock.sleepUs(Math.max(wired.lastUs, this.pictures?.lastUs ?? 0) - board.clock.currentUs);
    const patient = this.stopUs === undefined && !this.untilIdle;
    if (patient && this.speed === undefined) {
      if (somethingArmed() && (board.clock.eventsLeft > 0 || threadsAreReady())) {
        this.host.writeError(
          "halpy: the script is over, but timers or interrupts are still set up, or threads go on; --for TIME or --until-idle lets the board go on\n",
        );
      }
      return;
    }
    // The end of the run is an event too.
    const own = this.stopUs === undefined ? 0 : 1;
    for (;;) {
      if (handlePending()) continue;
      if (patient && !somethingArmed()) return;
      if (this.untilIdle && board.clock.eventsLeft <= own) return;
      if (!board.clock.waitForEvent()) return;
    }
  }

  /** Blinks until the run ends. */
  private showEnd(board: SimBoard, end: ProgramEnd): void {
    const untilUs = this.stopUs ?? Math.max(this.wired?.lastUs ?? 0, this.pictures?.lastUs ?? 0);
    const pixel = statusPixelOf(board.description);
    if (pixel === undefined || board.clock.currentUs >= untilUs) return;
    board.restarts.reset(true);
    blinkUntil(board, pixel, blinkingOf(end, pixel.kind), untilUs);
  }

  private wire(board: SimBoard, { wiring, names }: LoadedWiring): void {
    const powerOff = (forUs: number | undefined): never => {
      throw new Stop({ kind: "power-off", forUs });
    };
    try {
      this.wired = new WiringRun(wiring, board, this.console, powerOff, (by) => this.restart(by));
    } catch (e) {
      if (!(e instanceof UsageError)) throw e;
      this.refuse(e.message);
    }
    this.pictures?.schedule(this.wired);
    this.join(this.wired);
    if (this.readsEvents && this.speed !== undefined && process.stdin.isTTY)
      this.typing(this.wired, names).start();
  }

  /** The program's sockets reach the hosts of the board file, and are reached from its clients. */
  private join({ lan, air }: WiringRun): void {
    if (lan.isEmpty) return;
    if (this.args.value("network") === "machine")
      this.refuse(
        "--network: the board file has hosts in the board's own network; with 'machine' the program would not reach them",
      );
    joinLan(lan, air);
  }

  /** Without --for, a run with expectations ends when all of them are decided. */
  private lastExpected(): number | undefined {
    const { wired } = this;
    if (wired === undefined || wired.wiring.expectations.length === 0) return undefined;
    const lastUs = Math.max(wired.lastUs, this.pictures?.lastUs ?? 0);
    return wired.lastUs > 0 ? lastUs : undefined;
  }

  /** A mistake in what was asked for, found when the board was made: inside the program's run. */
  private refuse(message: string): never {
    this.host.writeError(`halpy: ${message}\n`);
    throw new Stop({ kind: "exit", code: EXIT.usage });
  }

  /** Somebody presses the reset button, the power dips, or the firmware crashes. */
  private restart(by: RestartCause): void {
    if (!isCircuitPythonSpoken()) {
      const hint = "the program is one for MicroPython; 'cut power for 1s' starts any board anew";
      this.host.writeError(`halpy: an event of the board file is for CircuitPython only: ${hint}\n`);
      return;
    }
    if (by === "button") onNextReset("NONE", "RESET_PIN");
    else if (by === "crash") onNextReset("HARD_FAULT");
    // The RP2 does not tell a dip from the power coming on (ports/raspberrypi, Processor.c).
    else if (this.board?.description.chip.startsWith("rp2") === true) onNextReset("NONE", "POWER_ON");
    else onNextReset("BROWNOUT", "BROWNOUT");
    throw new Stop({ kind: "reset", cause: "hard" });
  }

  /** Writes the pictures that were asked for. False: one could not be written, which was said. */
  writePictures(): boolean {
    const { wired, pictures } = this;
    if (wired === undefined || pictures === undefined) return true;
    const options = { color: process.stdout.isTTY === true, ascii: this.args.flag("ascii") ?? false };
    const problem = pictures.finish(wired, options, (text) => this.host.write(text));
    if (problem !== undefined) this.host.writeError(`halpy: --picture: ${problem}\n`);
    return problem === undefined;
  }

  /** Says which expectations did not hold. True: all did. */
  reportExpectations(): boolean {
    const { wired, loaded } = this;
    if (wired === undefined || loaded === undefined) return true;
    const { text, failed } = expectationReport(wired.verdicts(), loaded.file);
    this.host.writeError(text);
    return failed === 0;
  }

  /** Said once when a program uses hardware and no board was named. */
  announce(): void {
    if (this.boardId !== undefined) return;
    const id = this.defaultBoard;
    const name = this.board?.description.name ?? id;
    this.host.writeError(`halpy: no --board given; running on a simulated ${id} (${name})\n`);
  }

  /** Writes the files of `--trace`. False: one could not be written, which was said. */
  writeTraces(): boolean {
    if (this.board === undefined) return true;
    const recording = recordingOf(this.board);
    let good = true;
    for (const file of this.traceFiles) {
      const problem = noteWrite(file.path, () => writeTraceFile(file, recording));
      if (problem === undefined) continue;
      this.host.writeError(`halpy: --trace: ${problem}\n`);
      good = false;
    }
    return good;
  }

  /** The picture of what happened at the pins. */
  draw(): void {
    const { board } = this;
    if (board === undefined || !this.draws) return;
    const lines = drawWaveform(drawnWires(board), {
      width: process.stdout.columns || Number(process.env.COLUMNS) || DEFAULT_WIDTH,
      toUs: board.clock.currentUs,
      ascii: this.args.flag("ascii") ?? false,
      label: (pin) => board.label(pin),
    });
    if (lines.length > 0) this.host.write(`${lines.join("\n")}\n`);
  }
}
