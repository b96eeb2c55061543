/**
 * Resets and sleeps of a program on a Linux board. The machine goes on running: it is the program that starts anew, with fresh modules,
 * all it had taken given back, and the cause known. While it sleeps the process waits, or the machine sleeps too, if that was asked for.
 */

import { NEVER_WOKEN, type Restarts, type Wake } from "../hal/board.js";
import type { LinuxBoard } from "../linux/board.js";
import type { Suspend } from "../linux/suspend.js";
import type { NodeHost } from "./node-host.js";
import { raiseInterrupt } from "./scheduler.js";

/** Pins that are to wake the program are looked at so often. */
const LOOK_EVERY_MS = 5;
const STATUS_OF_SIGNAL = 128;

export class LinuxRestarts implements Restarts {
  constructor(
    private readonly board: LinuxBoard,
    private readonly host: NodeHost,
    /** How the machine sleeps too. */
    private readonly suspend?: Suspend,
  ) {}

  reset(): void {
    this.board.reset();
  }

  /** Only simulated power can be cut. */
  powerCycle(): void {
    this.board.reset();
  }

  sleepWithoutProgram(untilUs: number | undefined, woken: () => Wake | undefined): Wake {
    return this.wait(untilUs, woken, () => {
      const signal = this.host.takeInterrupt();
      // There is no program that could be told.
      if (signal !== 0) process.exit(STATUS_OF_SIGNAL + signal);
    });
  }

  lightSleep(untilUs: number | undefined, woken: () => Wake | undefined): Wake {
    return this.wait(untilUs, woken, raiseInterrupt);
  }

  private wait(untilUs: number | undefined, woken: () => Wake | undefined, lookForSignals: () => void): Wake {
    const { clock } = this.board;
    this.host.flush();
    lookForSignals();
    // Nothing but the time is known to wake the machine.
    if (untilUs !== undefined && woken === NEVER_WOKEN) this.sleepDeeply((untilUs - clock.nowUs()) / 1000);
    for (;;) {
      lookForSignals();
      const seen = this.host.watcher.news();
      const wake = woken();
      if (wake !== undefined) return wake;
      const leftMs = untilUs === undefined ? Infinity : (untilUs - clock.nowUs()) / 1000;
      if (leftMs <= 0) return { kind: "time", pins: [] };
      this.host.watcher.waitForNews(seen, Math.min(leftMs, LOOK_EVERY_MS));
    }
  }

  /** The machine's own sleep; what is left of the time afterwards is waited for. The clock that counts it stands still meanwhile. */
  private sleepDeeply(ms: number): void {
    const [wall, own] = [Date.now(), performance.now()];
    if (this.suspend?.sleep(ms) !== true) return;
    this.board.clock.skip(Math.max(0, (Date.now() - wall - (performance.now() - own)) * 1000));
  }
}
