/**
 * Ctrl-C, and whatever else comes from outside, for a program that never returns to node's event loop. A small worker listens and
 * raises flags in shared memory, which safepoints read and sleeps wait on. The worker costs tens of milliseconds of processor
 * time, so it is started only for programs that run for a while; before that a signal ends the process as usual. What is to be
 * heard besides signals (edges of pins, standard input that is a socket) is put into the worker by `extend`.
 *
 * It is the program that stays on the main thread and not the listener: `os.chdir` and `sys.exit` work there only, its stack is the
 * bigger one, and a program that ends at once has paid for no second thread.
 */

import { createRequire } from "node:module";
import type { Transferable, Worker } from "node:worker_threads";
import { pulse, untilPulse } from "../hal/pulse.js";
import { monotonicMs } from "./monotonic.js";

/** A program that lives this long gets the watcher. Long enough for scripts that compute something and are done; nobody presses Ctrl-C before. */
const START_AFTER_MS = 300;
/** A worker that takes longer to start does not come at all. */
const WORKER_START_MS = 5000;
/** Looking at the clock costs more than the rest of a safepoint: look at every so many. */
const LOOK_EVERY = 32;

/** Signals by which somebody asks a program to end. */
export const SIGHUP = 1;
export const SIGINT = 2;
export const SIGTERM = 15;

/** Words of the shared memory. */
/** The signal that came; 0: none. */
const INTERRUPT = 0;
/** Grows with everything that a waiting program is to notice. */
const EVENTS = 1;
/** Number of signals that the worker listens for by now. */
const LISTENED = 2;
const WORDS = 3;

// Signals are delivered to main threads only through `process.on`; the handle behind it works on any thread's loop. It is had as node's own
// tests have it: `process.binding` knows it up to node 22 only. Should a later one keep it to itself, signals end the process as usual.
const WATCHER = `
const { parentPort, workerData: flags } = require("node:worker_threads");
const raise = (word) => { Atomics.add(flags, word, 1); Atomics.notify(flags, word); };
const tell = () => raise(${EVENTS});
let Signal = class { start() {} };
try { ({ Signal } = require("internal/test/binding").internalBinding("signal_wrap")); } catch {}
const signals = {};
const listen = (number) => {
  if (signals[number]) return;
  const signal = (signals[number] = new Signal());
  signal.onsignal = () => { Atomics.store(flags, ${INTERRUPT}, number); tell(); };
  signal.start(number);
  raise(${LISTENED});
};
listen(${SIGINT});
const extensions = {};
parentPort.on("message", (message) => {
  if (message.signals) return message.signals.forEach(listen);
  if (message.extend) {
    const start = (0, eval)("(" + message.code + ")");
    return extensions[message.extend] = start({ require, tell, data: message.data });
  }
  extensions[message.to](message.message);
});
`;

export class InterruptWatcher {
  private readonly flags = new Int32Array(new SharedArrayBuffer(4 * WORDS));
  private readonly startAt = monotonicMs() + START_AFTER_MS;
  private countdown = LOOK_EVERY;
  private started = false;
  private worker: Worker | undefined;
  private caught = 0;

  /** The signal that came since the last call; 0: none. */
  take(): number {
    pulse();
    if (this.started) {
      if (Atomics.load(this.flags, INTERRUPT) === 0) return 0;
      return Atomics.exchange(this.flags, INTERRUPT, 0);
    }
    if (--this.countdown < 0) {
      this.countdown = LOOK_EVERY;
      if (monotonicMs() >= this.startAt) this.start();
    }
    return 0;
  }

  /** Changes with everything that a waiting program is to notice. */
  news(): number {
    return Atomics.load(this.flags, EVENTS);
  }

  /** Waits for so many milliseconds, or until `news()` is not `seen` any more. */
  waitForNews(seen: number, ms: number): void {
    if (!this.started && performance.now() + ms >= this.startAt) this.start();
    for (let left = ms, end = 0; ; left = Math.max(0, end - monotonicMs())) {
      const part = untilPulse(left);
      // The usual wait is in one piece, and no clock is looked at.
      if (part < left && end === 0) end = monotonicMs() + left;
      if (Atomics.wait(this.flags, EVENTS, seen, part) !== "timed-out" || part === left) return;
      pulse();
    }
  }

  /** These signals and Ctrl-C do not end the process any more as soon as `untilCaught` has come back: `take` gives them. */
  catchSignals(signals: readonly number[]): void {
    this.start();
    this.worker?.postMessage({ signals });
    this.caught = signals.length + 1;
  }

  /** Waits until the worker listens for the signals. */
  untilCaught(): void {
    if (this.worker === undefined) return;
    const end = performance.now() + WORKER_START_MS;
    for (;;) {
      const count = Atomics.load(this.flags, LISTENED);
      const left = end - performance.now();
      if (count >= this.caught || left <= 0) return;
      Atomics.wait(this.flags, LISTENED, count, left);
    }
  }

  /**
   * Has the worker listen to something else. `code` is the text of a function that needs nothing from around it: it gets `require`,
   * `tell` (to be called when there is news) and `data`, and gives the function that takes messages. False: there is no worker.
   * What is in `transfer`, as ports, is the worker's from now on.
   */
  extend(name: string, code: string, data: unknown, transfer: readonly Transferable[] = []): boolean {
    this.start();
    this.worker?.postMessage({ extend: name, code, data }, transfer);
    return this.worker !== undefined;
  }

  /** Sends a message to what was put in by `extend`. */
  send(name: string, message: unknown): void {
    this.worker?.postMessage({ to: name, message });
  }

  /** Was Ctrl-C pressed? Asks without taking note of it. */
  get pending(): boolean {
    return this.started && Atomics.load(this.flags, INTERRUPT) !== 0;
  }

  /** Waits for `ms` milliseconds, or until Ctrl-C. */
  wait(ms: number): void {
    if (!this.started && monotonicMs() + ms >= this.startAt) this.start();
    const end = monotonicMs() + ms;
    for (let left = ms; left > 0 && !this.pending; left = end - monotonicMs()) {
      const seen = Atomics.load(this.flags, EVENTS);
      if (!this.pending) Atomics.wait(this.flags, EVENTS, seen, untilPulse(left));
      pulse();
    }
  }

  /** Starts the watcher now: for a wait that may last. */
  private start(): void {
    if (this.started) return;
    this.started = true;
    try {
      // Loaded only here: node's streams come with it, which would cost every start.
      const load = createRequire(import.meta.url);
      const threads = load("node:worker_threads") as typeof import("node:worker_threads");
      const execArgv = ["--no-warnings", "--expose-internals"];
      this.worker = new threads.Worker(WATCHER, { eval: true, workerData: this.flags, execArgv });
      this.worker.unref();
    } catch {
      // Without the watcher the signal ends the process, which is what the user wants first of all.
    }
  }
}
