/** `machine.Pin` as on the ESP32 port: one object for each pin of the chip. */

import {
  newException,
  notImplementedError,
  osErrorType,
  valueError,
} from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { schedule } from "../../../runtime-hal/exec/scheduler.js";
import type { Board, PinDescription } from "../../../runtime-hal/hal/board.js";
import type { DigitalPin, Edge, Level, PinSetup } from "../../../runtime-hal/hal/digital.js";
import { HalError } from "../../../runtime-hal/hal/errors.js";
import type { PinLike } from "./pin-protocol.js";

/** Bits of the mode constants. */
const INPUT = 1;
const OUTPUT = 2;
const DRAIN = 4;
const PULL_DOWN = 1;
const PULL_UP = 2;
const RISING = 1;
const FALLING = 2;
const LOW_LEVEL = 4;
const HIGH_LEVEL = 5;
const DEFAULT_DRIVE = 2;

/** A pin of the chip, shared by all objects that stand for it. */
class PinLine {
  mode = INPUT;
  pull = 0;
  drive = DEFAULT_DRIVE;
  hold = false;
  trigger = 0;
  handler: Value = null;
  readonly pin: PyPin;
  readonly irq: PyPinIrq;

  constructor(
    readonly description: PinDescription,
    readonly digital: DigitalPin,
  ) {
    this.pin = new PyPin();
    this.pin.line = this;
    this.irq = new PyPinIrq(this);
  }

  can(what: PinDescription["functions"][number]): boolean {
    return this.description.functions.includes(what);
  }

  /** Tells the hardware what mode and pull say; both are bits and may be combined in any way. */
  apply(): void {
    const mode: PinSetup["mode"] = this.mode & OUTPUT ? (this.mode & DRAIN ? "open-drain" : "out") : "in";
    this.digital.configure({
      mode,
      pull: this.pull & PULL_UP ? "up" : this.pull & PULL_DOWN ? "down" : "none",
    });
  }

  read(): Level {
    return this.mode & INPUT ? this.digital.read() : 0;
  }

  write(level: Level): void {
    if (!this.hold) this.digital.write(level);
  }

  fire(): void {
    // A full queue loses the interrupt, as on the chip.
    if (this.handler !== null) schedule(this.handler, this.pin);
  }

  setTrigger(trigger: number): void {
    this.trigger = trigger;
    if (trigger !== LOW_LEVEL && trigger !== HIGH_LEVEL && (trigger & (RISING | FALLING)) !== 0) {
      const edge: Edge = trigger === RISING ? "rising" : trigger === FALLING ? "falling" : "both";
      this.digital.onEdge(edge, () => this.fire());
    } else {
      this.digital.onEdge("both", null);
    }
  }
}

class PyPin extends PyObject implements PinLike {
  line!: PinLine;

  readPin(): number {
    return this.line.read();
  }

  writePin(level: boolean): void {
    this.line.write(level ? 1 : 0);
  }
}

/** What `Pin.irq` gives. */
class PyPinIrq extends PyObject {
  constructor(readonly line: PinLine) {
    super();
  }
}

let lines = new Map<number, PinLine>();
let linesOf: Board | undefined;

/** The line of a pin number; made at first use, again after a restart of the board. */
function lineOf(board: Board, id: number): PinLine {
  if (linesOf !== board) {
    lines = new Map();
    linesOf = board;
  }
  let line = lines.get(id);
  if (line === undefined) {
    const description = board.chip.pins.find((p) => p.id === id);
    if (description === undefined) throw valueError("invalid pin");
    line = new PinLine(description, board.claim("digital", id, { name: `Pin(${id})` }));
    lines.set(id, line);
  }
  return line;
}

function findLine(which: Value): PinLine {
  if (which instanceof PyPin) return which.line;
  const board = useBoard();
  const id: unknown = typeof which === "string" ? board.description.pinNames[which] : which;
  if (typeof id !== "number") throw valueError("invalid pin");
  return lineOf(board, id);
}

/** The pin of the chip that a value names or is: for other parts of `machine`. */
export function findPin(which: Value): PyPin {
  return findLine(which).pin;
}

const INIT_ARGUMENTS = [
  { name: "mode" },
  { name: "pull", default: -1 },
  { name: "value", keywordOnly: true },
  { name: "drive", keywordOnly: true },
  { name: "hold", keywordOnly: true },
];

function initPin(line: PinLine, args: readonly Value[], kw: Keywords): void {
  const [mode, pull, value, drive, hold] = parseArguments(args, kw, INIT_ARGUMENTS);
  // `value=None` is a value (false), an absent one is none; the other keywords are the same.
  if (kw?.has("value")) line.write(truth(value) ? 1 : 0);
  if (kw?.has("drive") && line.can("gpio-out")) {
    const strength = intArgument(drive);
    if (strength >= 0 && strength <= 3) line.drive = strength;
  }
  if (mode !== null) {
    const bits = intArgument(mode);
    if (bits & OUTPUT && !line.can("gpio-out")) throw valueError("pin can only be input");
    line.mode = bits;
  }
  if (pull !== -1) line.pull = pull === null ? 0 : intArgument(pull);
  guard(() => line.apply());
  if (kw?.has("hold") && line.can("gpio-out")) line.hold = truth(hold);
}

/** Errors of the hardware layer as the exceptions that MicroPython raises. */
function guard(run: () => void): void {
  try {
    run();
  } catch (e) {
    if (!(e instanceof HalError)) throw e;
    if (e.kind === "io") throw newException(osErrorType, 5);
    if (e.kind === "unsupported") throw notImplementedError(e.message);
    throw valueError(e.message);
  }
}

/** `pin()`, `pin(x)`, `pin.value()`, `pin.value(x)`. */
function value(self: PyPin, x?: Value): Value {
  if (x === undefined) return self.line.read();
  self.line.write(truth(x) ? 1 : 0);
  return null;
}

const IRQ_ARGUMENTS = [{ name: "handler" }, { name: "trigger", default: RISING | FALLING }, { name: "wake" }];

function irq(self: PyPin, args: readonly Value[], kw: Keywords): Value {
  const { line } = self;
  const [handler, triggerValue, wake] = parseArguments(args, kw, IRQ_ARGUMENTS);
  const trigger = intArgument(triggerValue);
  if (args.length === 0 && (kw === null || kw.size === 0)) return line.irq;
  if ((trigger === LOW_LEVEL || trigger === HIGH_LEVEL) && wake !== null) {
    if (typeof wake !== "number" || wake < 2 || wake > 7) throw valueError("bad wake value");
    if (!line.can("rtc")) throw valueError("invalid pin for wake");
    return line.irq;
  }
  line.handler = handler;
  line.setTrigger(handler === null ? 0 : trigger);
  return line.irq;
}

function describe(line: PinLine): string {
  const mode = line.mode & OUTPUT ? "OUT" : line.mode & DRAIN ? "OPEN_DRAIN" : "IN";
  const pull =
    line.pull & PULL_UP ? ", pull=Pin.PULL_UP" : line.pull & PULL_DOWN ? ", pull=Pin.PULL_DOWN" : "";
  const drive = line.drive !== DEFAULT_DRIVE ? `, drive=Pin.DRIVE_${line.drive}` : "";
  return `Pin(${line.description.id}, mode=Pin.${mode}${pull}${drive})`;
}

export const pinType = defineType({
  name: "Pin",
  js: PyPin,
  make: (_type, args, kw) => {
    if (args.length === 0) throw argumentCountError(0, 1, Infinity);
    const line = findLine(args[0]);
    if (args.length > 1 || (kw !== null && kw.size > 0)) initPin(line, args.slice(1), kw);
    return line.pin;
  },
  init: (self: PyPin, args, kw) => {
    if (args.length === 0) throw argumentCountError(0, 1, Infinity);
    self.line = findLine(args[0]);
    if (args.length > 1 || (kw !== null && kw.size > 0)) initPin(self.line, args.slice(1), kw);
  },
  slots: {
    repr$(this: PyPin): string {
      return describe(this.line);
    },
    call$(this: PyPin, args: Value[], kw: Keywords): Value {
      if (args.length > 1 || (kw !== null && kw.size > 0)) throw argumentCountError(args.length, 0, 1);
      return value(this, args[0]);
    },
    asFunction$(this: PyPin): (...args: Value[]) => Value {
      return (...args) => this.call$?.(args, null);
    },
  },
  methods: {
    init: nativeKw("init", 1, Infinity, (args, kw) => {
      initPin((args[0] as PyPin).line, args.slice(1), kw);
      return null;
    }),
    value: native("value", 1, 2, value),
    on: native("on", 1, 1, (self: PyPin) => value(self, 1)),
    off: native("off", 1, 1, (self: PyPin) => value(self, 0)),
    toggle: native("toggle", 1, 1, (self: PyPin) => value(self, 1 - self.line.digital.readLatch())),
    irq: nativeKw("irq", 1, Infinity, (args, kw) => irq(args[0] as PyPin, args.slice(1), kw)),
  },
  attrs: {
    IN: INPUT,
    OUT: INPUT | OUTPUT,
    OPEN_DRAIN: INPUT | OUTPUT | DRAIN,
    PULL_UP,
    PULL_DOWN,
    IRQ_RISING: RISING,
    IRQ_FALLING: FALLING,
    WAKE_LOW: LOW_LEVEL,
    WAKE_HIGH: HIGH_LEVEL,
    DRIVE_0: 0,
    DRIVE_1: 1,
    DRIVE_2: 2,
    DRIVE_3: 3,
  },
});

defineType({
  name: "IRQ",
  js: PyPinIrq,
  slots: {
    call$(this: PyPinIrq, args: Value[]): Value {
      if (args.length > 0) throw argumentCountError(args.length, 0, 0);
      this.line.fire();
      return null;
    },
  },
  methods: {
    trigger: native("trigger", 1, 2, (self: PyPinIrq, trigger?: Value) => {
      const before = self.line.trigger;
      if (trigger !== undefined) self.line.setTrigger(intArgument(trigger));
      return before;
    }),
  },
});
