/** `machine.Pin` of the WiPy 1 (MicroPython ports/cc3200/mods/pybpin.c). Pins have names; a pin that is named is set up anew. */

import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { PyList, PyTuple } from "../../../../runtime-hal/core/objects.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Level } from "../../../../runtime-hal/hal/digital.js";
import { lazyType, type Part } from "../part.js";
import { lineOf, NO_TRIGGERS, type PinLine } from "../pin-line.js";
import { pinCallSlots, pinsAsAttributes, PyPin, setPortPins } from "../pin-object.js";
import { DEEPSLEEP, IDLE, irqArguments, newIrq, SLEEP, type WipySource } from "./irq.js";
import { wipyWake } from "./wake.js";
import { noPinNamed, refused } from "../refusal.js";
import { invalidArgument } from "../wipy-arguments.js";

const IN = 0;
const OUT = 1;
const ALT = 2;
const ALT_OPEN_DRAIN = 3;
const OPEN_DRAIN = 0x10;
const MODES: Readonly<Record<number, string>> = {
  [IN]: "IN",
  [OUT]: "OUT",
  [ALT]: "ALT",
  [ALT_OPEN_DRAIN]: "ALT_OPEN_DRAIN",
  [OPEN_DRAIN]: "OPEN_DRAIN",
};
const PULL_UP = 0x100;
const PULL_DOWN = 0x200;
const LOW_POWER = 0x20;
const MED_POWER = 0x40;
const HIGH_POWER = 0x60;
const DRIVES: Readonly<Record<number, string>> = {
  [LOW_POWER]: "LOW_POWER",
  [MED_POWER]: "MED_POWER",
  [HIGH_POWER]: "HIGH_POWER",
};
const FALLING = 1;
const RISING = 2;
const LOW_LEVEL = 4;
const HIGH_LEVEL = 8;
const MOST_ALTERNATE = 15;
/** Pins that the sleeping chip sees. */
const WAKE_PINS = ["GP2", "GP4", "GP11", "GP13", "GP17", "GP24"];

class PyWipyPin extends PyPin {
  get(): number {
    return this.line.read();
  }

  set(level: boolean): void {
    this.line.write(level ? 1 : 0);
  }
}

function pinOf(line: PinLine): PyWipyPin {
  if (line.object === null) {
    const pin = new PyWipyPin();
    pin.line = line;
    line.object = pin;
    line.mode = IN;
    line.drive = MED_POWER;
    line.alt = 0;
  }
  return line.object as PyWipyPin;
}

function find(which: Value): PyWipyPin {
  if (which instanceof PyWipyPin) return which;
  const board = useBoard();
  const pin =
    typeof which === "string" ? board.chip.pins.find(({ names }) => names?.includes(which)) : undefined;
  if (typeof which !== "string")
    throw refused(invalidArgument(), "PIN463", 'pins of this port are names, as in Pin("GP9")');
  if (pin === undefined) throw refused(invalidArgument(), "PIN401", noPinNamed(which));
  return pinOf(lineOf(board, pin.id, "invalid argument(s) value"));
}

function checked(value: number, known: Readonly<Record<number, string>>): number {
  if (known[value] === undefined) throw invalidArgument();
  return value;
}

function pullOf(pull: Value): number {
  const bits = pull === null ? 0 : intArgument(pull);
  if (bits !== 0 && bits !== PULL_UP && bits !== PULL_DOWN) throw invalidArgument();
  return bits;
}

function apply(line: PinLine, initial?: Level): void {
  line.configure({
    mode: line.mode === OUT ? "out" : line.mode === OPEN_DRAIN ? "open-drain" : "in",
    pull: line.pull === PULL_UP ? "up" : line.pull === PULL_DOWN ? "down" : "none",
    initial,
  });
}

function initPin(line: PinLine, args: readonly Value[], kw: Keywords): void {
  const [modeValue, pull, value, drive, alt] = parseArguments(args, kw, [
    { name: "mode", default: IN },
    { name: "pull" },
    { name: "value", keywordOnly: true },
    { name: "drive", keywordOnly: true, default: MED_POWER, convert: intArgument },
    { name: "alt", keywordOnly: true, default: -1, convert: intArgument },
  ]);
  const mode = checked(intArgument(modeValue), MODES);
  const pullBits = pullOf(pull);
  const initial = kw?.has("value") ? (truth(value) ? 1 : 0) : undefined;
  checked(drive, DRIVES);
  const isAlternate = mode === ALT || mode === ALT_OPEN_DRAIN;
  if (isAlternate ? alt < -1 || alt > MOST_ALTERNATE : alt !== -1) throw invalidArgument();
  if (alt > 0 && line.description.alternates?.[String(alt)] === undefined) throw invalidArgument();
  line.mode = mode;
  line.pull = pullBits;
  line.drive = drive;
  if (!isAlternate) line.alt = 0;
  else if (alt !== -1) line.alt = alt;
  apply(line, initial);
}

/** The interrupt of a pin. */
class PinSource implements WipySource {
  private trigger = 0;

  constructor(private readonly pin: PyWipyPin) {}

  get flags(): number {
    return this.pin.line.flags;
  }

  setUp(args: readonly Value[], kw: Keywords): Value {
    const { trigger: given, handler, wake } = irqArguments(args, kw);
    const { line } = this.pin;
    const trigger = intArgument(given);
    const both = trigger === (FALLING | RISING);
    if (!both && ![FALLING, RISING, LOW_LEVEL, HIGH_LEVEL].includes(trigger)) throw invalidArgument();
    const name = line.name;
    if ((wake & (SLEEP | DEEPSLEEP)) !== 0 && (both || !WAKE_PINS.includes(name))) throw invalidArgument();
    if ((wake & (SLEEP | DEEPSLEEP)) !== 0) {
      wipyWake().pins.set(line.id, {
        kinds: wake,
        peek: () => line.digital.peek(),
        wakes: (level, changed) =>
          level === 1
            ? trigger === HIGH_LEVEL || (changed && trigger === RISING)
            : trigger === LOW_LEVEL || (changed && trigger === FALLING),
      });
    } else {
      wipyWake().pins.delete(line.id);
    }
    this.trigger = trigger;
    const irq = newIrq(this, this.pin, handler);
    line.irqObject = irq;
    line.onFire = () => irq.fire();
    line.handler = handler;
    if (wake & IDLE) this.enable();
    else this.disable();
    return irq;
  }

  enable(): void {
    const has = (bit: number): boolean => (this.trigger & bit) !== 0;
    this.pin.line.listen(
      { rising: has(RISING), falling: has(FALLING), low: has(LOW_LEVEL), high: has(HIGH_LEVEL) },
      (level, isEdge) => (isEdge ? (level === 1 ? RISING : FALLING) : level === 1 ? HIGH_LEVEL : LOW_LEVEL),
    );
  }

  disable(): void {
    this.pin.line.listen(NO_TRIGGERS, () => 0);
  }
}

function describe(line: PinLine): string {
  const pull = line.pull === 0 ? "None" : line.pull === PULL_UP ? "Pin.PULL_UP" : "Pin.PULL_DOWN";
  const alt = line.alt === 0 ? -1 : line.alt;
  return `Pin('${line.name}', mode=Pin.${MODES[line.mode] as string}, pull=${pull}, drive=Pin.${DRIVES[line.drive] as string}, alt=${alt})`;
}

const makePin = (args: Value[], kw: Keywords): PyWipyPin => {
  if (args.length === 0) throw argumentCountError(0, 1, Infinity);
  const pin = find(args[0]);
  initPin(pin.line, args.slice(1), kw);
  return pin;
};

/** A method that reads without an argument, and sets with one and configures the pin again. */
const setting = (
  name: string,
  read: (line: PinLine) => Value,
  write: (line: PinLine, value: Value) => void,
): Value =>
  native(name, 1, 2, ({ line }: PyWipyPin, value?: Value) => {
    if (value === undefined) return read(line);
    write(line, value);
    apply(line);
    return null;
  });

const type = lazyType((): PyType =>
  defineType({
    name: "Pin",
    js: PyWipyPin,
    make: (_type, args, kw) => makePin(args, kw),
    init: (self: PyWipyPin, args, kw) => {
      self.line = makePin(args, kw).line;
    },
    slots: {
      repr$(this: PyWipyPin): string {
        return describe(this.line);
      },
      ...pinCallSlots,
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initPin((args[0] as PyWipyPin).line, args.slice(1), kw);
        return null;
      }),
      value: native("value", 1, 2, (self: PyWipyPin, x?: Value) => {
        if (x === undefined) return self.get();
        self.set(truth(x));
        return null;
      }),
      out_value: native("out_value", 1, 1, (self: PyWipyPin) => self.line.digital.readLatch()),
      toggle: native("toggle", 1, 1, (self: PyWipyPin) => {
        self.set(self.line.digital.readLatch() === 0);
        return null;
      }),
      id: native("id", 1, 1, (self: PyWipyPin) => self.line.name),
      mode: setting(
        "mode",
        (line) => line.mode,
        (line, mode) => {
          line.mode = checked(intArgument(mode), MODES);
        },
      ),
      pull: setting(
        "pull",
        (line) => (line.pull === 0 ? null : line.pull),
        (line, pull) => {
          line.pull = pullOf(pull);
        },
      ),
      drive: setting(
        "drive",
        (line) => line.drive,
        (line, drive) => {
          line.drive = checked(intArgument(drive), DRIVES);
        },
      ),
      alt_list: native("alt_list", 1, 1, (self: PyWipyPin) => {
        const all = Object.entries(self.line.description.alternates ?? {});
        return new PyList(all.map(([index, name]) => new PyTuple([name, Number(index)])));
      }),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => {
        const pin = args[0] as PyWipyPin;
        return new PinSource(pin).setUp(args.slice(1), kw);
      }),
    },
    attrs: {
      ...Object.fromEntries(Object.entries(MODES).map(([value, name]) => [name, Number(value)])),
      PULL_UP,
      PULL_DOWN,
      ...Object.fromEntries(Object.entries(DRIVES).map(([value, name]) => [name, Number(value)])),
      IRQ_FALLING: FALLING,
      IRQ_RISING: RISING,
      IRQ_LOW_LEVEL: LOW_LEVEL,
      IRQ_HIGH_LEVEL: HIGH_LEVEL,
    },
  }),
);

export const pinWipy: Part = (board) => {
  const pinClass = type();
  setPortPins({ type: pinClass, find });
  const pins = board.chip.pins.filter(({ functions }) => functions.length > 0);
  pinClass.dict.set(
    "board",
    pinsAsAttributes(
      "board",
      pins.map(({ id, names }) => [names?.[0] ?? `GP${id}`, pinOf(lineOf(board, id))] as const),
    ),
  );
  return { Pin: pinClass };
};
