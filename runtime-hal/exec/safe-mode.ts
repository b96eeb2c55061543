/**
 * Safe mode of boards with CircuitPython: after a crash of the firmware, a dip of the power or when the program has asked for it, the next start
 * leaves the program alone, until a reset. What asks for it, and what becomes of that at a reset (supervisor/shared/safe_mode.c).
 */

import { lastReset, onRestart } from "./restart.js";

/** Names of CircuitPython's `supervisor.SafeModeReason` that come up here; an error in `safemode.py` has none there. */
export type SafeModeReason =
  "NONE" | "BROWNOUT" | "HARD_FAULT" | "INTERRUPT_ERROR" | "PROGRAMMATIC" | "SAFEMODE_PY_ERROR";

/** Names of `microcontroller.ResetReason` that come up here. */
export type ResetReason =
  "POWER_ON" | "BROWNOUT" | "SOFTWARE" | "DEEP_SLEEP_ALARM" | "RESET_PIN" | "WATCHDOG";

/** Of resets that nobody has asked for. */
const CAUSES: Readonly<Record<string, ResetReason>> = {
  watchdog: "WATCHDOG",
  "deep-sleep": "DEEP_SLEEP_ALARM",
};

const NORMAL = { mode: "NONE" as SafeModeReason, cause: "SOFTWARE" as ResetReason };
let now: SafeModeReason = "NONE";
let cause: ResetReason = "POWER_ON";
let next = NORMAL;

onRestart(() => {
  const { kind } = lastReset();
  // A soft reset starts the program only.
  if (kind === "soft") return;
  // Without power nothing is kept.
  now = kind === "power-on" ? "NONE" : next.mode;
  cause = kind === "hard" ? next.cause : (CAUSES[kind] ?? "POWER_ON");
  next = NORMAL;
});

/** Why the board is in safe mode; NONE: it is not. */
export const safeMode = (): SafeModeReason => now;

/** Why the chip was reset. */
export const resetReason = (): ResetReason => cause;

/** How the next reset is to be taken: with which mode after it, and why it was. */
export function onNextReset(mode: SafeModeReason, why: ResetReason = "SOFTWARE"): void {
  next = { mode, cause: why };
}

/** Something is wrong with `safemode.py` itself: that is why the board is in safe mode now. */
export function failSafeMode(): void {
  now = "SAFEMODE_PY_ERROR";
}
