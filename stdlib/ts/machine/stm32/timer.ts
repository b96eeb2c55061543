/** `pyb.Timer` and its channels (MicroPython ports/stm32/timer.c): a counter with a prescaler, callbacks and PWM. */

import { typeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { toFloat } from "../../../../runtime-hal/core/float.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyFloat } from "../../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { setArmed } from "../../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { runHard } from "../../../../runtime-hal/exec/scheduler.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import type { PwmOutput } from "../../../../runtime-hal/hal/pwm.js";
import { currentClockHz } from "../clock-rate.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot } from "../part.js";
import { findPin, PyPin } from "../pin-object.js";
import { useAlternate } from "./pin.js";
import { refused } from "../refusal.js";

const UP = 0;
const DOWN = 0x10;
const CENTER = 0x20;
const MODE_NAMES: Readonly<Record<number, string>> = { [UP]: "UP", [DOWN]: "DOWN", [CENTER]: "CENTER" };

const PWM_INVERTED = 1;
const CHANNEL_MODES = [
  "PWM",
  "PWM_INVERTED",
  "OC_TIMING",
  "OC_ACTIVE",
  "OC_INACTIVE",
  "OC_TOGGLE",
  "OC_FORCED_ACTIVE",
  "OC_FORCED_INACTIVE",
  "IC",
  "ENC_A",
  "ENC_B",
  "ENC_AB",
] as const;
const OC_TIMING = 2;
const CHANNELS = 4;
/** Timers on the faster of the two buses, and those that count with 32 bits. */
const FAST = [1, 8, 9, 10, 11];
const WIDE = [2, 5];
const MOST_16 = 0xffff;
const MOST_32 = 0x3fffffff;

export class PyPybTimer extends PyObject {
  prescaler = 0;
  period = 0;
  mode = UP;
  div = 1;
  active = false;
  callback: Value = null;
  readonly channels: PyPybChannel[] = [];
  private alarm: Alarm | undefined;
  private originUs = 0;
  private dueUs = 0;

  constructor(readonly id: number) {
    super();
  }

  /** The timers run at the processor's rate, or half of it. */
  get sourceHz(): number {
    return FAST.includes(this.id) ? currentClockHz() : currentClockHz() / 2;
  }

  get most(): number {
    return WIDE.includes(this.id) ? MOST_32 : MOST_16;
  }

  get periodUs(): number {
    const ticks = (this.prescaler + 1) * (this.period + 1) * (this.mode === CENTER ? 2 : 1);
    return (ticks / this.sourceHz) * 1e6;
  }

  setUp(args: readonly Value[], kw: Keywords): void {
    const [freq, prescaler, period, ticks, mode, div, callback] = parseArguments(args, kw, [
      { name: "freq" },
      { name: "prescaler", keywordOnly: true, default: -1, convert: intArgument },
      { name: "period", keywordOnly: true, default: -1, convert: intArgument },
      { name: "tick_hz", keywordOnly: true, default: 1000, convert: intArgument },
      { name: "mode", keywordOnly: true, default: UP, convert: intArgument },
      { name: "div", keywordOnly: true, default: 1, convert: intArgument },
      { name: "callback", keywordOnly: true },
      { name: "deadtime", keywordOnly: true, default: 0, convert: intArgument },
    ]);
    if (MODE_NAMES[mode] === undefined) throw valueError(`invalid mode (${mode})`);
    if (freq !== null) this.setFrequency(freq);
    else if (prescaler !== -1 && period !== -1) [this.prescaler, this.period] = [prescaler, period];
    else if (period !== -1) this.setPeriod(period, ticks);
    else throw typeError("must specify either freq, period, or prescaler and period");
    this.mode = mode;
    this.div = div;
    this.active = true;
    this.restart();
    this.setCallback(callback);
  }

  /** The smallest prescaler with which the period fits: by exact fives and threes first, then by halving. */
  setFrequency(freq: Value): void {
    const hz = toFloat(freq);
    if (hz <= 0) throw valueError("must have positive freq");
    let prescaler = 1;
    let period = Math.max(1, Math.floor(this.sourceHz / hz));
    while (period > this.most) {
      if (period % 5 === 0) [prescaler, period] = [prescaler * 5, period / 5];
      else if (period % 3 === 0) [prescaler, period] = [prescaler * 3, period / 3];
      else [prescaler, period] = [prescaler * 2, Math.floor(period / 2)];
      if (prescaler > MOST_16 + 1) throw valueError("freq too small");
    }
    this.prescaler = prescaler - 1;
    this.period = period - 1;
  }

  private setPeriod(period: number, ticksHz: number): void {
    if (ticksHz <= 0) throw valueError("must have positive freq");
    let ticks = Math.floor((period * this.sourceHz) / ticksHz);
    let prescaler = 1;
    while (ticks > this.most) {
      if (prescaler > MOST_16 / 2) throw valueError("period too large");
      [prescaler, ticks] = [prescaler * 2, Math.floor(ticks / 2)];
    }
    this.prescaler = prescaler - 1;
    this.period = Math.max(0, ticks - 1);
  }

  /** Counts anew from 0, with new registers. */
  restart(): void {
    this.originUs = useBoard().clock.nowUs();
    for (const channel of this.channels) channel.apply();
    if (this.callback !== null) this.arm();
  }

  setCallback(callback: Value): void {
    if (callback !== null && typeof callback !== "function" && callback?.call$ === undefined) {
      throw valueError("callback must be None or a callable object");
    }
    this.callback = callback;
    setArmed(this, callback !== null && this.active);
    if (callback === null) this.alarm?.cancel();
    else this.arm();
  }

  private arm(): void {
    if (!this.active) return;
    const { clock } = useBoard();
    this.alarm ??= clock.alarm(() => {
      this.dueUs += this.periodUs;
      this.alarm?.at(this.dueUs);
      // A handler that fails is taken away.
      if (this.callback !== null && !runHard(this.callback, this)) this.setCallback(null);
    });
    this.dueUs = this.originUs + this.periodUs;
    this.alarm.at(this.dueUs);
  }

  counter(): number {
    if (!this.active) return 0;
    const ticks = Math.floor(((useBoard().clock.nowUs() - this.originUs) / 1e6) * this.sourceHz);
    return Math.floor(ticks / (this.prescaler + 1)) % (this.period + 1);
  }

  setCounter(value: number): void {
    const us = ((value * (this.prescaler + 1)) / this.sourceHz) * 1e6;
    this.originUs = useBoard().clock.nowUs() - us;
    if (this.callback !== null) this.arm();
  }

  frequency(): number {
    return this.sourceHz / ((this.prescaler + 1) * (this.period + 1));
  }

  deinit(): void {
    this.setCallback(null);
    for (const channel of this.channels.splice(0)) channel.stop();
    this.active = false;
  }

  describe(): string {
    if (!this.active) return `Timer(${this.id})`;
    const hz = Math.floor(this.frequency());
    return `Timer(${this.id}, freq=${hz}, prescaler=${this.prescaler}, period=${this.period}, mode=${MODE_NAMES[this.mode] as string}, div=${this.div})`;
  }
}

class PyPybChannel extends PyObject {
  compare = 0;
  private output: PwmOutput | undefined;

  constructor(
    readonly timer: PyPybTimer,
    readonly number: number,
    readonly mode: number,
    private readonly pin: number | undefined,
  ) {
    super();
  }

  /** Puts the signal out as the timer's registers and the own one say. */
  apply(): void {
    if (this.pin === undefined || this.mode > PWM_INVERTED) return;
    const { timer, pin } = this;
    this.output ??= guard(() => useBoard().claim("pwm", pin, { name: `Timer(${timer.id})` }));
    this.output.setInverted(this.mode === PWM_INVERTED);
    const { periodUs } = timer;
    this.output.setFrequency(1e6 / periodUs);
    this.output.setHighNs((this.compare / (timer.period + 1)) * periodUs * 1000);
  }

  setCompare(value: number): void {
    this.compare = value;
    this.apply();
  }

  stop(): void {
    this.output?.close();
    this.output = undefined;
  }
}

/** Counts of a share of the period. */
function countsOf(timer: PyPybTimer, percent: Value): number {
  const share = Math.min(100, Math.max(0, toFloat(percent)));
  return Math.floor((share * (timer.period + 1)) / 100);
}

function channel(timer: PyPybTimer, number: number, args: readonly Value[], kw: Keywords): Value {
  if (number < 1 || number > CHANNELS) throw valueError(`invalid channel (${number})`);
  const before = timer.channels.findIndex((c) => c.number === number);
  if (args.length === 0 && (kw === null || kw.size === 0)) return timer.channels[before] ?? null;
  const [mode, , pinValue, width, percent, us, ns, compare] = parseArguments(args, kw, [
    { name: "mode", required: true, convert: intArgument },
    { name: "callback", keywordOnly: true },
    { name: "pin", keywordOnly: true },
    { name: "pulse_width", keywordOnly: true, default: 0, convert: intArgument },
    { name: "pulse_width_percent", keywordOnly: true },
    { name: "pulse_width_us", keywordOnly: true },
    { name: "pulse_width_ns", keywordOnly: true },
    { name: "compare", keywordOnly: true, default: 0, convert: intArgument },
    { name: "polarity", keywordOnly: true, default: 0, convert: intArgument },
  ]);
  if (CHANNEL_MODES[mode] === undefined) throw valueError(`invalid mode (${mode})`);
  let pin: PyPin | undefined;
  if (pinValue !== null) {
    if (!(pinValue instanceof PyPin)) throw valueError("pin argument needs to be a Pin type");
    pin = findPin(pinValue);
    const found = pin.line.description.pwm?.find(
      (p) => p.unit === `TIM${timer.id}` && p.channel.replace(/N$/, "") === String(number),
    );
    if (found === undefined) {
      const name = (pin.line.description.names?.[0] ?? "").replace(/^P/, "");
      throw valueError(`Pin(${name}) doesn't have an alt for Timer(${timer.id})`);
    }
    useAlternate(pin, Number((found.alt ?? "AF0").replace("AF", "")));
  }
  if (before >= 0) timer.channels.splice(before, 1)[0]?.stop();
  channelType();
  const made = new PyPybChannel(timer, number, mode, pin?.line.id);
  timer.channels.push(made);
  const ticks = (nanoseconds: number): number =>
    Math.round((nanoseconds / 1e9) * (timer.sourceHz / (timer.prescaler + 1)));
  if (mode > PWM_INVERTED) made.compare = compare;
  else if (percent !== null) made.compare = countsOf(timer, percent);
  else if (us !== null) made.compare = ticks(toFloat(us) * 1000);
  else if (ns !== null) made.compare = ticks(toFloat(ns));
  else made.compare = width;
  made.apply();
  return made;
}

const timers = perBoot(() => new Map<number, PyPybTimer>());

function timerOf(id: number): PyPybTimer {
  const known = useBoard().chip.timers?.ids ?? [];
  if (!known.includes(id))
    throw refused(
      valueError(`Timer(${id}) doesn't exist`),
      "PIN445",
      `timers of this chip: ${known.join(", ")}`,
    );
  let timer = timers().get(id);
  if (timer === undefined) timers().set(id, (timer = new PyPybTimer(id)));
  return timer;
}

/** A register that is read without an argument and written with one. */
const register = (
  name: string,
  read: (timer: PyPybTimer) => Value,
  write: (timer: PyPybTimer, value: Value) => void,
): Value =>
  native(name, 1, 2, (self: PyPybTimer, value?: Value) => {
    if (value === undefined) return read(self);
    write(self, value);
    return null;
  });

export const pybTimerType = lazyType((): PyType =>
  defineType({
    name: "Timer",
    js: PyPybTimer,
    make: (_type, args, kw) => {
      if (args.length < 1) throw argumentCountError(args.length, 1, Infinity);
      const timer = timerOf(intArgument(args[0]));
      if (args.length > 1 || (kw !== null && kw.size > 0)) timer.setUp(args.slice(1), kw);
      return timer;
    },
    slots: {
      repr$(this: PyPybTimer): string {
        return this.describe();
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyPybTimer).setUp(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPybTimer) => {
        self.deinit();
        return null;
      }),
      callback: native("callback", 2, 2, (self: PyPybTimer, callback: Value) => {
        self.setCallback(callback);
        return null;
      }),
      channel: nativeKw("channel", 2, Infinity, (args, kw) =>
        channel(args[0] as PyPybTimer, intArgument(args[1]), args.slice(2), kw),
      ),
      counter: register(
        "counter",
        (timer) => timer.counter(),
        (timer, value) => timer.setCounter(intArgument(value)),
      ),
      source_freq: native("source_freq", 1, 1, (self: PyPybTimer) => self.sourceHz),
      freq: register(
        "freq",
        (timer) => {
          const hz = timer.frequency();
          return Number.isInteger(hz) ? hz : new PyFloat(hz);
        },
        (timer, value) => {
          timer.setFrequency(value);
          timer.restart();
        },
      ),
      prescaler: register(
        "prescaler",
        (timer) => timer.prescaler,
        (timer, value) => {
          timer.prescaler = intArgument(value);
          timer.restart();
        },
      ),
      period: register(
        "period",
        (timer) => timer.period,
        (timer, value) => {
          timer.period = intArgument(value);
          timer.restart();
        },
      ),
    },
    attrs: {
      UP,
      DOWN,
      CENTER,
      ...Object.fromEntries(CHANNEL_MODES.map((name, i) => [name, i])),
      HIGH: 0,
      LOW: 2,
      RISING: 0,
      FALLING: 2,
      BOTH: 10,
    },
  }),
);

const channelType = lazyType((): PyType => {
  const compare = native("compare", 1, 2, (self: PyPybChannel, value?: Value) => {
    if (value === undefined) return self.compare;
    self.setCompare(intArgument(value));
    return null;
  });
  return defineType({
    name: "TimerChannel",
    js: PyPybChannel,
    slots: {
      repr$(this: PyPybChannel): string {
        const mode = CHANNEL_MODES[this.mode] ?? CHANNEL_MODES[OC_TIMING];
        return `TimerChannel(timer=${this.timer.id}, channel=${this.number}, mode=${mode})`;
      },
    } as never,
    methods: {
      compare,
      capture: compare,
      pulse_width: compare,
      pulse_width_percent: native("pulse_width_percent", 1, 2, (self: PyPybChannel, value?: Value) => {
        if (value !== undefined) {
          self.setCompare(countsOf(self.timer, value));
          return null;
        }
        return new PyFloat(Math.min(100, (self.compare * 100) / (self.timer.period + 1)));
      }),
    },
  });
});
