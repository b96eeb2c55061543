/** Resets, sleep and clock rate of the RP2 port (MicroPython ports/rp2/modmachine.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { lastReset, retained } from "../../../runtime-hal/exec/restart.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { currentClockHz, possibleClockRates, setClockHz } from "./clock-rate.js";
import type { Part } from "./part.js";
import { lightSleep, powerFunctions } from "./power.js";
import { refused } from "./refusal.js";

const PWRON_RESET = 1;
const WDT_RESET = 3;
const USB_HZ = 48_000_000;
const TOO_LONG_MS = Math.floor(2 ** 32 / 1000);

function freq(hz?: Value, peripheral?: Value): Value {
  if (hz === undefined) return currentClockHz();
  const wanted = intArgument(hz);
  const rates = possibleClockRates();
  if (rates.length > 0 && !rates.includes(wanted) && !reachable(wanted)) {
    throw refused(
      valueError("cannot change frequency"),
      "PIN446",
      `the clock generator cannot make ${wanted} Hz`,
    );
  }
  setClockHz(wanted);
  if (peripheral !== undefined) {
    const other = intArgument(peripheral);
    if (other !== USB_HZ && other !== wanted) {
      throw valueError("peripheral freq must be 48_000_000 or the same as the MCU freq");
    }
  }
  return null;
}

/** Can the oscillator's 12 MHz be multiplied to 750 … 1600 MHz and divided down to it (RP2040 data sheet, 2.18)? */
function reachable(hz: number): boolean {
  for (let multiplier = 16; multiplier <= 320; multiplier++) {
    const vco = 12_000_000 * multiplier;
    if (vco < 750e6 || vco > 1600e6) continue;
    for (let first = 1; first <= 7; first++)
      for (let second = 1; second <= first; second++) if (vco / (first * second) === hz) return true;
  }
  return false;
}

function light(ms?: Value): null {
  const { clock } = useBoard();
  if (ms === undefined) {
    // Dormant: an edge at a pin wakes it.
    const wait = (clock as { waitForEvent?: () => boolean }).waitForEvent;
    if (wait?.call(clock) === false) throw new Stop({ kind: "deadlock", waitingFor: "machine.lightsleep()" });
    return null;
  }
  const time = intArgument(ms);
  if (time >= TOO_LONG_MS) throw valueError("sleep too long");
  if (time <= 1) timeSource().sleepUs(Math.max(0, time) * 1000);
  else lightSleep(clock.peekUs() + time * 1000, () => undefined);
  return null;
}

/** A reset by software is made by the watchdog, and looks like it; a soft reset changes nothing. */
function resetCause(): number {
  const state = retained("cause", () => ({ cause: PWRON_RESET }));
  const { kind } = lastReset();
  if (kind !== "soft") state.cause = kind === "power-on" ? PWRON_RESET : WDT_RESET;
  return state.cause;
}

export const powerRp2: Part = () => ({
  ...powerFunctions([0xe6, 0x60, 0x58, 0x38, 0x83, 0x00, 0x00, 0x01]),
  reset_cause: native("reset_cause", 0, 0, resetCause),
  freq: native("freq", 0, 2, freq),
  lightsleep: native("lightsleep", 0, 1, light),
  deepsleep: native("deepsleep", 0, 1, (ms?: Value) => {
    light(ms);
    throw new Stop({ kind: "reset", cause: "hard" });
  }),
  PWRON_RESET,
  WDT_RESET,
});
