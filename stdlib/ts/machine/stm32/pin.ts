/** `machine.Pin` and `pyb.Pin` of the STM32 port, one class (MicroPython ports/stm32/pin.c, extint.c). */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyList } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { str } from "../../../../runtime-hal/core/text.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import { lazyType, type Part } from "../part.js";
import { mpIrq } from "../pin-irq.js";
import { lineOf, type PinLine } from "../pin-line.js";
import {
  highLow,
  pinCallSlots,
  pinMaker,
  pinMethods,
  pinsAsAttributes,
  PyPin,
  setPortPins,
} from "../pin-object.js";
import { noPinNamed, refused } from "../refusal.js";

const IN = 0;
const OUT = 1;
const ALT = 2;
const ANALOG = 3;
const OPEN_DRAIN = 0x11;
const ALT_OPEN_DRAIN = 0x12;
const MODES: Readonly<Record<number, string>> = {
  [IN]: "IN",
  [OUT]: "OUT",
  [ALT]: "ALT",
  [ANALOG]: "ANALOG",
  [OPEN_DRAIN]: "OPEN_DRAIN",
  [ALT_OPEN_DRAIN]: "ALT_OPEN_DRAIN",
};
const PULL_UP = 1;
const PULL_DOWN = 2;
export const RISING = 0x1011_0000;
export const FALLING = 0x1021_0000;
/** The bits in which the two triggers differ. */
const RISING_BIT = RISING & ~FALLING;
const FALLING_BIT = FALLING & ~RISING;
const MOST_ALTERNATE = 15;

class PyStmPin extends PyPin {
  get(): number {
    return this.line.read();
  }

  set(level: boolean): void {
    this.line.write(level ? 1 : 0);
  }
}

/** `A0`: the name of the processor's pin without its `P`. */
function cpuName(line: PinLine): string {
  const names = line.description.names ?? [];
  return names.find((name) => /^[A-K]\d+$/.test(name)) ?? (names[0] ?? "").replace(/^P(?=[A-K]\d)/, "");
}

function pinOf(line: PinLine): PyStmPin {
  if (line.object === null) {
    const pin = new PyStmPin();
    pin.line = line;
    line.object = pin;
    line.mode = ANALOG;
  }
  return line.object as PyStmPin;
}

function find(which: Value): PyStmPin {
  if (which instanceof PyStmPin) return which;
  const board = useBoard();
  if (typeof which === "string") {
    const names = board.description.pinNames;
    const id = Object.hasOwn(names, which)
      ? names[which]
      : board.chip.pins.find(({ names: own }) => own?.includes(which) || own?.includes(`P${which}`))?.id;
    if (id !== undefined) return pinOf(lineOf(board, id));
  }
  throw refused(
    valueError(`Pin(${str(which)}) doesn't exist`),
    typeof which === "string" ? "PIN401" : "PIN463",
    typeof which === "string" ? noPinNamed(which) : 'pins of this port are names, as in Pin("X1")',
  );
}

const INIT_ARGUMENTS = [
  { name: "mode", required: true, convert: intArgument },
  { name: "pull" },
  { name: "af", default: -1, convert: intArgument },
  { name: "value", keywordOnly: true },
  { name: "alt", keywordOnly: true, default: -1, convert: intArgument },
];

function initPin(line: PinLine, args: readonly Value[], kw: Keywords): void {
  const [mode, pullValue, legacy, value, alt] = parseArguments(args, kw, INIT_ARGUMENTS);
  if (MODES[mode] === undefined) throw valueError(`invalid pin mode: ${mode}`);
  const pull = pullValue === null ? 0 : intArgument(pullValue);
  if (pull < 0 || pull > PULL_DOWN) throw valueError(`invalid pin pull: ${pull}`);
  const af = alt === -1 ? legacy : alt;
  if ((mode === ALT || mode === ALT_OPEN_DRAIN) && (af < 0 || af > MOST_ALTERNATE)) {
    throw valueError(`invalid pin af: ${af}`);
  }
  line.mode = mode;
  line.pull = pull;
  line.alt = af;
  line.configure({
    mode: mode === OUT ? "out" : mode === OPEN_DRAIN ? "open-drain" : "in",
    pull: pull === PULL_UP ? "up" : pull === PULL_DOWN ? "down" : "none",
    initial: kw?.has("value") ? (truth(value) ? 1 : 0) : undefined,
  });
}

/** A timer takes the pin for one of its channels. */
export function useAlternate(pin: PyPin, alt: number): void {
  pin.line.mode = ALT;
  pin.line.alt = alt;
}

const IRQ_ARGUMENTS = [
  { name: "handler" },
  { name: "trigger", default: RISING | FALLING, convert: intArgument },
  { name: "hard", default: false, convert: truth },
];

function setTrigger(line: PinLine, trigger: number): void {
  line.trigger = trigger;
  line.listen(
    { rising: (trigger & RISING_BIT) !== 0, falling: (trigger & FALLING_BIT) !== 0, low: false, high: false },
    () => trigger,
  );
}

function irq(self: PyStmPin, args: readonly Value[], kw: Keywords): Value {
  const { line } = self;
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
  const mode = MODES[line.mode] as string;
  const pull =
    line.mode === ANALOG || line.pull === 0 ? "" : `, pull=Pin.PULL_${line.pull === PULL_UP ? "UP" : "DOWN"}`;
  const timer = line.description.pwm?.find(({ alt }) => alt === `AF${line.alt}`);
  const name = timer === undefined ? String(line.alt) : `Pin.AF${line.alt}_${timer.unit}`;
  const alt = line.mode === ALT || line.mode === ALT_OPEN_DRAIN ? `, alt=${name}` : "";
  return `Pin(Pin.cpu.${cpuName(line)}, mode=Pin.${mode}${pull}${alt})`;
}

const makePin = pinMaker(find, initPin);

/** Names of a pin: the processor's, then those of the board. */
function namesOf(line: PinLine): string[] {
  const board = Object.entries(line.board.description.pinNames).filter(([, id]) => id === line.id);
  return [cpuName(line), ...board.map(([name]) => name)];
}

const type = lazyType((): PyType =>
  defineType({
    name: "Pin",
    js: PyStmPin,
    make: (_type, args, kw) => makePin(args, kw),
    init: (self: PyStmPin, args, kw) => {
      self.line = makePin(args, kw).line;
    },
    slots: {
      repr$(this: PyStmPin): string {
        return describe(this.line);
      },
      ...pinCallSlots,
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initPin((args[0] as PyStmPin).line, args.slice(1), kw);
        return null;
      }),
      ...pinMethods(),
      ...highLow(),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => irq(args[0] as PyStmPin, args.slice(1), kw)),
      name: native("name", 1, 1, (self: PyStmPin) => cpuName(self.line)),
      names: native("names", 1, 1, (self: PyStmPin) => new PyList(namesOf(self.line))),
      port: native("port", 1, 1, (self: PyStmPin) => self.line.id >> 4),
      pin: native("pin", 1, 1, (self: PyStmPin) => self.line.id & 15),
      mode: native("mode", 1, 1, (self: PyStmPin) => self.line.mode),
      pull: native("pull", 1, 1, (self: PyStmPin) => self.line.pull),
      af: native("af", 1, 1, (self: PyStmPin) => Math.max(0, self.line.alt)),
    },
    attrs: {
      ...Object.fromEntries(Object.entries(MODES).map(([value, name]) => [name, Number(value)])),
      PULL_NONE: 0,
      PULL_UP,
      PULL_DOWN,
      IRQ_RISING: RISING,
      IRQ_FALLING: FALLING,
      OUT_PP: OUT,
      OUT_OD: OPEN_DRAIN,
      AF_PP: ALT,
      AF_OD: ALT_OPEN_DRAIN,
    },
  }),
);

export const pinStm32: Part = (board) => {
  const pinClass = type();
  setPortPins({ type: pinClass, find });
  const pins = board.chip.pins.filter(({ functions }) => functions.length > 0);
  const cpu = pins.map(({ id }) => pinOf(lineOf(board, id)));
  pinClass.dict.set(
    "cpu",
    pinsAsAttributes(
      "cpu",
      cpu.map((pin) => [cpuName(pin.line), pin] as const),
    ),
  );
  const named = Object.entries(board.description.pinNames);
  pinClass.dict.set(
    "board",
    pinsAsAttributes(
      "board",
      named.map(([name, id]) => [name, pinOf(lineOf(board, id))] as const),
    ),
  );
  return { Pin: pinClass };
};
