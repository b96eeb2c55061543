/**
 * The state that emitted code and the runtime share: fuel, the safepoint, and the host. One program runs at a time;
 * the executor sets this up before it starts (runtime-hal/exec).
 */

import type { Host } from "../exec/host.js";

/** Iterations between two safepoints when nothing is due: the check then costs nothing measurable. */
export const DEFAULT_FUEL = 1024;

class RuntimeState {
  /** Counted down by emitted loops; below zero it is time for `safepoint()`. */
  fuel = DEFAULT_FUEL;
  /** The kind of the number that a function gives, for the call that takes it at once; see `twofold.ts`. */
  kind: boolean | bigint | null = false;
  /** Runs what is due (one scheduled callback at most) and refills `fuel`. */
  safepoint: () => void = () => {
    this.fuel = DEFAULT_FUEL;
  };
  /** Set by the executor before anything runs. */
  host!: Host;

  /** Text to standard output. */
  write(text: string): void {
    this.host.write(text);
  }

  /** What emitted loops write as `${rt}`: the safepoint, which V8 puts into no machine code and calls without having seen it called. */
  [Symbol.toPrimitive](): string {
    this.safepoint();
    return "";
  }
}

export const rt = new RuntimeState();

/** The same for loops that will count the round at hand once more. */
export const refill = {
  [Symbol.toPrimitive](): string {
    rt.safepoint();
    rt.fuel++;
    return "";
  },
};
