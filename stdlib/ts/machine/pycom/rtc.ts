/** `machine.RTC` of the Pycom modules (pycom-micropython-sigfox esp32/mods/machrtc.c): the time of day as a tuple of eight, and a little memory. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { timeSource } from "../../../../runtime-hal/exec/time.js";
import { lazyType, type Part } from "../part.js";
import { memoryMethod } from "../rtc-memory.js";
import { invalidArgument } from "../wipy-arguments.js";
import { notAvailable } from "./arguments.js";

const MEMORY_BYTES = 2048;
const LEAST_PERIOD_S = 15;

class PyPycomRtc extends PyObject {}

const clock = new PyPycomRtc();

/** Year, month and day, and as much more as there is: hours, minutes, seconds, microseconds, zone. */
function setClock(value: Value): void {
  const items = spread(value);
  if (items.length < 3 || items.length > 8) throw invalidArgument();
  const [year, month, day, hour = 0, minute = 0, second = 0, us = 0] = items.slice(0, 7).map(intArgument) as [
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  timeSource().setEpochNs?.(BigInt(date.getTime()) * 1_000_000n + BigInt(us) * 1000n);
}

function now(): PyTuple {
  useBoard();
  const us = timeSource().epochNs() / 1000n;
  const date = new Date(Number(us / 1000n));
  return new PyTuple([
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    Number(us % 1_000_000n),
    null,
  ]);
}

const ARGUMENTS: readonly ArgumentSpec[] = [{ name: "datetime" }, { name: "source" }];
const SYNC_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "server", required: true },
  { name: "update_period", default: 3600, convert: intArgument },
  { name: "backup_server" },
];

const type = lazyType((): PyType =>
  defineType({
    name: "RTC",
    js: PyPycomRtc,
    make: (_type, args, kw) => {
      const [id, datetime] = parseArguments(args, kw, [
        { name: "id", default: 0, convert: intArgument },
        ...ARGUMENTS,
      ]);
      if (id !== 0) throw notAvailable();
      useBoard();
      if (datetime !== null) setClock(datetime);
      return clock;
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        const [datetime] = parseArguments(args.slice(1), kw, ARGUMENTS);
        if (datetime !== null) setClock(datetime);
        return null;
      }),
      now: native("now", 1, 1, now),
      // A simulated network has no time server: the clock is never set by one.
      ntp_sync: nativeKw("ntp_sync", 1, Infinity, (args, kw) => {
        const [, period] = parseArguments(args.slice(1), kw, SYNC_ARGUMENTS);
        if ((period as number) < LEAST_PERIOD_S)
          throw valueError("update period cannot be shorter than 15 s");
        return null;
      }),
      synced: native("synced", 1, 1, () => false),
      memory: memoryMethod(MEMORY_BYTES),
    },
    attrs: { INTERNAL_RC: 0, XTAL_32KHZ: 1 },
  }),
);

export const rtcPycom: Part = () => ({ RTC: type() });
