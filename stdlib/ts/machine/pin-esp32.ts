/** `machine.Pin` of the ESP32 port (MicroPython ports/esp32/machine_pin.c): one object for each pin of the chip. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument, maybeInt } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { Board } from "../../../runtime-hal/hal/board.js";
import { wakeSources } from "./wake-sources.js";
import { lazyType, type Part } from "./part.js";
import { espIrq } from "./pin-irq.js";
import { lineOf, NO_TRIGGERS, type PinLine } from "./pin-line.js";
import { pinCallSlots, pinMaker, pinMethods, pinsAsAttributes, PyPin, setPortPins } from "./pin-object.js";
import { ignored, lacking, pinName, refused } from "./refusal.js";

/** Bits of the mode constants. */
const INPUT = 1;
const OUTPUT = 2;
const DRAIN = 4;
const PULL_DOWN = 1;
const PULL_UP = 2;
/** Of older firmware: the pull stays on in deep sleep. */
const PULL_HOLD = 4;
const RISING = 1;
const FALLING = 2;
const LOW_LEVEL = 4;
const HIGH_LEVEL = 5;
const DEFAULT_DRIVE = 2;

class PyEsp32Pin extends PyPin {
  get(): number {
    return this.line.mode & INPUT ? this.line.read() : 0;
  }

  set(level: boolean): void {
    this.line.write(level ? 1 : 0);
  }
}

function pinOf(line: PinLine): PyEsp32Pin {
  if (line.object === null) {
    line.mode = INPUT;
    const pin = new PyEsp32Pin();
    pin.line = line;
    line.object = pin;
  }
  return line.object as PyEsp32Pin;
}

/** Finds what has a name but is no pin of the chip: where there is an operating system. */
let otherNames: ((board: Board, name: string) => PinLine | undefined) | undefined;

export function setOtherNames(find: typeof otherNames): void {
  otherNames = find;
}

function find(which: Value): PyEsp32Pin {
  if (which instanceof PyEsp32Pin) return which;
  const board = useBoard();
  const names = board.description.pinNames;
  const id: unknown = typeof which === "string" && Object.hasOwn(names, which) ? names[which] : which;
  const other = typeof id === "string" ? otherNames?.(board, id) : undefined;
  if (other !== undefined) return pinOf(other);
  if (typeof id !== "number")
    throw refused(valueError("invalid pin"), "PIN463", "pins of this port are numbers, as in Pin(4)");
  return pinOf(lineOf(board, id));
}

const INIT_ARGUMENTS = [
  { name: "mode" },
  { name: "pull", default: -1 },
  { name: "value", keywordOnly: true },
  { name: "drive", keywordOnly: true },
  { name: "hold", keywordOnly: true },
];

/** Tells the hardware what mode and pull say; both are bits and may be combined in any way. */
function apply(line: PinLine): void {
  line.configure({
    mode: line.mode & OUTPUT ? (line.mode & DRAIN ? "open-drain" : "out") : "in",
    pull: line.pull & PULL_UP ? "up" : line.pull & PULL_DOWN ? "down" : "none",
    keepPull: (line.pull & PULL_HOLD) !== 0,
  });
}

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
    if (bits & OUTPUT && !line.can("gpio-out"))
      throw lacking(valueError("pin can only be input"), "PIN404", line.id, "gpio-out", "output");
    line.mode = bits;
  }
  if (pull !== -1) {
    line.pull = pull === null ? 0 : intArgument(pull);
    // The firmware passes over what the driver refuses.
    if (line.pull & (PULL_UP | PULL_DOWN) && !line.can("pull-up") && !line.can("pull-down"))
      ignored(
        "PIN407",
        line.id,
        `${pinName(line.id)} has no pull resistor: nothing is set, and the pin floats`,
      );
  }
  apply(line);
  if (kw?.has("hold") && line.can("gpio-out")) {
    // Letting go of the old hold brings what was changed meanwhile to the pin.
    line.digital.hold(false);
    if (truth(hold)) line.digital.hold(true);
  }
}

const IRQ_ARGUMENTS = [
  { name: "handler" },
  { name: "trigger", default: RISING | FALLING, convert: intArgument },
  { name: "wake" },
];

function setTrigger(line: PinLine, trigger: number): void {
  line.trigger = trigger;
  line.listen(
    trigger > HIGH_LEVEL
      ? NO_TRIGGERS
      : {
          rising: trigger === RISING || trigger === (RISING | FALLING),
          falling: trigger === FALLING || trigger === (RISING | FALLING),
          low: trigger === LOW_LEVEL,
          high: trigger === HIGH_LEVEL,
        },
    () => trigger,
  );
}

/** The pin wakes the chip from sleep (`ext0`): one pin only, and one that the sleeping part of the chip sees. */
function wakeBy(line: PinLine, trigger: number, wake: Value): void {
  const kinds = maybeInt(wake);
  if (kinds === undefined || kinds < 2 || kinds > 7) throw valueError("bad wake value");
  const sources = wakeSources();
  if (sources.touch) throw valueError("no resources");
  if (!line.can("rtc"))
    throw lacking(valueError("invalid pin for wake"), "PIN468", line.id, "rtc", "part that stays awake");
  if (sources.ext0 !== undefined && sources.ext0.pin !== line.id)
    throw refused(valueError("no resources"), "PIN468", "one pin at a time can wake the chip by ext0");
  sources.ext0 = { pin: line.id, level: trigger === LOW_LEVEL ? 0 : 1, kinds };
}

function irq(self: PyEsp32Pin, args: readonly Value[], kw: Keywords): Value {
  const { line } = self;
  const [handler, trigger, wake] = parseArguments(args, kw, IRQ_ARGUMENTS);
  line.irqObject ??= espIrq(line, (wanted) => setTrigger(line, wanted));
  if (args.length === 0 && (kw === null || kw.size === 0)) return line.irqObject;
  if ((trigger === LOW_LEVEL || trigger === HIGH_LEVEL) && wake !== null) {
    wakeBy(line, trigger, wake);
    return line.irqObject;
  }
  if (wakeSources().ext0?.pin === line.id) wakeSources().ext0 = undefined;
  line.handler = handler;
  setTrigger(line, handler === null ? 0 : trigger);
  return line.irqObject;
}

function describe(line: PinLine): string {
  const mode = line.mode & OUTPUT ? "OUT" : line.mode & DRAIN ? "OPEN_DRAIN" : "IN";
  const pull =
    line.pull & PULL_UP ? ", pull=Pin.PULL_UP" : line.pull & PULL_DOWN ? ", pull=Pin.PULL_DOWN" : "";
  const drive = line.drive !== DEFAULT_DRIVE ? `, drive=Pin.DRIVE_${line.drive}` : "";
  return `Pin(${line.id < 0 ? line.name : line.id}, mode=Pin.${mode}${pull}${drive})`;
}

const makePin = pinMaker(find, initPin);

const type = lazyType((): PyType =>
  defineType({
    name: "Pin",
    js: PyEsp32Pin,
    make: (_type, args, kw) => makePin(args, kw),
    init: (self: PyEsp32Pin, args, kw) => {
      self.line = makePin(args, kw).line;
    },
    slots: {
      repr$(this: PyEsp32Pin): string {
        return describe(this.line);
      },
      ...pinCallSlots,
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initPin((args[0] as PyEsp32Pin).line, args.slice(1), kw);
        return null;
      }),
      ...pinMethods(),
      toggle: native("toggle", 1, 1, (self: PyEsp32Pin) => {
        self.line.write(self.line.digital.readLatch() === 1 ? 0 : 1);
        return null;
      }),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => irq(args[0] as PyEsp32Pin, args.slice(1), kw)),
    },
    attrs: {
      IN: INPUT,
      OUT: INPUT | OUTPUT,
      OPEN_DRAIN: INPUT | OUTPUT | DRAIN,
      PULL_UP,
      PULL_DOWN,
      PULL_HOLD,
      // As older texts spell it.
      PULLUP: PULL_UP,
      IRQ_RISING: RISING,
      IRQ_FALLING: FALLING,
      WAKE_LOW: LOW_LEVEL,
      WAKE_HIGH: HIGH_LEVEL,
      DRIVE_0: 0,
      DRIVE_1: 1,
      DRIVE_2: 2,
      DRIVE_3: 3,
    },
  }),
);

export const pinEsp32: Part = (board) => {
  const pinClass = type();
  setPortPins({ type: pinClass, find });
  const names = Object.entries(board.description.pinNames);
  pinClass.dict.set(
    "board",
    pinsAsAttributes(
      "board",
      names.map(([name, id]) => [name, find(id)] as const),
    ),
  );
  return { Pin: pinClass, PULLUP_HOLD: PULL_UP | PULL_HOLD };
};
