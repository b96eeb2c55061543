/** `pyb.ExtInt` (MicroPython ports/stm32/extint.c): interrupts of a line of the controller, whose handler gets the line's number. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { lazyType, perBoot } from "../part.js";
import type { PinLine } from "../pin-line.js";
import { NO_TRIGGERS } from "../pin-line.js";
import { findPin } from "../pin-object.js";
import { FALLING, RISING } from "./pin.js";

/** Pulls as `Pin` has them: none, up, down. */
const PULLS = ["none", "up", "down"] as const;
/** Lines that belong to the first pin of each port, the second …. */
const LINES = 16;

class PyExtInt extends PyObject {
  constructor(
    readonly line: number,
    readonly pin: PinLine,
    readonly mode: number,
    readonly callback: Value,
  ) {
    super();
  }

  enable(): void {
    const { pin, mode } = this;
    pin.handler = this.callback;
    pin.argument = this.line;
    pin.hard = true;
    const has = (bits: number): boolean => (mode & bits) === bits;
    pin.listen({ rising: has(RISING), falling: has(FALLING), low: false, high: false }, () => mode);
  }

  disable(): void {
    this.pin.handler = null;
    this.pin.listen(NO_TRIGGERS, () => 0);
  }

  /** As if the edge had come. */
  trigger(): void {
    this.pin.fire();
  }
}

const inUse = perBoot(() => new Map<number, PyExtInt>());

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "pin", required: true },
  { name: "mode", required: true, convert: intArgument },
  { name: "pull", required: true, convert: intArgument },
  { name: "callback", required: true },
];

function make(args: readonly Value[], kw: Keywords): PyExtInt {
  const [which, mode, pull, callback] = parseArguments(args, kw, ARGUMENTS) as [Value, number, number, Value];
  const { line: pin } = findPin(which);
  const line = pin.description.extint ?? pin.id % LINES;
  if (![RISING, FALLING, RISING | FALLING].includes(mode)) throw valueError(`invalid ExtInt Mode: ${mode}`);
  const resistor = PULLS[pull];
  if (resistor === undefined) throw valueError(`invalid ExtInt Pull: ${pull}`);
  if (callback !== null && inUse().has(line)) throw valueError(`ExtInt vector ${line} is already in use`);
  const self = new PyExtInt(line, pin, mode, callback);
  // The change of the pin is no edge.
  self.disable();
  pin.configure({ mode: "in", pull: resistor });
  if (callback === null) inUse().delete(line);
  else {
    inUse().set(line, self);
    self.enable();
  }
  return self;
}

const does = (name: string, run: (self: PyExtInt) => void): Value =>
  native(name, 1, 1, (self: PyExtInt) => {
    run(self);
    return null;
  });

export const extIntType = lazyType((): PyType =>
  defineType({
    name: "ExtInt",
    js: PyExtInt,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyExtInt): string {
        return `<ExtInt line=${this.line}>`;
      },
    } as never,
    methods: {
      line: native("line", 1, 1, (self: PyExtInt) => self.line),
      enable: does("enable", (self) => self.enable()),
      disable: does("disable", (self) => self.disable()),
      swint: does("swint", (self) => self.trigger()),
    },
    attrs: { IRQ_RISING: RISING, IRQ_FALLING: FALLING, IRQ_RISING_FALLING: RISING | FALLING },
  }),
);
