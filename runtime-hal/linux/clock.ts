/**
 * Real time. Alarms are kept here and run when the program comes to a safepoint, sleeps or waits, as edges and whatever else the host
 * hears for it do. Sleeping is left to the kernel but for the last part, which is spent looking at the clock: waking up takes the
 * kernel some 60 us, and up to a millisecond on a busy machine.
 */

import type { Alarm, Clock } from "../hal/clock.js";

/** What the clock needs of the program and of its host. */
export interface ClockHooks {
  /** Microseconds of a clock that never goes back. */
  nowUs(): number;
  /** A number that changes with everything that a waiting program is to notice. */
  news(): number;
  /** Waits until `news()` differs from `seen`, so many milliseconds at most. */
  waitForNews(seen: number, ms: number): void;
  /** Takes notice of what came: calls the sinks of edges. */
  deliver(): void;
  /** Runs the oldest callback that waits, or raises what was asked for from outside. False: there was nothing. */
  runCallback(): boolean;
  /** Called before a wait that can be noticed. */
  beforeWait(): void;
}

/** Awake so long before the time is over. */
const SPIN_US = 200;
/** Too short for anybody to notice that output is still to be written. */
const SHORT_US = 1000;
/** The longest wait that the kernel is asked for at once; there is no other limit. */
const LONGEST_MS = 1e6;

interface Pending {
  timeUs: number;
  readonly run: () => void;
}

export class LinuxClock implements Clock {
  /** Ordered by time; programs have a handful of alarms. */
  private readonly alarms: Pending[] = [];
  private delivering = false;
  private skippedUs = 0;

  constructor(private readonly hooks: ClockHooks) {}

  nowUs(): number {
    return this.hooks.nowUs() + this.skippedUs;
  }

  peekUs(): number {
    return this.nowUs();
  }

  /** The machine slept so long, in which the clock of the host stood still. */
  skip(us: number): void {
    this.skippedUs += us;
  }

  /** Runs the alarms that are due and delivers what came. Called at safepoints; handlers of the program do not run here. */
  poll(): void {
    // An alarm's function may lead here again.
    if (this.delivering) return;
    this.delivering = true;
    try {
      this.hooks.deliver();
      const { alarms } = this;
      if (alarms.length === 0) return;
      const now = this.nowUs();
      for (let next = alarms[0]; next !== undefined && next.timeUs <= now; next = alarms[0]) {
        alarms.shift();
        next.run();
      }
    } finally {
      this.delivering = false;
    }
  }

  /** When the next alarm is due; infinite if there is none. */
  get nextUs(): number {
    return this.alarms[0]?.timeUs ?? Infinity;
  }

  sleepUs(us: number): void {
    const end = this.nowUs() + us;
    for (;;) {
      const seen = this.hooks.news();
      this.poll();
      const ran = this.hooks.runCallback();
      if (this.nowUs() >= end) return;
      if (!ran) this.waitUntil(Math.min(end, this.nextUs), seen);
    }
  }

  /** Waits for the time or for news, whichever is first. */
  private waitUntil(timeUs: number, seen: number): void {
    const { hooks } = this;
    const left = timeUs - this.nowUs();
    if (left > SHORT_US) hooks.beforeWait();
    const restUs = timeUs - this.nowUs() - SPIN_US;
    if (restUs > 0) {
      hooks.waitForNews(seen, Math.min(restUs / 1000, LONGEST_MS));
      return;
    }
    while (this.nowUs() < timeUs) if (hooks.news() !== seen) return;
  }

  busyUs(us: number): void {
    const end = this.nowUs() + us;
    while (this.nowUs() < end);
  }

  /** Waits so long at most for an alarm, for a callback, or for news after `seen`. */
  idle(mostUs: number, seen = this.hooks.news()): void {
    this.poll();
    if (this.hooks.runCallback()) return;
    this.waitUntil(Math.min(this.nowUs() + mostUs, this.nextUs), seen);
    this.poll();
    this.hooks.runCallback();
  }

  /** Waits for anything that can wake the program, and runs a callback if there is one. It always can: signals come at any time. */
  waitForEvent(): boolean {
    this.idle(LONGEST_MS * 1000);
    return true;
  }

  alarm(run: () => void): Alarm {
    let pending: Pending | undefined;
    const wrapped = (): void => {
      pending = undefined;
      run();
    };
    const cancel = (): void => {
      const at = pending === undefined ? -1 : this.alarms.indexOf(pending);
      if (at >= 0) this.alarms.splice(at, 1);
      pending = undefined;
    };
    return {
      at: (timeUs) => {
        cancel();
        pending = { timeUs, run: wrapped };
        this.insert(pending);
      },
      cancel,
    };
  }

  /** The program starts again, or is over. */
  cancelAlarms(): void {
    this.alarms.length = 0;
  }

  private insert(pending: Pending): void {
    const { alarms } = this;
    let at = alarms.length;
    while (at > 0 && (alarms[at - 1] as Pending).timeUs > pending.timeUs) at--;
    alarms.splice(at, 0, pending);
  }
}
