/** Resets, sleep and clock rate of the ESP32 port (MicroPython ports/esp32/modmachine.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw } from "../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { lastReset, type ResetKind } from "../../../runtime-hal/exec/restart.js";
import { NEVER_WOKEN, type Wake } from "../../../runtime-hal/hal/board.js";
import { currentClockHz, possibleClockRates, setClockHz } from "./clock-rate.js";
import { guard } from "./hal-error.js";
import { perBoot, type Part } from "./part.js";
import { deepSleep, lightSleep, powerFunctions } from "./power.js";
import { wakeSources } from "./wake-sources.js";
import { refused } from "./refusal.js";

const RESET_CAUSES: Readonly<Record<ResetKind, number>> = {
  "power-on": 1,
  hard: 2,
  watchdog: 3,
  "deep-sleep": 4,
  soft: 5,
};
const LIGHT_SLEEP = 2;
const DEEP_SLEEP = 4;
const EXT0_WAKE = 2;
const EXT1_WAKE = 3;
const TIMER_WAKE = 4;
const TOUCHPAD_WAKE = 5;
const ULP_WAKE = 6;
const GPIO_WAKE = 7;
const WAKE_NUMBERS: Readonly<Record<Wake["kind"], number>> = {
  time: TIMER_WAKE,
  pin: EXT0_WAKE,
  pins: EXT1_WAKE,
  touch: TOUCHPAD_WAKE,
  other: GPIO_WAKE,
};

/** What ended the last sleep, of either kind. */
const wakeState = perBoot((): { last: Wake | undefined } => ({ last: lastReset().wake }));

function freq(hz?: Value): Value {
  if (hz === undefined) return currentClockHz();
  const wanted = Math.trunc(intArgument(hz) / 1e6);
  const rates = possibleClockRates().map((rate) => rate / 1e6);
  if (!rates.includes(wanted)) {
    // One of the names in the firmware's message is spelled otherwise.
    const names = rates.map((rate) => (rate === 80 ? "80Mhz" : `${rate}MHz`));
    if (rates.length === 0) throw valueError("the clock of this board cannot be set");
    const error = valueError(`frequency must be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`);
    throw refused(error, "PIN446", `the clock is set in hertz, as in freq(${rates.at(-1)! * 1e6})`);
  }
  setClockHz(wanted * 1e6);
  return null;
}

/** A function that looks whether one of the pins that were set up for it wakes the chip now. */
function wakeWatch(kind: number): () => Wake | undefined {
  const board = useBoard();
  const { ext0, ext1, gpio } = wakeSources();
  const pin0 = ext0 !== undefined && (ext0.kinds & kind) !== 0 ? ext0 : undefined;
  if (pin0 === undefined && (ext1?.pins.length ?? 0) === 0 && gpio === undefined) return NEVER_WOKEN;
  const level = (pin: number): number => guard(() => board.claim("digital", pin, { name: "wake" }).peek());
  return () => {
    if (pin0 !== undefined && level(pin0.pin) === pin0.level) return { kind: "pin", pins: [pin0.pin] };
    if (ext1 !== undefined && ext1.pins.length > 0) {
      const at = ext1.pins.filter((pin) => level(pin) === ext1.level);
      if (ext1.level === 1 ? at.length > 0 : at.length === ext1.pins.length)
        return { kind: "pins", pins: at };
    }
    if (gpio !== undefined) {
      const at = gpio.pins.filter((pin) => level(pin) === gpio.level);
      if (at.length > 0) return { kind: "other", pins: at };
    }
    return undefined;
  };
}

function untilUs(ms: Value | undefined): number | undefined {
  return ms === undefined ? undefined : useBoard().clock.peekUs() + intArgument(ms) * 1000;
}

function light(ms?: Value): null {
  const end = untilUs(ms);
  wakeState().last = lightSleep(end, wakeWatch(LIGHT_SLEEP));
  return null;
}

function deep(ms?: Value): never {
  const end = untilUs(ms);
  // The pins are watched by a part of the chip that stays on; their pulls do too.
  deepSleep(end, wakeWatch(DEEP_SLEEP));
}

export const powerEsp32: Part = () => ({
  ...powerFunctions([0x24, 0x0a, 0xc4, 0x00, 0x00, 0x01]),
  reset_cause: native("reset_cause", 0, 0, () => RESET_CAUSES[lastReset().kind]),
  wake_reason: nativeKw("wake_reason", 0, Infinity, () => {
    const { last } = wakeState();
    return last === undefined ? 0 : WAKE_NUMBERS[last.kind];
  }),
  wake_pins: native("wake_pins", 0, 0, () => {
    const { last } = wakeState();
    return new PyTuple(last?.kind === "pins" || last?.kind === "other" ? [...last.pins] : []);
  }),
  freq: native("freq", 0, 1, freq),
  lightsleep: native("lightsleep", 0, 1, light),
  sleep: native("sleep", 0, 1, light),
  deepsleep: native("deepsleep", 0, 1, deep),
  SLEEP: LIGHT_SLEEP,
  DEEPSLEEP: DEEP_SLEEP,
  PWRON_RESET: RESET_CAUSES["power-on"],
  HARD_RESET: RESET_CAUSES.hard,
  WDT_RESET: RESET_CAUSES.watchdog,
  DEEPSLEEP_RESET: RESET_CAUSES["deep-sleep"],
  SOFT_RESET: RESET_CAUSES.soft,
  EXT0_WAKE,
  PIN_WAKE: EXT0_WAKE,
  EXT1_WAKE,
  TIMER_WAKE,
  TOUCHPAD_WAKE,
  ULP_WAKE,
});
