/**
 * Restarts of the board in one run: a reset, the watchdog, waking from deep sleep. The program begins anew, with all its modules; the
 * board, its wires and what is connected to them stay, and so does what a chip keeps (its clock, a little memory, held pins).
 */

import { forgetModules } from "../core/import.js";
import { countReboot, startedBoard } from "./board.js";
import type { Outcome, Wake } from "./outcome.js";
import { clearScheduler } from "./scheduler.js";

export type ResetKind = "power-on" | "hard" | "watchdog" | "deep-sleep" | "soft";

export interface LastReset {
  readonly kind: ResetKind;
  /** What ended the deep sleep. */
  readonly wake: Wake | undefined;
}

const POWER_ON: LastReset = { kind: "power-on", wake: undefined };
let last = POWER_ON;
let memory = new Map<string, unknown>();
/** Told when the program starts again. */
const listeners: (() => void)[] = [];

/** Why the program was started. */
export function lastReset(): LastReset {
  return last;
}

/** Something that outlives resets and is lost with the power, made at first use. */
export function retained<T>(key: string, make: () => T): T {
  if (!memory.has(key)) memory.set(key, make());
  return memory.get(key) as T;
}

/** Has something done whenever the program is started again. */
export function onRestart(listener: () => void): void {
  listeners.push(listener);
}

const endings: (() => void)[] = [];

/** Has something done when the script is over, before what it did is looked at. */
export function onEnd(listener: () => void): void {
  endings.push(listener);
}

export function endRun(): void {
  for (const ending of endings) ending();
}

/** A new run: everything is as when the power comes on. */
export function forgetRestarts(): void {
  last = POWER_ON;
  memory = new Map();
}

/** Makes the board ready for the program's next start. False: this is how the run ends. */
export function restartAfter(outcome: Outcome): boolean {
  const restarts = startedBoard()?.restarts;
  if (restarts === undefined) return false;
  if (outcome.kind === "reset") {
    restarts.reset(outcome.cause === "soft");
    last = { kind: outcome.cause, wake: undefined };
  } else if (outcome.kind === "power-off" && outcome.forUs !== undefined) {
    clearScheduler();
    restarts.powerCycle(outcome.forUs);
    memory = new Map();
    last = POWER_ON;
  } else if (outcome.kind === "deep-sleep") {
    restarts.reset(false);
    clearScheduler();
    const wake = restarts.sleepWithoutProgram(outcome.untilUs, outcome.woken);
    if (wake === undefined) return false;
    last = { kind: "deep-sleep", wake };
  } else {
    return false;
  }
  clearScheduler();
  restarts.start?.();
  forgetModules();
  countReboot();
  for (const listener of listeners) listener();
  return true;
}
