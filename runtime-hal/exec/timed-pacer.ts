/** Safepoints by real time: so many loop iterations are granted that one comes about every so many microseconds. */

import type { Pacer } from "./scheduler.js";

/** Between two safepoints there should be about so long. */
const SAFEPOINT_US = 400;
const MOST_FUEL = 16384;
/** Few: each of the first iterations may take a second. */
const FIRST_FUEL = 16;

/** `visit` is called at each safepoint. */
export function timedPacer(nowUs: () => number, visit: () => void): Pacer {
  let granted = FIRST_FUEL;
  let last = nowUs();
  return {
    pass(iterations: number): number {
      visit();
      const now = nowUs();
      // Only loops tell how long an iteration takes; a sleep in between tells nothing.
      if (iterations >= granted) {
        const wanted = (granted * SAFEPOINT_US) / Math.max(now - last, 1);
        granted = Math.round(Math.min(Math.max(wanted, granted / 4, 1), granted * 4, MOST_FUEL));
      }
      last = now;
      return granted;
    },
  };
}
