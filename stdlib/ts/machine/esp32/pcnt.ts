/** `esp32.PCNT`: the chip's pulse counters as they are (MicroPython ports/esp32/esp32_pcnt.c). */

import { typeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { call } from "../../../../runtime-hal/core/function.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { setArmed } from "../../../../runtime-hal/exec/armed.js";
import { schedule } from "../../../../runtime-hal/exec/scheduler.js";
import { lazyType, perBoot } from "../part.js";
import { findPin } from "../pin-object.js";
import * as unit from "./pcnt-unit.js";
import { CounterUnit } from "./pcnt-unit.js";

const LONGEST_FILTER = 1023;
const ALL_EVENTS = unit.ZERO * 2 - unit.THRESHOLD1;

export class PyPcnt extends PyObject {
  readonly unit: CounterUnit;
  irq: PyPcntIrq | undefined;

  constructor(readonly id: number) {
    super();
    this.unit = new CounterUnit(id);
    this.unit.onEvents = (events) => this.irq?.raise(events);
  }

  deinit(): void {
    this.irq?.disable();
    this.unit.clear();
  }

  /** Handlers of what has happened run before the count is read. */
  read(): number {
    const { irq } = this;
    while (irq !== undefined && irq.flags !== 0 && irq.handler !== null) call(irq.handler, this);
    return this.unit.count;
  }
}

class PyPcntIrq extends PyObject {
  handler: Value = null;
  trigger = 0;
  flags = 0;

  constructor(readonly pcnt: PyPcnt) {
    super();
  }

  raise(events: number): void {
    const wanted = events & this.trigger;
    if (wanted === 0) return;
    this.flags |= wanted;
    if (this.handler !== null) schedule(this.handler, this.pcnt);
  }

  disable(): void {
    this.handler = null;
    this.trigger = 0;
    setArmed(this, false);
  }
}

const optional = (name: string): ArgumentSpec => ({ name, keywordOnly: true });
const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "channel", keywordOnly: true, default: 0, convert: intArgument },
  ...["pin", "rising", "falling", "mode_pin", "mode_low", "mode_high"].map(optional),
  ...["min", "max", "filter", "threshold0", "threshold1", "value"].map(optional),
];

/** Sets only what is named. */
export function configure(self: PyPcnt, args: readonly Value[], kw: Keywords): void {
  const [channelValue, pin, , , modePin] = parseArguments(args, kw, ARGUMENTS);
  const given = (name: string): boolean => kw?.has(name) === true;
  const whole = (name: string, least: number, most: number, called = name): number => {
    const value = intArgument(kw?.get(name));
    if (value < least || value > most) throw valueError(called);
    return value;
  };
  if ((channelValue as number) < 0 || (channelValue as number) > 1) throw valueError("channel");
  const channel = channelValue as 0 | 1;
  const line = (which: Value): number | undefined => (which === null ? undefined : findPin(which).line.id);
  if (given("pin") || given("mode_pin")) {
    if (!given("pin")) throw valueError("pin");
    self.unit.setPins(channel, line(pin), line(modePin));
  }
  if (["rising", "falling", "mode_low", "mode_high"].some(given)) {
    const of = (name: string): number => (given(name) ? whole(name, 0, 2) : 0);
    const [rising, falling] = [of("rising"), of("falling")];
    self.unit.setModes(channel, rising, falling, of("mode_low"), of("mode_high"));
  }
  if (given("filter")) self.unit.filter = whole("filter", 0, LONGEST_FILTER);
  if (given("value")) whole("value", 0, 0);
  if (given("min")) self.unit.min = whole("min", -32768, 0, "minimum");
  if (given("max")) self.unit.max = whole("max", 0, 32767, "maximum");
  if (given("threshold0")) self.unit.threshold0 = whole("threshold0", -32768, 32767);
  if (given("threshold1")) self.unit.threshold1 = whole("threshold1", -32768, 32767);
  if (["value", "min", "max", "threshold0", "threshold1"].some(given)) self.unit.count = 0;
}

/** How many units the chip has; none on the C3. */
export function counterUnits(chip: string): number {
  return chip === "esp32" ? 8 : chip === "esp32-c3" ? 0 : 4;
}

const units = perBoot(() => new Map<number, PyPcnt>());

/** The unit of that number. */
export function pcntOf(id: number): PyPcnt {
  if (id < 0 || id >= counterUnits(useBoard().chip.id)) throw valueError("invalid id");
  let pcnt = units().get(id);
  if (pcnt === undefined) units().set(id, (pcnt = new PyPcnt(id)));
  return pcnt;
}

const IRQ_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "handler" },
  { name: "trigger", default: unit.ZERO, convert: intArgument },
];

function irqOf(self: PyPcnt, args: readonly Value[], kw: Keywords): PyPcntIrq {
  const [handler, trigger] = parseArguments(args, kw, IRQ_ARGUMENTS);
  irqType();
  const irq = (self.irq ??= new PyPcntIrq(self));
  if (args.length === 0 && (kw === null || kw.size === 0)) return irq;
  if (((trigger as number) & ALL_EVENTS) === 0 || (trigger as number) > ALL_EVENTS + 3)
    throw valueError("trigger");
  if (handler === null) irq.disable();
  else {
    irq.handler = handler;
    irq.trigger = trigger as number;
    setArmed(irq, true);
  }
  return irq;
}

const irqType = lazyType((): PyType =>
  defineType({
    name: "irq",
    js: PyPcntIrq,
    methods: {
      // Asking takes the flags away.
      flags: native("flags", 1, 1, (self: PyPcntIrq) => {
        const { flags } = self;
        self.flags = 0;
        return flags;
      }),
      trigger: native("trigger", 1, 2, (self: PyPcntIrq, trigger?: Value) => {
        const before = self.trigger;
        if (trigger !== undefined) self.trigger = intArgument(trigger);
        return before;
      }),
    },
  }),
);

export const pcntType = lazyType((): PyType =>
  defineType({
    name: "PCNT",
    js: PyPcnt,
    make: (_type, args, kw) => {
      if (args.length < 1) throw typeError("id");
      const self = pcntOf(intArgument(args[0]));
      configure(self, args.slice(1), kw);
      return self;
    },
    slots: {
      repr$(this: PyPcnt): string {
        return `PCNT(${this.id})`;
      },
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        configure(args[0] as PyPcnt, args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPcnt) => {
        self.deinit();
        return null;
      }),
      value: native("value", 1, 2, (self: PyPcnt, value?: Value) => {
        if (value !== undefined && intArgument(value) !== 0) throw valueError("value");
        const count = self.read();
        if (value !== undefined) self.unit.count = 0;
        return count;
      }),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => irqOf(args[0] as PyPcnt, args.slice(1), kw)),
      start: native("start", 1, 1, (self: PyPcnt) => {
        self.unit.counting = true;
        return null;
      }),
      stop: native("stop", 1, 1, (self: PyPcnt) => {
        self.unit.counting = false;
        return null;
      }),
    },
    attrs: {
      IGNORE: unit.IGNORE,
      INCREMENT: unit.INCREMENT,
      DECREMENT: unit.DECREMENT,
      NORMAL: unit.NORMAL,
      REVERSE: unit.REVERSE,
      HOLD: unit.HOLD,
      IRQ_ZERO: unit.ZERO,
      IRQ_THRESHOLD0: unit.THRESHOLD0,
      IRQ_THRESHOLD1: unit.THRESHOLD1,
      IRQ_MIN: unit.AT_MIN,
      IRQ_MAX: unit.AT_MAX,
    },
  }),
);
