/** `machine.RTC` of the WiPy 1 (MicroPython ports/cc3200/mods/pybrtc.c): the time of day and one alarm. */

import { osError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { setArmed } from "../../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { timeSource } from "../../../../runtime-hal/exec/time.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { irqArguments, newIrq, type PyWipyIrq, type WipySource } from "./irq.js";
import { wipyWake } from "./wake.js";
import { invalidArgument } from "../wipy-arguments.js";

const ALARM0 = 1;
const ENODEV = 19;
const FIRST_DAY_NS = BigInt(Date.UTC(2015, 0, 1)) * 1_000_000n;

/** Nanoseconds since 1970 of (year, month, day[, hours[, minutes[, seconds[, microseconds[, time zone]]]]]). */
function timeOf(v: Value): bigint {
  const items = v instanceof PyTuple || v instanceof PyList ? v.items : [];
  if (items.length < 3 || items.length > 8) throw invalidArgument();
  const [year, month, day, hours, minutes, seconds, microseconds] = items
    .slice(0, 7)
    .map((item) => intArgument(item)) as [number, number, number, number?, number?, number?, number?];
  const ms = Date.UTC(year, month - 1, day, hours ?? 0, minutes ?? 0, seconds ?? 0);
  return BigInt(ms) * 1_000_000n + BigInt(microseconds ?? 0) * 1000n;
}

class PyWipyRtc extends PyObject implements WipySource {
  flags = 0;
  private irq: PyWipyIrq | undefined;
  private alarm: Alarm | undefined;
  private dueUs: number | undefined;
  private everyUs = 0;
  private enabled = false;

  setClock(fields: Value): void {
    timeSource().setEpochNs?.(fields === null ? FIRST_DAY_NS : timeOf(fields));
  }

  setAlarm(time: Value, repeat: boolean): void {
    const { clock } = useBoard();
    let us: number;
    if (time instanceof PyTuple) {
      if (repeat) throw invalidArgument();
      us = Number((timeOf(time) - timeSource().epochNs()) / 1000n);
    } else {
      us = intArgument(time) * 1000;
    }
    this.alarm ??= clock.alarm(() => this.expire());
    this.everyUs = repeat ? us : 0;
    this.dueUs = clock.nowUs() + us;
    this.alarm.at(this.dueUs);
    setArmed(this, this.enabled);
  }

  cancel(): void {
    this.alarm?.cancel();
    this.dueUs = undefined;
    setArmed(this, false);
  }

  leftUs(): number | undefined {
    return this.dueUs === undefined ? undefined : Math.max(0, this.dueUs - useBoard().clock.peekUs());
  }

  private expire(): void {
    this.flags = ALARM0;
    if (this.everyUs > 0) {
      this.dueUs = (this.dueUs as number) + this.everyUs;
      this.alarm?.at(this.dueUs);
    } else {
      this.dueUs = undefined;
      setArmed(this, false);
    }
    if (this.enabled) this.irq?.fire();
  }

  setUp(args: readonly Value[], kw: Keywords): Value {
    const { trigger, handler, wake } = irqArguments(args, kw);
    if (intArgument(trigger) !== ALARM0) throw invalidArgument();
    wipyWake().alarm = { kinds: wake, leftUs: () => this.leftUs() };
    this.irq = newIrq(this, this, handler);
    this.enable();
    return this.irq;
  }

  enable(): void {
    this.enabled = true;
    setArmed(this, this.dueUs !== undefined);
  }

  disable(): void {
    this.enabled = false;
    setArmed(this, false);
  }
}

const rtc = perBoot(() => new PyWipyRtc());

function checkId(id: Value | undefined): void {
  if (id !== undefined && intArgument(id) !== 0) throw osError(ENODEV);
}

const type = lazyType((): PyType => {
  const cancel = native("alarm_cancel", 1, 2, (self: PyWipyRtc, id?: Value) => {
    checkId(id);
    self.cancel();
    return null;
  });
  return defineType({
    name: "RTC",
    js: PyWipyRtc,
    make: (_type, args, kw) => {
      const [id, fields] = parseArguments(args, kw, [{ name: "id", default: 0 }, { name: "datetime" }]);
      checkId(id);
      useBoard();
      rtc().setClock(fields);
      return rtc();
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw: Keywords) => {
        const [fields] = parseArguments(args.slice(1), kw, [{ name: "datetime" }]);
        (args[0] as PyWipyRtc).setClock(fields);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyWipyRtc) => {
        self.setClock(null);
        return null;
      }),
      now: native("now", 1, 1, () => {
        const ms = Number(timeSource().epochNs() / 1_000_000n);
        const date = new Date(ms);
        return new PyTuple([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
          date.getUTCHours(),
          date.getUTCMinutes(),
          date.getUTCSeconds(),
          (ms % 1000) * 1000,
          null,
        ]);
      }),
      alarm: nativeKw("alarm", 1, Infinity, (args, kw: Keywords) => {
        const [id, time, repeat] = parseArguments(args.slice(1), kw, [
          { name: "id", default: 0 },
          { name: "time" },
          { name: "repeat", keywordOnly: true, default: false, convert: truth },
        ]);
        checkId(id);
        (args[0] as PyWipyRtc).setAlarm(time, repeat);
        return null;
      }),
      alarm_left: native("alarm_left", 1, 2, (self: PyWipyRtc, id?: Value) => {
        checkId(id);
        useBoard().clock.nowUs();
        return Math.floor((self.leftUs() ?? 0) / 1000);
      }),
      alarm_cancel: cancel,
      // The documentation calls it so.
      cancel,
      irq: nativeKw("irq", 1, Infinity, (args, kw) => (args[0] as PyWipyRtc).setUp(args.slice(1), kw)),
    },
    attrs: { ALARM0 },
  });
});

export const rtcWipy: Part = () => ({ RTC: type() });
