/** Waiting for something that an event of the board brings. */

import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { Clock } from "../../../runtime-hal/hal/clock.js";

/** Without events to wait for, look again after this time. */
const LOOK_AGAIN_US = 100;

/**
 * Lets time pass, callbacks included, until the condition holds or so many microseconds are over. Gives whether it holds.
 * The condition is looked at first: a wait of no time is a look.
 */
export function waitUntil(holds: () => boolean, us: number): boolean {
  if (holds()) return true;
  if (us <= 0) return false;
  const clock: Clock & { waitForEvent?(): boolean } = useBoard().clock;
  let over = false;
  const alarm = clock.alarm(() => (over = true));
  if (us !== Infinity) alarm.at(clock.nowUs() + us);
  try {
    while (!over && !holds()) {
      if (clock.waitForEvent === undefined) clock.sleepUs(Math.min(LOOK_AGAIN_US, us));
      else if (!clock.waitForEvent()) over = true;
    }
    return holds();
  } finally {
    alarm.cancel();
  }
}
