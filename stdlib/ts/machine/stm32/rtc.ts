/** `pyb.RTC`, which is `machine.RTC` too (MicroPython ports/stm32/rtc.c): the time of day, and a counter that wakes the chip. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { setArmed } from "../../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { lastReset, retained } from "../../../../runtime-hal/exec/restart.js";
import { runHard } from "../../../../runtime-hal/exec/scheduler.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { dateTime, eight, setClock } from "../rtc.js";

/** A second has so many ticks; what is left of it is counted down. */
const TICKS = 256;
const US_PER_TICK = 1e6 / TICKS;
/** Rate of the crystal, Hz, and what the wake-up counter counts by `wucksel`. */
const CRYSTAL_HZ = 32_768;
const COUNTER_HZ = [CRYSTAL_HZ / 16, CRYSTAL_HZ / 8, CRYSTAL_HZ / 4, CRYSTAL_HZ / 2, 1, 1, 1, 1];
const MOST_COUNTS = 0x10000;
/** With this bit `wucksel` means that 65536 are added to the counter. */
const FAR = 2;
/** Line of the interrupt controller, which the handler is given. */
const WAKE_LINE = 22;
const LEAST_CALIBRATION = -511;
const MOST_CALIBRATION = 512;
/** What `info` says: the crystal's start took 300 ms after the power came on. */
const STARTED = 0x10000 | 300;

class PyRtc extends PyObject {
  private alarm: Alarm | undefined;
  private periodUs = 0;
  private callback: Value = null;
  /** When the counter ends next; undefined: it does not count. */
  dueUs: number | undefined;

  /** Counts again and again until it is told otherwise. */
  wakeEach(periodUs: number | undefined, callback: Value): void {
    this.callback = callback;
    this.alarm?.cancel();
    this.dueUs = undefined;
    setArmed(this, periodUs !== undefined && callback !== null);
    if (periodUs === undefined) return;
    const { clock } = useBoard();
    this.periodUs = periodUs;
    this.alarm ??= clock.alarm(() => this.expire());
    this.dueUs = clock.nowUs() + periodUs;
    this.alarm.at(this.dueUs);
  }

  private expire(): void {
    this.dueUs = (this.dueUs as number) + this.periodUs;
    (this.alarm as Alarm).at(this.dueUs);
    if (this.callback !== null && !runHard(this.callback, WAKE_LINE)) this.callback = null;
  }
}

const rtc = perBoot(() => new PyRtc());

/** When the clock ends `pyb.stop()` and `pyb.standby()`; undefined: it does not. */
export const nextWakeUs = (): number | undefined => rtc().dueUs;

/** The period of a counter of `counts` at the rate of `wucksel`, µs. */
function countedUs(wucksel: number, counts: number): number {
  const far = wucksel >= 4 && (wucksel & FAR) !== 0;
  return ((counts + (far ? MOST_COUNTS : 0)) / (COUNTER_HZ[wucksel & 7] as number)) * 1e6;
}

/** The period that the counter has for so many milliseconds: the finest rate at which they fit. */
function periodOf(ms: number): number {
  for (const [wucksel, hz] of [...COUNTER_HZ.slice(0, 4).entries()].reverse()) {
    if (ms <= 2000 * (CRYSTAL_HZ / hz)) return countedUs(wucksel, Math.max(1, Math.floor((hz * ms) / 1000)));
  }
  const seconds = Math.floor(ms / 1000);
  if (seconds > 2 * MOST_COUNTS) throw valueError("wakeup value too large");
  return countedUs(4, seconds);
}

/** `wakeup(None)`, `wakeup(ms, callback=None)`, `wakeup(wucksel, wut, callback)`. */
function wakeup(self: PyRtc, first: Value, second?: Value, third?: Value): null {
  if (third !== undefined) self.wakeEach(countedUs(intArgument(first) & 7, intArgument(second) + 1), third);
  else self.wakeEach(first === null ? undefined : periodOf(intArgument(first)), second ?? null);
  return null;
}

const calibrated = () => retained("rtc-calibration", () => ({ value: 0 }));

function calibration(_self: PyRtc, value?: Value): Value {
  if (value === undefined) return calibrated().value;
  const steps = intArgument(value);
  if (steps < LEAST_CALIBRATION || steps > MOST_CALIBRATION)
    throw valueError("calibration value out of range");
  calibrated().value = steps;
  return null;
}

/** Year, month, day, weekday (Monday is 1), hours, minutes, seconds, and what is left of the second in ticks. */
function get(): PyTuple {
  const now = [...dateTime(US_PER_TICK).items] as number[];
  return new PyTuple([
    ...now.slice(0, 3),
    now[3]! + 1,
    ...now.slice(4, 7),
    TICKS - 1 - Math.min(TICKS - 1, now[7]!),
  ]);
}

export const rtcStm32Type = lazyType((): PyType =>
  defineType({
    name: "RTC",
    js: PyRtc,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 0);
      useBoard();
      return rtc();
    },
    methods: {
      init: native("init", 1, 1, () => {
        setClock([2015, 1, 1, 0, 0, 0], 3, 0);
        return null;
      }),
      info: native("info", 1, 1, () => (lastReset().kind === "power-on" ? STARTED : 0)),
      datetime: native("datetime", 1, 2, (_self: PyRtc, fields?: Value) => {
        if (fields === undefined) return get();
        setClock(eight(fields), 4, 0);
        return null;
      }),
      wakeup: native("wakeup", 2, 4, wakeup),
      calibration: native("calibration", 1, 2, calibration),
    },
  }),
);

export const rtcStm32: Part = () => ({ RTC: rtcStm32Type() });
