/** `machine.RTC` of the ESP32, ESP8266 and RP2 ports (machine_rtc.c of each): the time of day, and memory that outlives sleep. */

import { osError, typeError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { checkCount, native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import { defineType, typeName, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { lazyType, type Part } from "./part.js";
import { alarm0 } from "./rtc-alarm.js";
import { memoryMethod } from "./rtc-memory.js";

const ESP32_MEMORY = 2048;
const ESP8266_MEMORY = 492;
const NS_PER_US = 1000n;
const EPERM = 1;

class PyRtc extends PyObject {}

const clock = new PyRtc();

/** The eight numbers of a date and time that a program gives. */
export function eight(v: Value): number[] {
  if (!(v instanceof PyTuple || v instanceof PyList)) {
    throw typeError(`object '${typeName(v)}' isn't a tuple or list`);
  }
  if (v.items.length !== 8) throw valueError(`requested length 8 but object has length ${v.items.length}`);
  return v.items.map((item) => intArgument(item));
}

/** Sets the time of day: year, month and day are the first of the fields, hours, minutes and seconds stand from `hourAt` on. OSError EPERM: it cannot be set. */
export function setClock(fields: readonly number[], hourAt: number, microseconds: number): void {
  const [year, month, day] = fields as [number, number, number];
  const [hour, minute, second] = fields.slice(hourAt) as [number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const ns = BigInt(date.getTime()) * 1_000_000n + BigInt(microseconds) * NS_PER_US;
  const source = timeSource();
  if (source.setEpochNs === undefined) throw osError(EPERM);
  source.setEpochNs(ns);
}

/** Year, month, day, weekday (Monday is 0), hours, minutes, seconds, and the part of a second in units of `unitUs` (0: none). */
export function dateTime(unitUs: number): PyTuple {
  useBoard();
  const us = timeSource().epochNs() / NS_PER_US;
  const date = new Date(Number(us / 1000n));
  const part = unitUs === 0 ? 0 : Math.floor(Number(us % 1_000_000n) / unitUs);
  return new PyTuple([
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    (date.getUTCDay() + 6) % 7,
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    part,
  ]);
}

const dateTimeMethod = (unitUs: number): Value =>
  native("datetime", 1, 2, (_self: PyRtc, fields?: Value) => {
    if (fields === undefined) return dateTime(unitUs);
    const numbers = eight(fields);
    setClock(numbers, 4, unitUs === 0 ? 0 : (numbers[7] as number) * unitUs);
    return null;
  });

const make = (methods: () => Record<string, Value>, attrs: Record<string, Value> = {}): (() => PyType) =>
  lazyType(() =>
    defineType({
      name: "RTC",
      js: PyRtc,
      make: (_type, args, kw) => {
        checkCount(args, kw, 0, 0);
        useBoard();
        return clock;
      },
      methods: methods(),
      attrs,
    }),
  );

const esp32 = make(() => ({
  init: native("init", 2, 2, (_self: PyRtc, fields: Value) => {
    const numbers = eight(fields);
    setClock(numbers, 3, numbers[7] as number);
    return null;
  }),
  datetime: dateTimeMethod(1),
  memory: memoryMethod(ESP32_MEMORY),
}));

function checkAlarm(id: Value): void {
  if (intArgument(id) !== 0) throw valueError("invalid alarm");
}

const esp8266 = make(
  () => ({
    datetime: dateTimeMethod(1000),
    memory: memoryMethod(ESP8266_MEMORY),
    alarm: native("alarm", 3, 3, (_self: PyRtc, id: Value, ms: Value) => {
      checkAlarm(id);
      alarm0().set(intArgument(ms));
      return null;
    }),
    alarm_left: native("alarm_left", 1, 2, (_self: PyRtc, id: Value = 0) => {
      checkAlarm(id);
      return Math.floor(alarm0().leftUs() / 1000);
    }),
    irq: nativeKw("irq", 1, Infinity, (args, kw) => {
      const [trigger, wake] = parseArguments(args.slice(1), kw, [
        { name: "trigger", keywordOnly: true, default: 0, convert: intArgument },
        { name: "wake", keywordOnly: true, default: 0, convert: intArgument },
      ]);
      checkAlarm(trigger);
      alarm0().wake = wake;
      return null;
    }),
  }),
  { ALARM0: 0 },
);

const rp2 = make(() => ({ datetime: dateTimeMethod(0) }));

export const rtcEsp32: Part = () => ({ RTC: esp32() });
export const rtcEsp8266: Part = () => ({ RTC: esp8266() });
export const rtcRp2: Part = () => ({ RTC: rp2() });
