/**
 * The clock of the running program: real time of the host, or the virtual time of a simulated board. The modules
 * that deal with time (`time`, `machine`, `asyncio`, `select`) ask here and do not know which it is.
 */

import { rt } from "../core/state.js";
import { handlePending, raiseInterrupt } from "./scheduler.js";

export interface TimeSource {
  /** Microseconds since some moment before the program started; never goes back. */
  nowUs(): number;
  /** Nanoseconds since 1970. */
  epochNs(): bigint;
  /** Sets the time of day; absent where that is not the program's business. */
  setEpochNs?(ns: bigint): void;
  /** Waits, and lets callbacks run meanwhile. */
  sleepUs(us: number): void;
}

/** The clock of the host. */
export class RealTime implements TimeSource {
  wasRead = false;

  nowUs(): number {
    this.wasRead = true;
    return rt.host.monotonicUs();
  }

  epochNs(): bigint {
    return rt.host.epochNs();
  }

  sleepUs(us: number): void {
    handlePending();
    if (us <= 0) return;
    rt.host.waitUs(us);
    raiseInterrupt();
  }
}

let current: TimeSource = new RealTime();

export function timeSource(): TimeSource {
  return current;
}

/** What a clock that takes over has to start at, so that the program does not see time go back. */
export function elapsedUs(): number {
  return current instanceof RealTime && current.wasRead ? rt.host.monotonicUs() : 0;
}

/** Gives the program another clock; `undefined`: real time. */
export function setTimeSource(source: TimeSource | undefined): void {
  current = source ?? new RealTime();
}
