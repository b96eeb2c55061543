/** Waiting for what comes from outside of the program, whatever its clock is. */

import { rt } from "../core/state.js";
import { waitForAlarm } from "./alarms.js";
import { startedBoard } from "./board.js";
import { handlePending } from "./scheduler.js";

/** So often timers of a simulated board have their turn while it waits for something real. */
const LONGEST_REAL_WAIT_US = 5000;

interface IdleClock {
  idle?(mostUs: number, seen: number): void;
}

/** Waits so long at most, for a callback or for anything that comes after `seen`; see `HostNetwork`. */
export function idle(us: number, seen: number): void {
  const board = startedBoard();
  const clock: IdleClock | undefined = board?.clock;
  if (board?.isSimulated === true) {
    // What comes from outside takes real time, and so long it takes on the board.
    const startUs = rt.host.monotonicUs();
    rt.host.waitForNews?.(seen, Math.min(us, LONGEST_REAL_WAIT_US));
    board.clock.sleepUs(Math.min(us, rt.host.monotonicUs() - startUs));
  } else if (clock?.idle !== undefined) {
    clock.idle(us, seen);
  } else if (!handlePending()) {
    waitForAlarm(us);
  }
}
