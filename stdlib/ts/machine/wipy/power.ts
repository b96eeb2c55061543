/** Resets, sleep and the watchdog of the WiPy 1 (MicroPython ports/cc3200/mods/modmachine.c, pybsleep.c, machine_wdt.c). */

import { newException, notImplementedErrorType, osError } from "../../../../runtime-hal/core/exceptions.js";
import { native } from "../../../../runtime-hal/core/native.js";
import { rt } from "../../../../runtime-hal/core/state.js";
import type { Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { lastReset } from "../../../../runtime-hal/exec/restart.js";
import type { Wake } from "../../../../runtime-hal/hal/board.js";
import { currentClockHz } from "../clock-rate.js";
import { perBoot, type Part } from "../part.js";
import { deepSleep, lightSleep, powerFunctions } from "../power.js";
import { wdtClass } from "../wdt.js";
import { DEEPSLEEP, IDLE, SLEEP } from "./irq.js";
import { wipyWake } from "./wake.js";
import { RESET_CAUSES } from "../wipy-reset-causes.js";
import { invalidArgument } from "../wipy-arguments.js";

const WLAN_WAKE = 1;
const PIN_WAKE = 2;
const RTC_WAKE = 3;
const EPERM = 1;
const ENODEV = 19;
const SHORTEST_WATCHDOG_MS = 1000;

const woke = perBoot((): { by: Wake | undefined } => ({ by: lastReset().wake }));

/** When the alarm wakes from that kind of sleep, and a function that looks at the pins. */
function wakeBy(kind: number): { untilUs: number | undefined; woken: () => Wake | undefined } {
  const { pins, alarm } = wipyWake();
  const left = alarm !== undefined && (alarm.kinds & kind) !== 0 ? alarm.leftUs() : undefined;
  const watched = [...pins].filter(([, pin]) => (pin.kinds & kind) !== 0);
  const levels = new Map(watched.map(([id, pin]) => [id, pin.peek()]));
  return {
    untilUs: left === undefined ? undefined : useBoard().clock.peekUs() + left,
    woken: () => {
      for (const [id, pin] of watched) {
        const level = pin.peek();
        const changed = level !== levels.get(id);
        levels.set(id, level);
        if (pin.wakes(level, changed)) return { kind: "pin", pins: [id] };
      }
      return undefined;
    },
  };
}

const startedDogs = perBoot(() => ({ count: 0 }));

const wdt = wdtClass((id, timeout) => {
  if (id !== 0) throw osError(ENODEV);
  if (timeout < SHORTEST_WATCHDOG_MS) throw invalidArgument();
  if (startedDogs().count++ > 0) throw osError(EPERM);
});

const sleep = native("sleep", 0, 1, () => {
  const { untilUs, woken } = wakeBy(SLEEP);
  woke().by = lightSleep(untilUs, woken);
  return null;
});

/** A shift register of 24 bits with feedback (ports/cc3200/util/random.c). */
const register = perBoot(() => {
  const bytes = new Uint8Array(3);
  rt.host.fillRandom(bytes);
  return { bits: bytes.reduce((sum, byte) => sum * 256 + byte, 0) || 1 };
});
const FEEDBACK = 0xe1_00_00;

function random(): number {
  const { bits } = register();
  return (register().bits = (bits >> 1) ^ ((bits & 1) * FEEDBACK));
}

export const powerWipy: Part = () => ({
  ...powerFunctions([0xd4, 0x36, 0x39, 0x00, 0x00, 0x01]),
  reset_cause: native("reset_cause", 0, 0, () => RESET_CAUSES[lastReset().kind]),
  wake_reason: native("wake_reason", 0, 0, () => {
    const { by } = woke();
    return by === undefined ? 0 : by.kind === "time" ? RTC_WAKE : PIN_WAKE;
  }),
  freq: native("freq", 0, 1, (hz?: Value) => {
    if (hz !== undefined) throw newException(notImplementedErrorType);
    return currentClockHz();
  }),
  sleep,
  lightsleep: sleep,
  deepsleep: native("deepsleep", 0, 1, () => {
    const { untilUs, woken } = wakeBy(DEEPSLEEP);
    return deepSleep(untilUs, woken);
  }),
  // Which file runs after boot.py is settled when a run begins.
  main: native("main", 1, 1, (file: Value) => {
    if (typeof file !== "string") throw invalidArgument();
    return null;
  }),
  rng: native("rng", 0, 0, random),
  WDT: wdt(),
  IDLE,
  SLEEP,
  DEEPSLEEP,
  PWRON_RESET: RESET_CAUSES["power-on"],
  HARD_RESET: RESET_CAUSES.hard,
  WDT_RESET: RESET_CAUSES.watchdog,
  DEEPSLEEP_RESET: RESET_CAUSES["deep-sleep"],
  SOFT_RESET: RESET_CAUSES.soft,
  WLAN_WAKE,
  PIN_WAKE,
  RTC_WAKE,
});
