/** `machine.Pin` of the RP2 port (MicroPython ports/rp2/machine_pin.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import { lazyType, type Part } from "./part.js";
import { mpIrq } from "./pin-irq.js";
import { lineOf, type PinLine } from "./pin-line.js";
import {
  highLow,
  pinCallSlots,
  pinMaker,
  pinMethods,
  pinsAsAttributes,
  PyPin,
  setPortPins,
} from "./pin-object.js";
import { noPinNamed, pinName, refused } from "./refusal.js";

const IN = 0;
const OUT = 1;
const OPEN_DRAIN = 2;
const ALT = 3;
const PULL_UP = 1;
const PULL_DOWN = 2;
const LOW_LEVEL = 1;
const HIGH_LEVEL = 2;
const FALLING = 4;
const RISING = 8;

/** Functions that a pin can be switched to, by their number (RP2040 data sheet, 2.19.2). */
export const RP2_FUNCTIONS = {
  SPI: 1,
  UART: 2,
  I2C: 3,
  PWM: 4,
  SIO: 5,
  PIO0: 6,
  PIO1: 7,
  GPCK: 8,
  USB: 9,
} as const;
const AFTER_RESET = 31;

class PyRp2Pin extends PyPin {
  get(): number {
    return this.line.read();
  }

  set(level: boolean): void {
    this.line.write(level ? 1 : 0);
  }
}

function pinOf(line: PinLine): PyRp2Pin {
  if (line.object === null) {
    const pin = new PyRp2Pin();
    pin.line = line;
    line.object = pin;
    line.mode = isExternal(line) ? IN : ALT;
    line.alt = AFTER_RESET;
    line.pull = PULL_DOWN;
  }
  return line.object as PyRp2Pin;
}

/** On the radio chip, which is asked over a bus. */
const isExternal = (line: PinLine): boolean => line.description.external !== undefined;

/** `GPIO5`; the chip's makers print `GP5` on their boards. */
function cpuName(line: PinLine): string {
  const names = line.description.names ?? [];
  return names.find((name) => name.startsWith("GPIO")) ?? names[0] ?? `GPIO${line.id}`;
}

function find(which: Value): PyRp2Pin {
  if (which instanceof PyRp2Pin) return which;
  const board = useBoard();
  if (typeof which === "string") {
    const names = board.description.pinNames;
    const id = Object.hasOwn(names, which)
      ? names[which]
      : board.chip.pins.find(({ id, names: own }) => (own ?? [`GPIO${id}`]).includes(which))?.id;
    if (id === undefined)
      throw refused(valueError(`unknown named pin "${which}"`), "PIN401", noPinNamed(which));
    return pinOf(lineOf(board, id));
  }
  // Pins of other chips have names only.
  if (typeof which !== "number")
    throw refused(valueError("invalid pin"), "PIN463", "pins of this port are numbers or names");
  if (which < 0 || which >= 1000)
    throw refused(valueError("invalid pin"), "PIN401", noPinNamed(String(which)));
  return pinOf(lineOf(board, which));
}

const INIT_ARGUMENTS = [
  { name: "mode" },
  { name: "pull" },
  { name: "value", keywordOnly: true },
  { name: "alt", keywordOnly: true, default: RP2_FUNCTIONS.SIO, convert: intArgument },
];

/** Functions of a pin besides the plain one, by number; what the pins of one chip have in common. */
function hasFunction(line: PinLine, alt: number): boolean {
  if (alt === RP2_FUNCTIONS.PWM) return line.can("pwm");
  if (alt === RP2_FUNCTIONS.GPCK) return [20, 21, 22, 23, 24, 25].includes(line.id);
  if (alt === RP2_FUNCTIONS.SPI || alt === RP2_FUNCTIONS.UART || alt === RP2_FUNCTIONS.I2C) {
    const kind = alt === RP2_FUNCTIONS.SPI ? "SPI" : alt === RP2_FUNCTIONS.UART ? "UART" : "I2C";
    const { signals } = line.description;
    return signals === undefined || signals.some(({ bus }) => bus.startsWith(kind));
  }
  return Object.values(RP2_FUNCTIONS).includes(alt as 5);
}

function initPin(line: PinLine, args: readonly Value[], kw: Keywords): void {
  const [modeValue, pullValue, valueValue, alt] = parseArguments(args, kw, INIT_ARGUMENTS);
  if (isExternal(line)) {
    if (pullValue !== null) {
      const error = valueError("pulls are not supported for external pins");
      throw refused(error, "PIN407", `${pinName(line.id)} belongs to the radio chip and has no pulls`);
    }
    if (alt !== RP2_FUNCTIONS.SIO)
      throw valueError("alternate functions are not supported for external pins");
  }
  const value = valueValue === null ? undefined : truth(valueValue) ? 1 : 0;
  let initial: 0 | 1 | undefined;
  if (modeValue !== null) {
    const mode = intArgument(modeValue);
    if (mode === OUT) initial = value;
    else if (mode === OPEN_DRAIN) initial = value ?? 1;
    else if (mode !== IN && !hasFunction(line, alt)) throw valueError(`invalid pin af: ${alt}`);
    line.mode = mode === IN || mode === OUT || mode === OPEN_DRAIN ? mode : ALT;
    line.alt = line.mode === ALT ? alt : RP2_FUNCTIONS.SIO;
  }
  // Without a pull given there is none.
  line.pull = pullValue === null ? 0 : intArgument(pullValue) & (PULL_UP | PULL_DOWN);
  line.configure({
    mode: line.mode === OUT ? "out" : line.mode === OPEN_DRAIN ? "open-drain" : "in",
    pull: line.pull & PULL_UP ? "up" : line.pull & PULL_DOWN ? "down" : "none",
    initial,
  });
}

const IRQ_ARGUMENTS = [
  { name: "handler" },
  { name: "trigger", default: FALLING | RISING, convert: intArgument },
  { name: "hard", default: false, convert: truth },
];

function setTrigger(line: PinLine, trigger: number): void {
  line.trigger = trigger;
  const has = (bit: number): boolean => (trigger & bit) !== 0;
  line.listen(
    { rising: has(RISING), falling: has(FALLING), low: has(LOW_LEVEL), high: has(HIGH_LEVEL) },
    (level, isEdge) =>
      trigger & ((isEdge ? (level === 1 ? RISING : FALLING) : 0) | (level === 1 ? HIGH_LEVEL : LOW_LEVEL)),
  );
}

function irq(self: PyRp2Pin, args: readonly Value[], kw: Keywords): Value {
  const { line } = self;
  if (isExternal(line)) throw valueError("expecting a regular GPIO Pin");
  const [handler, trigger, hard] = parseArguments(args, kw, IRQ_ARGUMENTS);
  line.irqObject ??= mpIrq(line, (wanted) => setTrigger(line, wanted));
  if (args.length > 0 || (kw !== null && kw.size > 0)) {
    line.handler = handler;
    line.hard = hard;
    setTrigger(line, handler === null ? 0 : trigger);
  }
  return line.irqObject;
}

function describe(line: PinLine): string {
  const mode = ["IN", "OUT", "OPEN_DRAIN", "ALT"][line.mode] ?? "ALT";
  if (isExternal(line)) return `Pin(${cpuName(line)}, mode=${mode})`;
  const pulls = [];
  if (line.pull & PULL_UP) pulls.push("PULL_UP");
  if (line.pull & PULL_DOWN) pulls.push("PULL_DOWN");
  const pull = pulls.length === 0 ? "" : `, pull=${pulls.join("|")}`;
  const known = Object.entries(RP2_FUNCTIONS).find(([, number]) => number === line.alt)?.[0];
  const alt = line.mode === ALT ? `, alt=${known ?? line.alt}` : "";
  return `Pin(${cpuName(line)}, mode=${mode}${pull}${alt})`;
}

/** A peripheral takes the pin: it is in its alternate function from now on. */
export function switchFunction(pin: PyPin, alt: number): void {
  pin.line.mode = ALT;
  pin.line.alt = alt;
}

const makePin = pinMaker(find, initPin);

const type = lazyType((): PyType =>
  defineType({
    name: "Pin",
    js: PyRp2Pin,
    make: (_type, args, kw) => makePin(args, kw),
    init: (self: PyRp2Pin, args, kw) => {
      self.line = makePin(args, kw).line;
    },
    slots: {
      repr$(this: PyRp2Pin): string {
        return describe(this.line);
      },
      ...pinCallSlots,
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initPin((args[0] as PyRp2Pin).line, args.slice(1), kw);
        return null;
      }),
      ...pinMethods(),
      ...highLow(),
      toggle: native("toggle", 1, 1, (self: PyRp2Pin) => {
        self.set(self.line.digital.readLatch() === 0);
        return null;
      }),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => irq(args[0] as PyRp2Pin, args.slice(1), kw)),
    },
    attrs: {
      IN,
      OUT,
      OPEN_DRAIN,
      ALT,
      PULL_UP,
      PULL_DOWN,
      IRQ_RISING: RISING,
      IRQ_FALLING: FALLING,
      ...Object.fromEntries(Object.entries(RP2_FUNCTIONS).map(([name, alt]) => [`ALT_${name}`, alt])),
    },
  }),
);

export const pinRp2: Part = (board) => {
  const pinClass = type();
  setPortPins({ type: pinClass, find });
  const own = board.chip.pins.filter(({ functions }) => functions.length > 0);
  const cpu = own.map(({ id }) => {
    const pin = pinOf(lineOf(board, id));
    return [cpuName(pin.line), pin] as const;
  });
  const named = Object.entries(board.description.pinNames);
  pinClass.dict.set("cpu", pinsAsAttributes("cpu", cpu));
  pinClass.dict.set(
    "board",
    pinsAsAttributes(
      "board",
      named.map(([name, id]) => [name, pinOf(lineOf(board, id))] as const),
    ),
  );
  return { Pin: pinClass };
};
