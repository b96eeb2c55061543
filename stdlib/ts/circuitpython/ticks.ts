/** The clock of `supervisor.ticks_ms()`, which events of `keypad` have their times from (shared-bindings/supervisor). */

import { timeSource } from "../../../runtime-hal/exec/time.js";

/** It begins so many milliseconds before it comes to its end, and has so many values. */
const TICKS = 2 ** 29;
const FIRST_TICK = TICKS - 65_536;

/** Milliseconds of that clock at a time of the program, in microseconds. */
export const ticksAt = (timeUs: number): number => (FIRST_TICK + Math.floor(timeUs / 1000)) % TICKS;

/** Milliseconds of that clock now. */
export const ticksMs = (): number => ticksAt(timeSource().nowUs());
