/** Resets, sleep and clock rate of the ESP8266 port (MicroPython ports/esp8266/modmachine.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { lastReset, retained, type ResetKind } from "../../../runtime-hal/exec/restart.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { currentClockHz, setClockHz } from "./clock-rate.js";
import type { Part } from "./part.js";
import { deepSleep, powerFunctions } from "./power.js";
import { alarm0 } from "./rtc-alarm.js";
import { refused } from "./refusal.js";

const RESET_CAUSES: Readonly<Record<ResetKind, number>> = {
  "power-on": 0,
  watchdog: 1,
  // `machine.reset()` is a software restart to this chip.
  hard: 4,
  soft: 4,
  "deep-sleep": 5,
};
const DEEP_SLEEP = 4;
/** The longest time that fits into 32 bits of microseconds, about 71 minutes. */
const LONGEST_US = 0xffffffff;

function freq(hz?: Value): Value {
  if (hz === undefined) return currentClockHz();
  const mhz = Math.trunc(intArgument(hz) / 1e6);
  if (mhz !== 80 && mhz !== 160)
    throw refused(
      valueError("frequency can only be either 80Mhz or 160MHz"),
      "PIN446",
      "the clock is set in hertz: 80000000 or 160000000",
    );
  setClockHz(mhz * 1e6);
  return null;
}

/** Events go on meanwhile, callbacks too. */
function light(ms?: Value): null {
  timeSource().sleepUs(ms === undefined ? LONGEST_US : Math.max(0, intArgument(ms)) * 1000);
  return null;
}

/**
 * Sleeps so long; 0: for good. The pin that the chip wakes itself by (GPIO16) is taken to be wired to the reset pin, as it must be, unless
 * the board says that it is not.
 */
export function sleepDeeply(us: number): never {
  const board = useBoard();
  const canWake = board.description.deepSleepWake !== false;
  if (us > 0 && !canWake)
    board.warn?.("nothing connects GPIO16 with the reset pin of this board: the alarm cannot wake it");
  deepSleep(us === 0 || !canWake ? undefined : board.clock.peekUs() + us);
}

/** Sleeps until the alarm, if it is to wake the chip, but not longer than `ms`. */
function deep(ms?: Value): never {
  const alarm = alarm0();
  let us = alarm.wake & DEEP_SLEEP ? Math.max(1, Math.min(LONGEST_US, alarm.leftUs())) : 0;
  if (ms !== undefined) {
    const most = Math.max(1, intArgument(ms)) * 1000;
    if (us === 0 || most < us) us = most;
  }
  sleepDeeply(us);
}

/** Is not changed by a soft reset. */
function resetCause(): number {
  const state = retained("cause", () => ({ cause: RESET_CAUSES["power-on"] }));
  const { kind } = lastReset();
  if (kind !== "soft") state.cause = RESET_CAUSES[kind];
  return state.cause;
}

export const powerEsp8266: Part = () => ({
  ...powerFunctions([0x01, 0x00, 0xc4, 0x00]),
  reset_cause: native("reset_cause", 0, 0, resetCause),
  freq: native("freq", 0, 1, freq),
  lightsleep: native("lightsleep", 0, 1, light),
  sleep: native("sleep", 0, 1, light),
  deepsleep: native("deepsleep", 0, 1, deep),
  DEEPSLEEP: DEEP_SLEEP,
  PWRON_RESET: 0,
  WDT_RESET: 1,
  SOFT_RESET: 4,
  DEEPSLEEP_RESET: 5,
  HARD_RESET: 6,
});
