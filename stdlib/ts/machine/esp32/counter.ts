/**
 * `machine.Counter` and `machine.Encoder` of the ESP32 port (MicroPython ports/esp32/modules/machine.py): a pulse counter whose overflows
 * are counted too. One unit serves one of the two.
 */

import { runtimeError, valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import {
  argumentCountError,
  native,
  nativeKw,
  parseArguments,
  type ArgumentSpec,
} from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../../runtime-hal/exec/board.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { counterUnits, pcntOf, type PyPcnt } from "./pcnt.js";
import { AT_MAX, AT_MIN, DECREMENT, HOLD, IGNORE, INCREMENT, NORMAL, REVERSE } from "./pcnt-unit.js";

/** The count begins at 0 again when it gets that far. */
const RANGE = 32_000;
const RISING = 1;
const FALLING = 2;
const LONGEST_FILTER = 1023;
/** Cycles of the filter's clock in a microsecond. */
const FILTER_MHZ = 80;

/** What both classes are. */
abstract class PyPulseCount extends PyObject {
  private pcnt: PyPcnt | undefined;
  private overflows = 0;
  private offset = 0;

  constructor(readonly id: number) {
    super();
  }

  /** Without arguments, a counter that is at work stays as it is. */
  initialise(args: readonly Value[], kw: Keywords): void {
    const filterNs = kw?.has("filter_ns") ? intArgument(kw.get("filter_ns")) : 0;
    const rest = kw === null ? null : new Map([...kw].filter(([name]) => name !== "filter_ns"));
    if (this.pcnt !== undefined && args.length === 0 && (rest === null || rest.size === 0)) return;
    const pcnt = this.pcnt ?? pcntOf(this.id);
    const { unit } = pcnt;
    this.configure(pcnt, args, rest);
    this.pcnt = pcnt;
    unit.min = -RANGE;
    unit.max = RANGE;
    unit.filter = Math.min(Math.max(0, Math.floor((filterNs * FILTER_MHZ) / 1000)), LONGEST_FILTER);
    unit.count = 0;
    this.overflows = 0;
    this.offset = 0;
    unit.onEvents = (events) => {
      if (events & AT_MIN) this.overflows--;
      else if (events & AT_MAX) this.overflows++;
    };
    unit.counting = true;
  }

  protected abstract configure(pcnt: PyPcnt, args: readonly Value[], kw: Keywords): void;

  value(set: Value | undefined): number {
    if (this.pcnt === undefined) throw runtimeError("not initialised");
    const { count } = this.pcnt.unit;
    const result = this.overflows * RANGE + count + this.offset;
    if (set !== undefined && set !== null) {
      this.overflows = 0;
      this.offset = intArgument(set) - count;
    }
    return result;
  }

  deinit(): void {
    this.pcnt?.deinit();
    this.pcnt = undefined;
  }
}

const required = (name: string): ArgumentSpec => ({ name, required: true });
const number = (name: string, usual: number): ArgumentSpec => ({
  name,
  default: usual,
  convert: intArgument,
});

class PyCounter extends PyPulseCount {
  protected configure({ unit }: PyPcnt, args: readonly Value[], kw: Keywords): void {
    const [source, edge, direction] = parseArguments(args, kw, [
      required("src"),
      number("edge", RISING),
      number("direction", INCREMENT),
    ]) as [Value, number, number];
    unit.setPins(0, findPin(source).line.id, undefined);
    unit.setModes(0, edge & RISING ? direction : IGNORE, edge & FALLING ? direction : IGNORE, NORMAL, NORMAL);
  }
}

class PyEncoder extends PyPulseCount {
  phases = 1;

  protected configure({ unit }: PyPcnt, args: readonly Value[], kw: Keywords): void {
    const [first, second, phases] = parseArguments(args, kw, [
      required("phase_a"),
      required("phase_b"),
      number("phases", 1),
    ]) as [Value, Value, number];
    if (![1, 2, 4].includes(phases)) throw valueError("phases");
    const a = findPin(first).line.id;
    const b = findPin(second).line.id;
    unit.setPins(0, a, b);
    unit.setModes(0, DECREMENT, INCREMENT, phases === 1 ? HOLD : REVERSE, NORMAL);
    if (phases === 4) {
      unit.setPins(1, b, a);
      unit.setModes(1, INCREMENT, DECREMENT, REVERSE, NORMAL);
    } else {
      unit.setPins(1, undefined, undefined);
      unit.setModes(1, IGNORE, IGNORE, NORMAL, NORMAL);
    }
    this.phases = phases;
  }
}

const objects = perBoot(() => new Map<number, PyPulseCount>());

function make(js: new (id: number) => PyPulseCount, args: readonly Value[], kw: Keywords): PyPulseCount {
  if (args.length < 1) throw argumentCountError(args.length, 1, Infinity);
  const id = intArgument(args[0]);
  let self = objects().get(id);
  if (self === undefined) self = new js(id);
  else if (!(self instanceof js)) throw valueError("PCNT in use");
  self.initialise(args.slice(1), kw);
  objects().set(id, self);
  return self;
}

const methods = (): Record<string, Value> => ({
  init: nativeKw("init", 1, Infinity, (args, kw) => {
    (args[0] as PyPulseCount).initialise(args.slice(1), kw);
    return null;
  }),
  deinit: native("deinit", 1, 1, (self: PyPulseCount) => {
    self.deinit();
    return null;
  }),
  value: native("value", 1, 2, (self: PyPulseCount, value?: Value) => self.value(value)),
});

const counterType = lazyType((): PyType =>
  defineType({
    name: "Counter",
    js: PyCounter as never,
    make: (_type, args, kw) => make(PyCounter, args, kw),
    methods: methods(),
    attrs: { RISING, FALLING, UP: INCREMENT, DOWN: DECREMENT },
  }),
);

const encoderType = lazyType((): PyType =>
  defineType({
    name: "Encoder",
    js: PyEncoder as never,
    make: (_type, args, kw) => make(PyEncoder, args, kw),
    methods: {
      ...methods(),
      phases: native("phases", 1, 1, (self: PyEncoder) => self.phases),
    },
  }),
);

/** Nothing on a chip without pulse counters. */
export const countersEsp32: Part = () =>
  counterUnits(bootBoard().chip.id) === 0
    ? ({} as Record<string, Value>)
    : { Counter: counterType(), Encoder: encoderType() };
