/** Ties a Linux board to the program: real time, events of the host at safepoints and in sleeps, and an end that gives everything back. */

import type { BoardDescription, ChipDescription } from "../hal/board.js";
import { LinuxBoard } from "../linux/board.js";
import { chooseGpio, type GpioChoice } from "../linux/gpio-choice.js";
import { useNotifier } from "../hal/service-manager.js";
import { libcProblem, loadLibc, type Libc } from "../linux/libc.js";
import { socketNotifier } from "../linux/notify-socket.js";
import type { LinuxProviders } from "../linux/providers.js";
import { Suspend, type SuspendState } from "../linux/suspend.js";
import { SystemFiles } from "../linux/system-files.js";
import { ThreadEdges } from "../linux/thread-edges.js";
import { SIGHUP, SIGTERM } from "./interrupt.js";
import { LinuxRestarts } from "./linux-restarts.js";
import type { NodeHost } from "./node-host.js";
import { realClock, useRealTime } from "./real-time.js";

export interface LinuxOptions {
  readonly board: BoardDescription;
  readonly chip: ChipDescription;
  readonly gpio: GpioChoice;
  readonly providers: LinuxProviders;
  /** The folder in whose place `/` is; empty: the real one. */
  readonly root?: string;
  /** By pin: inputs whose changes do not count if they are shorter than so many microseconds. */
  readonly debounceUs?: ReadonlyMap<number, number>;
  /** The user knows already that pulls cannot be switched on. */
  readonly toldOfPulls?: boolean | undefined;
  /** How the machine sleeps while the program does; absent: it stays awake. */
  readonly suspend?: SuspendState | undefined;
  /** Says on standard error what of the machine the program gets. */
  readonly verbose?: boolean | undefined;
}

/** To be called early: the thread that hears signals takes its time to start, and pins are only taken when it is there. */
export function expectLinux(host: NodeHost): void {
  useNotifier(socketNotifier);
  host.watcher.catchSignals([SIGTERM, SIGHUP]);
}

/** Starts the board of this machine. Throws a HalError if its pins cannot be used at all. */
export function startLinux(host: NodeHost, options: LinuxOptions): LinuxBoard {
  const { watcher } = host;
  const files = new SystemFiles(options.root);
  const libc = loadLibc();
  const warn = (text: string): void => host.writeError(`halpy: warning: ${text}\n`);
  const gpio = chooseGpio(options.gpio, options.chip, files, libc, options.debounceUs);
  const [bank] = options.chip.gpioBanks ?? [];
  // A machine that is not this board says so now, and not at some pin later.
  if (bank !== undefined) gpio.check({ bank, offset: 0 });
  const clock = realClock(host, () => edges.deliver());
  const edges = new ThreadEdges(watcher, libc, clock, warn);
  const note = (text: string): void => host.writeError(`halpy: ${text}\n`);
  const board = new LinuxBoard(options.board, options.chip, {
    files,
    libc,
    clock,
    edges,
    gpio,
    providers: options.providers,
    toldOfPulls: options.toldOfPulls ?? false,
    warn,
    note: options.verbose === true ? note : undefined,
  });
  board.note(options.board.name, `pins through ${gpio.name}, ${koffiWords(libc)}`);
  const { suspend } = options;
  const sleeper = suspend === undefined ? undefined : new Suspend(files, suspend, (text) => board.warn(text));
  board.restarts = new LinuxRestarts(board, host, sleeper);
  // A signal must not end the process without giving back what it took.
  watcher.untilCaught();
  // However the process ends, but for SIGKILL.
  process.on("exit", () => board.close());
  useRealTime(clock, host, options.chip.schedulerDepth);
  return board;
}

function koffiWords(libc: Libc | undefined): string {
  return libc === undefined ? `without ioctl (${libcProblem() ?? "there is none"})` : "with ioctl";
}
