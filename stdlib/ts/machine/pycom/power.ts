/** Resets, sleep and what else `machine` of the Pycom modules has as functions (pycom-micropython-sigfox esp32/mods/modmachine.c). */

import { typeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../../../runtime-hal/core/objects.js";
import { rt } from "../../../../runtime-hal/core/state.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { lastReset, retained } from "../../../../runtime-hal/exec/restart.js";
import type { Wake } from "../../../../runtime-hal/hal/board.js";
import { currentClockHz } from "../clock-rate.js";
import { guard } from "../hal-error.js";
import { perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { deepSleep, lightSleep, powerFunctions, switchInterrupts } from "../power.js";
import { refused } from "../refusal.js";
import { pinOfNumber } from "./pin.js";
import { RESET_CAUSES } from "../wipy-reset-causes.js";

const BROWN_OUT_RESET = 5;
const PWRON_WAKE = 0;
const PIN_WAKE = 1;
const RTC_WAKE = 2;
const ULP_WAKE = 3;
const WAKEUP_ALL_LOW = 0;
const WAKEUP_ANY_HIGH = 1;
/** What the chip's sensor, in degrees Fahrenheit, has in a room. */
const TEMPERATURE = 116;
/** Random numbers are of 24 bits. */
const RANDOM_BYTES = 3;

/** The pins that wake the module, set anew by each program. */
const wakePins = perBoot(() => ({ pins: [] as readonly number[], high: false }));
const wakeState = perBoot((): { last: Wake | undefined } => ({ last: lastReset().wake }));
/** When the time of the sleep would have been over, by the board's clock; it is known after the sleep too. */
const plan = (): { untilUs: number } => retained("pycom-wake-time", () => ({ untilUs: 0 }));

const until = (ms: Value | undefined): number | undefined => {
  if (ms === undefined) {
    plan().untilUs = 0;
    return undefined;
  }
  return (plan().untilUs = useBoard().clock.peekUs() + intArgument(ms) * 1000);
};

/** A function that looks whether the pins wake the module now. */
function wakeWatch(): () => Wake | undefined {
  const { pins, high } = wakePins();
  if (pins.length === 0) return () => undefined;
  const board = useBoard();
  const levelOf = (id: number): number =>
    guard(() => board.claim("digital", id, { name: "pin_sleep_wakeup()" }).peek());
  return () => {
    const at = pins.filter((id) => levelOf(id) === (high ? 1 : 0));
    return (high ? at.length > 0 : at.length === pins.length) ? { kind: "pins", pins: at } : undefined;
  };
}

function pinSleepWakeup(args: readonly Value[], kw: Keywords): null {
  const [pins, mode] = parseArguments(args, kw, [
    { name: "pins", required: true },
    { name: "mode", required: true, convert: intArgument },
    { name: "enable_pull", default: false, convert: truth },
  ]);
  if (mode !== WAKEUP_ALL_LOW && mode !== WAKEUP_ANY_HIGH)
    throw valueError(`invalid wakeup mode ${mode as number}`);
  const lines = spread(pins).map((pin) => findPin(pin).line);
  const other = lines.find((line) => !line.can("rtc"));
  if (other !== undefined)
    throw refused(
      valueError("deepsleep wake up is not supported on the selected pin(s)"),
      "PIN468",
      `GPIO${other.id} is switched off in deep sleep`,
    );
  const set = wakePins();
  set.pins = lines.map(({ id }) => id);
  set.high = mode === WAKEUP_ANY_HIGH;
  return null;
}

function wakeReason(): PyTuple {
  const { last } = wakeState();
  if (last === undefined) return new PyTuple([PWRON_WAKE, null]);
  if (last.kind !== "pins") return new PyTuple([RTC_WAKE, null]);
  return new PyTuple([PIN_WAKE, new PyList(last.pins.map(pinOfNumber))]);
}

/** Milliseconds that were left when something else than the time woke the module. */
function remainingSleepTime(): number {
  const { last } = wakeState();
  if (last === undefined || last.kind === "time") return 0;
  return Math.max(0, Math.floor((plan().untilUs - startedUs()) / 1000));
}
const startedUs = perBoot((board) => board.clock.peekUs());

export const powerPycom: Part = () => {
  startedUs();
  return {
    ...powerFunctions([0x24, 0x0a, 0xc4, 0x00, 0x00, 0x01]),
    reset_cause: native("reset_cause", 0, 0, () => RESET_CAUSES[lastReset().kind]),
    wake_reason: native("wake_reason", 0, 0, wakeReason),
    remaining_sleep_time: native("remaining_sleep_time", 0, 0, remainingSleepTime),
    pin_sleep_wakeup: nativeKw("pin_sleep_wakeup", 0, Infinity, pinSleepWakeup),
    enable_irq: native("enable_irq", 0, 1, (before?: Value) => {
      switchInterrupts(before !== undefined && intArgument(before) !== 0);
      return null;
    }),
    freq: native("freq", 0, 0, currentClockHz),
    sleep: native("sleep", 0, 2, (ms?: Value) => {
      wakeState().last = lightSleep(until(ms), wakeWatch());
      return null;
    }),
    deepsleep: native("deepsleep", 0, 1, (ms?: Value) => deepSleep(until(ms), wakeWatch())),
    // Which file runs after boot.py is settled when a run begins.
    main: native("main", 1, 1, (file: Value) => {
      if (typeof file !== "string") throw typeError("expecting a string file name");
      return null;
    }),
    rng: native("rng", 0, 0, () => {
      const bytes = new Uint8Array(RANDOM_BYTES);
      rt.host.fillRandom(bytes);
      return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    }),
    temperature: native("temperature", 0, 0, () => TEMPERATURE),
    flash_encrypt: native("flash_encrypt", 0, 0, () => 0),
    secure_boot: native("secure_boot", 0, 0, () => 0),
    PWRON_RESET: RESET_CAUSES["power-on"],
    HARD_RESET: RESET_CAUSES.hard,
    WDT_RESET: RESET_CAUSES.watchdog,
    DEEPSLEEP_RESET: RESET_CAUSES["deep-sleep"],
    SOFT_RESET: RESET_CAUSES.soft,
    BROWN_OUT_RESET,
    PWRON_WAKE,
    PIN_WAKE,
    RTC_WAKE,
    ULP_WAKE,
    WAKEUP_ALL_LOW,
    WAKEUP_ANY_HIGH,
  };
};
