/** `machine.Timer` of the WiPy 1: two channels a timer, which count, or make PWM (MicroPython ports/cc3200/mods/pybtimer.c). */

import { osError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { setArmed } from "../../../../runtime-hal/exec/armed.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Alarm } from "../../../../runtime-hal/hal/clock.js";
import type { PwmOutput } from "../../../../runtime-hal/hal/pwm.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { IDLE, irqArguments, newIrq, type PyWipyIrq, type WipySource } from "./irq.js";
import { invalidArgument } from "../wipy-arguments.js";

const ONE_SHOT = 0x31;
const PERIODIC = 0x32;
const PWM = 0x0a;
const MODES: Readonly<Record<number, string>> = {
  [ONE_SHOT]: "ONE_SHOT",
  [PERIODIC]: "PERIODIC",
  [PWM]: "PWM",
};
const A = 0xff;
const B = 0xff00;
const POSITIVE = 1;
const NEGATIVE = 2;
const TIMEOUT = 1;
const MATCH = 2;
const FULL_DUTY = 10_000;
const TIMERS = 4;
const EPERM = 1;
const ENODEV = 19;
/** A counter of 16 bits has 8 more to divide by; the clock has 80 MHz. */
const LONGEST_US_16 = 2 ** 24 / 80;
const LONGEST_US_32 = 2 ** 32 / 80;

class PyWipyTimer extends PyObject {
  /** 0: never set up. It is still shown when the timer has been taken down. */
  mode = 0;
  private isSetUp = false;
  width = 16;
  readonly channels = new Map<number, PyTimerChannel>();

  constructor(readonly id: number) {
    super();
  }

  setUp(args: readonly Value[], kw: Keywords): void {
    const [mode, width] = parseArguments(args, kw, [
      { name: "mode", required: true, convert: intArgument },
      { name: "width", keywordOnly: true, default: 16, convert: intArgument },
    ]);
    if (MODES[mode] === undefined || (width !== 16 && width !== 32)) throw invalidArgument();
    if (width === 32 && mode === PWM) throw invalidArgument();
    this.deinit();
    this.mode = mode;
    this.width = width;
    this.isSetUp = true;
  }

  deinit(): void {
    for (const channel of this.channels.values()) channel.stop();
    this.channels.clear();
    this.isSetUp = false;
  }

  channel(which: number, args: readonly Value[], kw: Keywords): Value {
    if (!this.isSetUp) throw osError(EPERM);
    if (which !== A && which !== B && which !== (A | B)) throw invalidArgument();
    if (which === (A | B) && this.width === 16) throw invalidArgument();
    if (args.length === 0 && (kw === null || kw.size === 0)) return this.channels.get(which) ?? null;
    const [freq, period, polarity, duty] = parseArguments(args, kw, [
      { name: "freq", keywordOnly: true, default: 0, convert: intArgument },
      { name: "period", keywordOnly: true, default: 0, convert: intArgument },
      { name: "polarity", keywordOnly: true, default: POSITIVE, convert: intArgument },
      { name: "duty_cycle", keywordOnly: true, default: 0, convert: intArgument },
    ]) as [number, number, number, number];
    if (freq !== 0 && period !== 0) throw invalidArgument();
    if (freq <= 0 && period <= 0) throw invalidArgument();
    if (this.mode === PWM && polarity === (POSITIVE | NEGATIVE)) throw invalidArgument();
    this.channels.get(which)?.stop();
    const channel = new PyTimerChannel(this, which);
    channel.frequency = freq;
    channel.periodUs = period;
    channel.polarity = polarity;
    channel.duty = Math.min(FULL_DUTY, Math.max(0, duty));
    channelType();
    channel.start();
    this.channels.set(which, channel);
    return channel;
  }
}

class PyTimerChannel extends PyObject implements WipySource {
  frequency = 0;
  periodUs = 0;
  polarity = POSITIVE;
  /** Hundredths of a per cent. */
  duty = 0;
  flags = 0;
  private irq: PyWipyIrq | undefined;
  private enabled = false;
  private alarm: Alarm | undefined;
  private dueUs = 0;
  private output: PwmOutput | undefined;

  constructor(
    readonly timer: PyWipyTimer,
    readonly which: number,
  ) {
    super();
  }

  private get spanUs(): number {
    return this.frequency > 0 ? 1e6 / this.frequency : this.periodUs;
  }

  /** Starts counting anew. */
  start(): void {
    if (this.spanUs > (this.timer.width === 32 ? LONGEST_US_32 : LONGEST_US_16)) throw invalidArgument();
    const { clock } = useBoard();
    this.alarm ??= clock.alarm(() => this.expire());
    // The interrupt of PWM comes where the duty ends.
    const offset = this.timer.mode === PWM ? (this.duty / FULL_DUTY) * this.spanUs : this.spanUs;
    this.dueUs = clock.nowUs() + offset;
    this.alarm.at(this.dueUs);
    if (this.timer.mode === PWM) this.putOut();
  }

  /** PWM at the pin that the channel has, if it has one. */
  putOut(): void {
    const board = useBoard();
    const unit = `TIM${this.timer.id}`;
    const letter = this.which === A ? "A" : "B";
    const pin = board.chip.pins.find(({ pwm }) => pwm?.some((p) => p.unit === unit && p.channel === letter));
    if (pin === undefined) return;
    this.output ??= guard(() => board.claim("pwm", pin.id, { name: `Timer(${this.timer.id})` }));
    this.output.setInverted(this.polarity === NEGATIVE);
    this.output.setFrequency(1e6 / this.spanUs);
    this.output.setHighNs(((this.duty / FULL_DUTY) * this.spanUs * 1000) as number);
  }

  stop(): void {
    this.alarm?.cancel();
    this.output?.close();
    this.output = undefined;
    setArmed(this, false);
  }

  private expire(): void {
    if (this.timer.mode !== ONE_SHOT) {
      this.dueUs += this.spanUs;
      this.alarm?.at(this.dueUs);
    } else {
      setArmed(this, false);
    }
    this.flags = this.timer.mode === PWM ? MATCH : TIMEOUT;
    if (this.enabled) this.irq?.fire();
  }

  setUp(args: readonly Value[], kw: Keywords): Value {
    const { trigger, handler, wake } = irqArguments(args, kw);
    if (wake !== IDLE) throw invalidArgument();
    if (intArgument(trigger) !== (this.timer.mode === PWM ? MATCH : TIMEOUT)) throw invalidArgument();
    this.irq = newIrq(this, this, handler);
    this.enable();
    return this.irq;
  }

  enable(): void {
    this.enabled = true;
    setArmed(this, true);
  }

  disable(): void {
    this.enabled = false;
    setArmed(this, false);
  }

  describe(): string {
    const letter = this.which === A ? "A" : this.which === B ? "B" : "AB";
    const polarity =
      this.polarity === POSITIVE ? "POSITIVE" : this.polarity === NEGATIVE ? "NEGATIVE" : "BOTH";
    const hundredths = String(this.duty % 100).padStart(2, "0");
    const pwm =
      this.timer.mode === PWM
        ? `, polarity=Timer.${polarity}, duty_cycle=${Math.floor(this.duty / 100)}.${hundredths}`
        : "";
    return `timer.channel(Timer.${letter}, freq=${this.frequency}${pwm})`;
  }
}

const timers = perBoot(() => Array.from({ length: TIMERS }, (_, id) => new PyWipyTimer(id)));

const timerType = lazyType((): PyType =>
  defineType({
    name: "Timer",
    js: PyWipyTimer,
    make: (_type, args, kw) => {
      if (args.length < 1) throw argumentCountError(args.length, 1, Infinity);
      useBoard();
      const timer = timers()[intArgument(args[0])];
      if (timer === undefined) throw osError(ENODEV);
      if (args.length > 1 || (kw !== null && kw.size > 0)) timer.setUp(args.slice(1), kw);
      return timer;
    },
    slots: {
      repr$(this: PyWipyTimer): string {
        return `Timer(${this.id}, mode=Timer.${MODES[this.mode] ?? "PWM"})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyWipyTimer).setUp(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyWipyTimer) => {
        self.deinit();
        return null;
      }),
      channel: nativeKw("channel", 2, Infinity, (args, kw) =>
        (args[0] as PyWipyTimer).channel(intArgument(args[1]), args.slice(2), kw),
      ),
    },
    attrs: { A, B, ONE_SHOT, PERIODIC, PWM, POSITIVE, NEGATIVE, TIMEOUT, MATCH },
  }),
);

/** `freq` and `period`: each sets the other. */
const span = (name: "freq" | "period"): Value =>
  native(name, 1, 2, (self: PyTimerChannel, value?: Value) => {
    if (value === undefined) return name === "freq" ? self.frequency : self.periodUs;
    const n = intArgument(value);
    if (n <= 0) throw invalidArgument();
    const other = Math.floor(1e6 / n);
    [self.frequency, self.periodUs] = name === "freq" ? [n, other] : [other, n];
    self.start();
    return null;
  });

const channelType = lazyType((): PyType =>
  defineType({
    name: "TimerChannel",
    js: PyTimerChannel,
    slots: {
      repr$(this: PyTimerChannel): string {
        return this.describe();
      },
    } as never,
    methods: {
      freq: span("freq"),
      period: span("period"),
      duty_cycle: native("duty_cycle", 1, 3, (self: PyTimerChannel, duty?: Value, polarity?: Value) => {
        if (duty === undefined) return self.duty;
        self.duty = Math.min(FULL_DUTY, Math.max(0, intArgument(duty)));
        if (polarity !== undefined) self.polarity = intArgument(polarity);
        self.putOut();
        return null;
      }),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => (args[0] as PyTimerChannel).setUp(args.slice(1), kw)),
    },
  }),
);

export const timerWipy: Part = () => ({ Timer: timerType() });
