/** The simulated board of a run: made after its settings, wired, started, and reported on at the end. */

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
import { playScenario, ScenarioError } from "../runtime-hal/sim/scenario.js";
import { SeededRandom } from "../runtime-hal/sim/seeded-random.js";
import { warningHead } from "../runtime-hal/sim/warning-rules.js";
import { overflowingClock } from "../runtime-hal/sim/overflowing-clock.js";
import { blinkUntil } from "../runtime-hal/sim/status-pixel.js";
import { warningText } from "../runtime-hal/sim/warnings.js";
import type { Target } from "../targets/load.js";
import type { Arguments } from "./arguments.js";
import { mountPointOf, type BoardFiles } from "./board-files.js";
import { UsageError } from "./command.js";
import { runSettings } from "./drive-settings.js";
import { EXIT } from "./exit-codes.js";
import { defaultBoard, isForCircuitPython, platformOf } from "./firmware-of.js";
import type { Script } from "./script.js";
import { simulatorBackend } from "./backend-of.js";
import { findTarget } from "./find-target.js";
import { reportRun, type SimulationResult } from "./simulation-report.js";
import { simulationSettings, type SimulationSettings } from "./simulation-settings.js";
import type { LoadedWiring } from "./wiring.js";
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

/** Random numbers of the board's host are the same in every run. */
function seedHost(host: Host, seed: number): void {
  const random = new SeededRandom(seed + 1);
  host.fillRandom = (into) => {
    for (let i = 0; i < into.length; i++) into[i] = random.next() & 0xff;
  };
}

export class Simulation {
  private readonly settings: SimulationSettings;
  private readonly console = new ConsoleRecord();
  private board: SimBoard | undefined;
  /** When the run ends in any case. */
  private stopUs: number | undefined;
  private wired: WiringRun | undefined;
  /** May events be typed while the board runs? */
  readsEvents = true;

  /** Throws a {@link UsageError} for options that cannot be, before the program runs. */
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
    this.settings = simulationSettings(args, loaded, script);
    if (loaded !== undefined) recordConsole(host, this.console);
  }

  /** Was a board asked for on the command line? Then it starts with the program. */
  get named(): boolean {
    const { args, loaded } = this;
    const { untilIdle, steps, traceFiles } = this.settings;
    const options = ["board", "for", "seed"];
    // Who is in the network around the board may be all that the program uses of it.
    const hasHosts = loaded?.wiring.parts.some(({ definition }) => definition.isRemote === true) === true;
    const asked =
      hasHosts || loaded?.named === true || options.some((name) => args.value(name) !== undefined);
    return asked || untilIdle || steps.length > 0 || traceFiles.length > 0;
  }

  /** What the simulation does not have, for the checks. */
  get backend(): BackendDescription | undefined {
    return simulatorBackend();
  }

  /** The board that was asked for; `undefined` if it is only the default one. */
  get namedTarget(): Target | undefined {
    return this.settings.boardId === undefined ? undefined : findTarget(this.settings.boardId);
  }

  /** Runs what is in the drive of a board with CircuitPython beside its program, and comes before it. */
  runSettings(folder: string): void {
    runSettings(folder, this.boardToRun, (text) => this.host.writeError(text));
  }

  /** Id or file of the board that the program runs on. */
  private get boardToRun(): string {
    return this.settings.boardId ?? this.defaultBoard;
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
    return this.settings.speed !== undefined;
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
    const folder = this.settings.filesFolder ?? boardFolder(this.namedTarget);
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
    const board = new SimBoard(description, chip, { providers: ALL_PROVIDERS, seed: this.settings.seed });
    if (description.dialect === "circuitpython") speakCircuitPython();
    recordsOf(board).wanted = this.settings.draws || this.settings.traceFiles.length > 0;
    board.warnings.onWarning = (warning) =>
      this.host.writeError(`halpy: ${warningHead(warning)}: ${warningText(warning)}\n`);
    this.board = board;
    if (this.settings.usesMachineNetwork) openNetwork(this.settings.ports);
    seedHost(this.host, this.settings.seed);
    // Before the end is set, so that what is expected at the very end is still looked at.
    if (this.loaded !== undefined) this.wire(board, this.loaded);
    this.stopUs = this.settings.endUs ?? this.lastExpected();
    startSimulation(board, {
      endUs: this.stopUs,
      stop: this.stop,
      rtc: description.dialect === "esp8266" ? overflowingClock(board) : undefined,
      realTime:
        this.settings.speed === undefined ? undefined : { host: this.host, speed: this.settings.speed },
    });
    try {
      playScenario(board, this.settings.steps);
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
      !this.settings.untilIdle &&
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
    const patient = this.stopUs === undefined && !this.settings.untilIdle;
    if (patient && this.settings.speed === undefined) {
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
      if (this.settings.untilIdle && board.clock.eventsLeft <= own) return;
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
    if (this.readsEvents && this.settings.speed !== undefined && process.stdin.isTTY)
      this.typing(this.wired, names).start();
  }

  /** The program's sockets reach the hosts of the board file, and are reached from its clients. */
  private join({ lan, air }: WiringRun): void {
    if (lan.isEmpty) return;
    if (this.settings.usesMachineNetwork)
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

  /** Said once when a program uses hardware and no board was named. */
  announce(): void {
    if (this.settings.boardId !== undefined) return;
    const id = this.defaultBoard;
    const name = this.board?.description.name ?? id;
    this.host.writeError(`halpy: no --board given; running on a simulated ${id} (${name})\n`);
  }

  /** Draws and writes what the run left, and says which expectations did not hold. */
  report(draws = this.settings.draws): SimulationResult {
    const { board, settings, wired, loaded, pictures } = this;
    if (board === undefined) return { written: true, held: true };
    return reportRun({ board, settings, wired, loaded, pictures }, draws, this.host);
  }
}
