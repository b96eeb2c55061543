/** What a program on a real board does when its script is over: its timers, interrupts and threads go on, as at the prompt of a board. */

import { keyboardInterruptType, PyBaseException } from "../core/exceptions.js";
import { somethingArmed } from "./armed.js";
import { startedBoard } from "./board.js";
import { INTERRUPTED } from "./execute.js";
import type { Host } from "./host.js";
import { Stop } from "./outcome.js";

/** The longest that the clock is asked to wait at once. */
const LONG_US = 1e9;

/** Waits until nothing is left that could call the program, or somebody ends it. */
export function afterScript(host: Host): void {
  const board = startedBoard();
  if (board === undefined || !somethingArmed()) return;
  host.flush();
  host.writeError("halpy: the script is over; its interrupts, timers and threads go on until Ctrl-C\n");
  try {
    while (somethingArmed()) board.clock.idle(LONG_US);
  } catch (e) {
    // Nothing of the script is left that could see it.
    if (!(e instanceof PyBaseException) || !e.type$.isSubclassOf(keyboardInterruptType)) throw e;
    throw new Stop({ kind: "exit", code: INTERRUPTED });
  }
}
