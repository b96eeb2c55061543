/** `machine.Pin` of the ESP8266 port (MicroPython ports/esp8266/machine_pin.c). */

import { newException, osErrorType, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { lazyType, type Part } from "./part.js";
import { espIrq } from "./pin-irq.js";
import { lineOf, type PinLine } from "./pin-line.js";
import { highLow, pinCallSlots, pinMaker, pinMethods, PyPin, setPortPins } from "./pin-object.js";
import { lacking, refused } from "./refusal.js";

const INPUT = 0;
const OUTPUT = 1;
const OPEN_DRAIN = 2;
const PULL_UP = 1;
const RISING = 1;
const FALLING = 2;
const LOW_LEVEL = 4;
const HIGH_LEVEL = 5;
/** In the power domain of the clock: no interrupt, no pull that can be set. */
const SPECIAL_PIN = 16;

class PyEsp8266Pin extends PyPin {
  get(): number {
    return this.line.read();
  }

  /** An input takes no notice, not even in its latch. */
  set(level: boolean): void {
    if (this.line.mode !== INPUT || this.line.id === SPECIAL_PIN) this.line.write(level ? 1 : 0);
  }
}

function pinOf(line: PinLine): PyEsp8266Pin {
  if (line.object === null) {
    const pin = new PyEsp8266Pin();
    pin.line = line;
    line.object = pin;
  }
  return line.object as PyEsp8266Pin;
}

function find(which: Value): PyEsp8266Pin {
  if (which instanceof PyEsp8266Pin) return which;
  if (typeof which !== "number")
    throw refused(valueError("invalid pin"), "PIN463", "pins of this port are numbers, as in Pin(4)");
  if (which < 0 || which > SPECIAL_PIN)
    throw refused(valueError("invalid pin"), "PIN401", `this chip has no pin ${which}`);
  return pinOf(lineOf(useBoard(), which));
}

const INIT_ARGUMENTS = [
  { name: "mode", required: true, convert: intArgument },
  { name: "pull" },
  { name: "value", keywordOnly: true },
];

function initPin(line: PinLine, args: readonly Value[], kw: Keywords): void {
  const [mode, pullValue, value] = parseArguments(args, kw, INIT_ARGUMENTS);
  const pull = pullValue === null ? 0 : intArgument(pullValue);
  const initial = kw?.has("value") ? (truth(value) ? 1 : 0) : undefined;
  line.mode = mode;
  if (line.id === SPECIAL_PIN && pull !== 0)
    throw lacking(valueError("Pin(16) doesn't support pull"), "PIN407", line.id, "pull-up", "pull-up");
  line.pull = pull;
  line.configure({
    mode: mode === OUTPUT ? "out" : mode === OPEN_DRAIN ? "open-drain" : "in",
    pull: pull & PULL_UP ? "up" : "none",
    initial: mode === INPUT ? undefined : initial,
  });
}

const IRQ_ARGUMENTS = [
  { name: "handler" },
  { name: "trigger", default: RISING | FALLING, convert: intArgument },
  { name: "hard", default: false, convert: truth },
];

function setTrigger(line: PinLine, trigger: number): void {
  line.trigger = trigger;
  const both = trigger === (RISING | FALLING);
  line.listen(
    {
      rising: trigger === RISING || both,
      falling: trigger === FALLING || both,
      low: trigger === LOW_LEVEL,
      high: trigger === HIGH_LEVEL,
    },
    () => trigger,
  );
}

function irq(self: PyEsp8266Pin, args: readonly Value[], kw: Keywords): Value {
  const { line } = self;
  const [handler, trigger, hard] = parseArguments(args, kw, IRQ_ARGUMENTS);
  if (line.id >= SPECIAL_PIN) {
    const error = newException(osErrorType, "pin does not have IRQ capabilities");
    throw lacking(error, "PIN408", line.id, "irq", "interrupts");
  }
  if (hard)
    throw refused(
      valueError("hard IRQ not supported"),
      "PIN430",
      "interrupts of this port are soft: leave hard=True out",
    );
  line.irqObject ??= espIrq(line, (wanted) => setTrigger(line, wanted));
  if (args.length > 0 || (kw !== null && kw.size > 0)) {
    line.handler = handler;
    setTrigger(line, handler === null ? 0 : trigger);
  }
  return line.irqObject;
}

const makePin = pinMaker(find, initPin);

const type = lazyType((): PyType =>
  defineType({
    name: "Pin",
    js: PyEsp8266Pin,
    make: (_type, args, kw) => makePin(args, kw),
    init: (self: PyEsp8266Pin, args, kw) => {
      self.line = makePin(args, kw).line;
    },
    slots: {
      repr$(this: PyEsp8266Pin): string {
        return `Pin(${this.line.id})`;
      },
      ...pinCallSlots,
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initPin((args[0] as PyEsp8266Pin).line, args.slice(1), kw);
        return null;
      }),
      ...pinMethods(),
      // Of firmware before 1.9.
      ...highLow(),
      toggle: native("toggle", 1, 1, (self: PyEsp8266Pin) => {
        self.set(self.line.digital.readLatch() === 0);
        return null;
      }),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => irq(args[0] as PyEsp8266Pin, args.slice(1), kw)),
    },
    attrs: {
      IN: INPUT,
      OUT: OUTPUT,
      OPEN_DRAIN,
      PULL_UP,
      PULLUP: PULL_UP,
      IRQ_RISING: RISING,
      IRQ_FALLING: FALLING,
    },
  }),
);

export const pinEsp8266: Part = () => {
  setPortPins({ type: type(), find });
  return { Pin: type() };
};
