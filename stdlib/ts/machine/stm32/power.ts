/** Resets, sleep and clock rate of the STM32 port (MicroPython ports/stm32/modmachine.c, machine_wdt.c). */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native } from "../../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { lastReset, type ResetKind } from "../../../../runtime-hal/exec/restart.js";
import { currentClockHz, setClockHz } from "../clock-rate.js";
import type { Part } from "../part.js";
import { deepSleep, lightSleep, powerFunctions, switchInterrupts } from "../power.js";
import { wdtClass } from "../wdt.js";
import { nextWakeUs } from "./rtc.js";

const RESET_CAUSES: Readonly<Record<ResetKind, number>> = {
  soft: 0,
  "power-on": 1,
  hard: 2,
  watchdog: 3,
  "deep-sleep": 4,
};
/** What is written into a chip: 96 bits. */
export const CHIP_ID = [0x30, 0x00, 0x29, 0x00, 0x0f, 0x51, 0x33, 0x35, 0x32, 0x33, 0x37, 0x31];

/** What the counter of twelve bits holds with its largest prescaler. */
const LONGEST_MS = 32_768;

const wdt = wdtClass((id, timeout) => {
  if (intArgument(id) !== 0) throw valueError(`WDT(${intArgument(id)}) doesn't exist`);
  if (timeout < 1) throw valueError("WDT timeout too short");
  if (timeout > LONGEST_MS) throw valueError("WDT timeout too long");
});

const until = (ms: Value | undefined): number | undefined =>
  ms === undefined ? undefined : useBoard().clock.peekUs() + intArgument(ms) * 1000;

/** The processor's rate, and those of its buses: half and a quarter, as the pyboard sets them. */
function freq(hz?: Value): Value {
  if (hz !== undefined) {
    setClockHz(intArgument(hz));
    return null;
  }
  const rate = currentClockHz();
  return new PyTuple([rate, rate, Math.floor(rate / 4), Math.floor(rate / 2)]);
}

export const powerStm32: Part = () => {
  const sleep = native("lightsleep", 0, 1, (ms?: Value) => {
    lightSleep(until(ms) ?? nextWakeUs(), () => undefined);
    return null;
  });
  return {
    ...powerFunctions(CHIP_ID),
    // On this port the state is whether interrupts are on, and may be left out (irq.c).
    disable_irq: native("disable_irq", 0, 0, () => !switchInterrupts(true)),
    enable_irq: native("enable_irq", 0, 1, (on: Value = true) => {
      switchInterrupts(!truth(on));
      return null;
    }),
    reset_cause: native("reset_cause", 0, 0, () => RESET_CAUSES[lastReset().kind]),
    freq: native("freq", 0, 4, freq),
    lightsleep: sleep,
    sleep,
    deepsleep: native("deepsleep", 0, 1, (ms?: Value) => deepSleep(until(ms) ?? nextWakeUs())),
    WDT: wdt(),
    SOFT_RESET: RESET_CAUSES.soft,
    PWRON_RESET: RESET_CAUSES["power-on"],
    HARD_RESET: RESET_CAUSES.hard,
    WDT_RESET: RESET_CAUSES.watchdog,
    DEEPSLEEP_RESET: RESET_CAUSES["deep-sleep"],
  };
};
