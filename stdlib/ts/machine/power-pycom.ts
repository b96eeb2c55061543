/** Resets and sleep of the Pycom modules (their documentation of `machine`). */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { lastReset, type ResetKind } from "../../../runtime-hal/exec/restart.js";
import { currentClockHz } from "./clock-rate.js";
import type { Part } from "./part.js";
import { deepSleep, lightSleep, powerFunctions } from "./power.js";

const RESET_CAUSES: Readonly<Record<ResetKind, number>> = {
  "power-on": 0,
  hard: 1,
  watchdog: 2,
  "deep-sleep": 3,
  soft: 4,
};

const until = (ms: Value | undefined): number | undefined =>
  ms === undefined ? undefined : useBoard().clock.peekUs() + intArgument(ms) * 1000;

export const powerPycom: Part = () => ({
  ...powerFunctions([0x24, 0x0a, 0xc4, 0x00, 0x00, 0x02]),
  reset_cause: native("reset_cause", 0, 0, () => RESET_CAUSES[lastReset().kind]),
  freq: native("freq", 0, 0, currentClockHz),
  sleep: native("sleep", 0, 2, (ms?: Value) => {
    lightSleep(until(ms), () => undefined);
    return null;
  }),
  deepsleep: native("deepsleep", 0, 1, (ms?: Value) => deepSleep(until(ms))),
  PWRON_RESET: RESET_CAUSES["power-on"],
  HARD_RESET: RESET_CAUSES.hard,
  WDT_RESET: RESET_CAUSES.watchdog,
  DEEPSLEEP_RESET: RESET_CAUSES["deep-sleep"],
  SOFT_RESET: RESET_CAUSES.soft,
});
