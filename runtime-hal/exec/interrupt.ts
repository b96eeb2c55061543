/**
 * Ctrl-C for a program that never returns to node's event loop. A small worker listens for the signal and raises a
 * flag in shared memory, which safepoints read and sleeps wait on. The worker costs tens of milliseconds of processor
 * time, so it is started only for programs that run for a while; before that the signal ends the process as usual.
 */

import { Worker } from "node:worker_threads";

/** A program that lives this long gets the watcher. */
const START_AFTER_MS = 150;
/** Looking at the clock costs more than the rest of a safepoint: look at every so many. */
const LOOK_EVERY = 32;

// Signals are delivered to main threads only through `process.on`; the handle behind it works on any thread's loop.
const WATCHER = `
const { workerData } = require("node:worker_threads");
const flags = new Int32Array(workerData);
const { Signal } = process.binding("signal_wrap");
const signal = new Signal();
signal.onsignal = () => { Atomics.store(flags, 0, 1); Atomics.notify(flags, 0); };
signal.start(2);
Atomics.store(flags, 1, 1);
Atomics.notify(flags, 1);
`;

export class InterruptWatcher {
  private readonly flags = new Int32Array(new SharedArrayBuffer(8));
  private readonly startAt = performance.now() + START_AFTER_MS;
  private countdown = LOOK_EVERY;
  private started = false;

  /** Was Ctrl-C pressed since the last call? */
  take(): boolean {
    if (this.started) {
      if (Atomics.load(this.flags, 0) === 0) return false;
      return Atomics.exchange(this.flags, 0, 0) !== 0;
    }
    if (--this.countdown < 0) {
      this.countdown = LOOK_EVERY;
      if (performance.now() >= this.startAt) this.start();
    }
    return false;
  }

  /** Was Ctrl-C pressed? Asks without taking note of it. */
  get pending(): boolean {
    return this.started && Atomics.load(this.flags, 0) !== 0;
  }

  /** Waits for `ms` milliseconds, or until Ctrl-C. */
  wait(ms: number): void {
    if (!this.started && performance.now() + ms >= this.startAt) this.start();
    Atomics.wait(this.flags, 0, 0, ms);
  }

  /** Starts the watcher now: for a wait that may last. */
  start(): void {
    if (this.started) return;
    this.started = true;
    try {
      const worker = new Worker(WATCHER, {
        eval: true,
        workerData: this.flags.buffer,
        execArgv: ["--no-warnings"],
      });
      worker.unref();
    } catch {
      // Without the watcher the signal ends the process, which is what the user wants first of all.
    }
  }
}
