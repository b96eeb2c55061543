/**
 * Whether the program starts anew when somebody saves one of its files, as boards with CircuitPython do: what the program wishes, and why it
 * was started. A soft reset keeps the wish, a hard one forgets it (CircuitPython's supervisor/shared/reload.c and main.c). Whoever watches the
 * files, `halpy run --watch`, is told.
 */

import { lastReset, onRestart } from "./restart.js";

/** Names of CircuitPython's `supervisor.RunReason`. */
export type RunReason = "STARTUP" | "AUTO_RELOAD" | "SUPERVISOR_RELOAD" | "REPL_RELOAD";

const state = {
  isOn: true,
  /** After a hard reset. */
  isOnAtFirst: true,
  reason: "STARTUP" as RunReason,
  tell: (_isOn: boolean): void => {},
};

onRestart(() => {
  const isSoft = lastReset().kind === "soft";
  state.reason = isSoft ? "SUPERVISOR_RELOAD" : "STARTUP";
  if (!isSoft) setReloading(state.isOnAtFirst);
});

/** Does the program wish to start anew? */
export const isReloading = (): boolean => state.isOn;

/** The program wishes to start anew, or not to. */
export function setReloading(isOn: boolean): void {
  if (state.isOn === isOn) return;
  state.isOn = isOn;
  state.tell(isOn);
}

/** The settings of the drive (`boot.py`), which run after each hard reset, have left this wish. */
export function startReloading(isOn: boolean): void {
  state.isOnAtFirst = isOn;
  setReloading(isOn);
}

/** Why the program was started. */
export const runReason = (): RunReason => state.reason;

/** What the one who starts programs knows: why this one was, what the wish of the one before was, and whom to tell when it changes. */
export function reloadsBy(reason: RunReason, isOn: boolean, tell: (isOn: boolean) => void): void {
  state.reason = reason;
  state.isOn = isOn;
  state.tell = tell;
}
