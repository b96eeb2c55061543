/** Resets, sleep and clock rate of `machine`. */

import { newException, systemExitType, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { startedBoard, useBoard } from "../../../runtime-hal/exec/board.js";
import { Stop } from "../../../runtime-hal/exec/outcome.js";
import { lockScheduler, unlockScheduler } from "../../../runtime-hal/exec/scheduler.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";

const PWRON_RESET = 1;
const HARD_RESET = 2;

let clockHz: number | undefined;
let interruptsOff = false;

/** `freq()` or `freq(hz)`. */
function freq(hz?: Value): Value {
  const { chip } = useBoard();
  if (hz === undefined) return clockHz ?? chip.clockHz;
  const wanted = Math.trunc(intArgument(hz) / 1e6) * 1e6;
  if (chip.clockRatesHz.length > 0 && !chip.clockRatesHz.includes(wanted)) {
    const names = chip.clockRatesHz.map((rate) => `${rate / 1e6}MHz`);
    throw valueError(`frequency must be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`);
  }
  clockHz = wanted;
  return null;
}

/** Waits for `ms`, or until something happens. */
function lightSleep(ms?: Value): Value {
  if (ms !== undefined) timeSource().sleepUs(intArgument(ms) * 1000);
  else waitForEvent("machine.lightsleep() without a time");
  return null;
}

function waitForEvent(what: string): void {
  const { clock } = useBoard();
  const wake = (clock as { waitForEvent?: () => boolean }).waitForEvent;
  if (wake !== undefined && !wake.call(clock)) throw new Stop({ kind: "deadlock", waitingFor: what });
}

function deepSleep(ms?: Value): never {
  const { clock } = useBoard();
  const untilUs = ms === undefined ? undefined : clock.nowUs() + intArgument(ms) * 1000;
  throw new Stop({ kind: "deep-sleep", untilUs });
}

export const resetFunctions: Record<string, Value> = {
  soft_reset: native("soft_reset", 0, 1, (code?: Value) => {
    throw code === undefined ? newException(systemExitType) : newException(systemExitType, code);
  }),
  reset: native("reset", 0, 0, () => {
    throw new Stop({ kind: "reset", cause: HARD_RESET });
  }),
  reset_cause: native("reset_cause", 0, 0, () => PWRON_RESET),
  wake_reason: native("wake_reason", 0, 0, () => 0),
  freq: native("freq", 0, 1, freq),
  unique_id: native("unique_id", 0, 0, () => new PyBytes(Uint8Array.of(0x24, 0x0a, 0xc4, 0x00, 0x00, 0x01))),
  idle: native("idle", 0, 0, () => {
    // Long enough for a real processor to rest, short enough for a simulated interrupt to be noticed at once.
    timeSource().sleepUs(startedBoard() === undefined ? 500 : 1);
    return null;
  }),
  lightsleep: native("lightsleep", 0, 1, lightSleep),
  sleep: native("sleep", 0, 1, lightSleep),
  deepsleep: native("deepsleep", 0, 1, deepSleep),
  disable_irq: native("disable_irq", 0, 0, () => {
    const before = interruptsOff;
    if (!before) lockScheduler();
    interruptsOff = true;
    return before ? 1 : 0;
  }),
  enable_irq: native("enable_irq", 1, 1, (state: Value) => {
    const off = intArgument(state) !== 0;
    if (interruptsOff && !off) unlockScheduler();
    interruptsOff = off;
    return null;
  }),
  PWRON_RESET,
  HARD_RESET,
  WDT_RESET: 3,
  DEEPSLEEP_RESET: 4,
  SOFT_RESET: 5,
  EXT0_WAKE: 2,
  PIN_WAKE: 2,
  EXT1_WAKE: 3,
  TIMER_WAKE: 4,
  TOUCHPAD_WAKE: 5,
  ULP_WAKE: 6,
};

export const resetPart = (): Record<string, Value> => resetFunctions;
