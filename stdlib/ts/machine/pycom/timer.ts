/**
 * `machine.Timer` of the Pycom modules: a name for `Timer.Chrono`, a stop-watch, and `Timer.Alarm`, a call after a time
 * (pycom-micropython-sigfox esp32/mods/machtimer.c, machtimer_chrono.c, machtimer_alarm.c).
 */

import { PyStaticMethod } from "../../../../runtime-hal/core/descriptors.js";
import { memoryErrorType, newException, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../../runtime-hal/core/float.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { checkCount, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyFloat } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { setArmed } from "../../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { schedule } from "../../../../runtime-hal/exec/scheduler.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import { lazyType, perBoot, type Part } from "../part.js";

/** Alarms that can wait at the same time. */
const MOST_ALARMS = 16;

class PyChrono extends PyObject {
  private startedUs: number | undefined;
  private sumUs = 0;

  start(): void {
    this.startedUs ??= useBoard().clock.nowUs();
  }

  stop(): void {
    this.sumUs = this.elapsedUs();
    this.startedUs = undefined;
  }

  reset(): void {
    this.sumUs = 0;
    if (this.startedUs !== undefined) this.startedUs = useBoard().clock.nowUs();
  }

  elapsedUs(): number {
    const now = useBoard().clock.nowUs();
    return this.startedUs === undefined ? this.sumUs : this.sumUs + now - this.startedUs;
  }
}

const waiting = perBoot(() => new Set<PyAlarm>());

class PyAlarm extends PyObject {
  private handler: Value = null;
  private argument: Value = null;
  private dueUs = 0;
  private readonly alarm: Alarm;

  constructor(
    private readonly intervalUs: number,
    private readonly periodic: boolean,
  ) {
    super();
    this.alarm = useBoard().clock.alarm(() => this.expire());
  }

  /** Begins to wait, anew if it does already; no handler: it does not. */
  set(handler: Value, argument: Value): void {
    this.cancel();
    this.handler = handler;
    this.argument = argument === null ? this : argument;
    if (waiting().size >= MOST_ALARMS)
      throw newException(memoryErrorType, `maximum number of ${MOST_ALARMS} alarms already reached`);
    if (handler === null) return;
    waiting().add(this);
    setArmed(this, true);
    this.dueUs = useBoard().clock.nowUs() + this.intervalUs;
    this.alarm.at(this.dueUs);
  }

  cancel(): void {
    this.alarm.cancel();
    waiting().delete(this);
    setArmed(this, false);
  }

  private expire(): void {
    if (this.periodic) {
      this.dueUs += this.intervalUs;
      this.alarm.at(this.dueUs);
    } else {
      waiting().delete(this);
      setArmed(this, false);
    }
    schedule(this.handler, this.argument);
  }
}

const ALARM_ARGUMENTS = [
  { name: "handler", required: true },
  { name: "s" },
  { name: "ms", keywordOnly: true, default: 0, convert: intArgument },
  { name: "us", keywordOnly: true, default: 0, convert: intArgument },
  { name: "arg", keywordOnly: true },
  { name: "periodic", keywordOnly: true, default: false, convert: truth },
];

function makeAlarm(args: readonly Value[], kw: Keywords): PyAlarm {
  const [handler, seconds, ms, us, argument, periodic] = parseArguments(args, kw, ALARM_ARGUMENTS);
  const s = seconds === null ? 0 : toFloat(seconds);
  const given = [s, ms as number, us as number].filter((value) => value !== 0);
  if (given.length !== 1) throw valueError("please provide a single duration");
  if (s < 0 || (ms as number) < 0 || (us as number) < 0) throw valueError("please provide a positive number");
  const alarm = new PyAlarm(s * 1e6 + (ms as number) * 1000 + (us as number), periodic as boolean);
  alarm.set(handler, argument);
  return alarm;
}

const alarmType = lazyType((): PyType =>
  defineType({
    name: "Alarm",
    js: PyAlarm,
    make: (_type, args, kw) => makeAlarm(args, kw),
    methods: {
      callback: nativeKw("callback", 1, Infinity, (args, kw) => {
        const [handler, argument] = parseArguments(args.slice(1), kw, [
          { name: "handler", required: true },
          { name: "arg", keywordOnly: true },
        ]);
        (args[0] as PyAlarm).set(handler, argument);
        return null;
      }),
      cancel: native("cancel", 1, 1, (self: PyAlarm) => {
        self.cancel();
        return null;
      }),
    },
  }),
);

const reading = (name: string, unitUs: number): Value =>
  native(name, 1, 1, (self: PyChrono) => new PyFloat(self.elapsedUs() / unitUs));

const action = (name: "start" | "stop" | "reset"): Value =>
  native(name, 1, 1, (self: PyChrono) => {
    self[name]();
    return null;
  });

const chronoType = lazyType((): PyType =>
  defineType({
    name: "Chrono",
    js: PyChrono,
    make: (_type, args, kw) => {
      checkCount(args, kw, 0, 0);
      return new PyChrono();
    },
    methods: {
      read: reading("read", 1e6),
      read_ms: reading("read_ms", 1000),
      read_us: reading("read_us", 1),
      start: action("start"),
      stop: action("stop"),
      reset: action("reset"),
    },
  }),
);

class PyTimerNames extends PyObject {}

const timerType = lazyType((): PyType =>
  defineType({
    name: "Timer",
    js: PyTimerNames,
    attrs: {
      Alarm: alarmType(),
      Chrono: chronoType(),
      sleep_us: new PyStaticMethod(
        native("sleep_us", 1, 1, (us: Value) => {
          useBoard().clock.sleepUs(Math.max(0, intArgument(us)));
          return null;
        }),
      ),
    },
  }),
);

export const timerPycom: Part = () => ({ Timer: timerType() });
