/**
 * `machine.Pin` of the Pycom modules (their documentation of the class): pins have names, the default mode is output, and interrupts
 * are set up with `callback`.
 */

import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeKw, parseArguments } from "../../../../runtime-hal/core/native.js";
import { truth } from "../../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Board } from "../../../../runtime-hal/hal/board.js";
import { lazyType, type Part } from "../part.js";
import { lineOf, type PinLine } from "../pin-line.js";
import { pinCallSlots, pinsAsAttributes, PyPin, setPortPins } from "../pin-object.js";
import { ignored, noPinNamed, pinName, refused } from "../refusal.js";
import { invalidArgument } from "../wipy-arguments.js";

const IN = 1;
const OUT = 2;
const OPEN_DRAIN = 6;
const PULL_DOWN = 1;
const PULL_UP = 2;
const RISING = 1;
const FALLING = 2;
const LOW_LEVEL = 4;
const HIGH_LEVEL = 8;
const MODE_NAMES: Readonly<Record<number, string>> = { [IN]: "IN", [OUT]: "OUT", [OPEN_DRAIN]: "OPEN_DRAIN" };

class PyPycomPin extends PyPin {
  get(): number {
    return this.line.read();
  }

  set(level: boolean): void {
    this.line.write(level ? 1 : 0);
  }
}

/** `P9`: the module's name of a pin; the expansion board has other ones. */
function moduleName(board: Board, id: number): string {
  const names = Object.entries(board.description.pinNames);
  return names.find(([name, pin]) => pin === id && /^P\d+$/.test(name))?.[0] ?? `GPIO${id}`;
}

function pinOf(line: PinLine): PyPycomPin {
  if (line.object === null) {
    const pin = new PyPycomPin();
    pin.line = line;
    line.object = pin;
    line.mode = 0;
  }
  return line.object as PyPycomPin;
}

/** The pin with that GPIO number. */
export function pinOfNumber(id: number): Value {
  return pinOf(lineOf(useBoard(), id));
}

function find(which: Value): PyPycomPin {
  if (which instanceof PyPycomPin) return which;
  const board = useBoard();
  const names = board.description.pinNames;
  if (typeof which !== "string")
    throw refused(invalidArgument(), "PIN463", 'pins of this port are names, as in Pin("P9")');
  if (!Object.hasOwn(names, which)) throw refused(invalidArgument(), "PIN401", noPinNamed(which));
  return pinOf(lineOf(board, names[which] as number, "invalid argument(s) value"));
}

function apply(line: PinLine, initial?: 0 | 1): void {
  line.configure({
    mode: line.mode === OUT ? "out" : line.mode === OPEN_DRAIN ? "open-drain" : "in",
    pull: line.pull === PULL_UP ? "up" : line.pull === PULL_DOWN ? "down" : "none",
    initial,
  });
}

function setMode(line: PinLine, mode: number): void {
  if (MODE_NAMES[mode] === undefined) throw invalidArgument();
  if (mode !== IN && !line.can("gpio-out"))
    throw refused(invalidArgument(), "PIN404", `${pinName(line.id)} can only be read`);
  line.mode = mode;
}

function setPull(line: PinLine, pull: Value): void {
  const bits = pull === null ? 0 : intArgument(pull);
  if (bits !== 0 && bits !== PULL_UP && bits !== PULL_DOWN) throw invalidArgument();
  line.pull = bits;
}

const INIT_ARGUMENTS = [
  { name: "mode", default: OUT, convert: intArgument },
  { name: "pull" },
  { name: "value", keywordOnly: true },
  { name: "alt", keywordOnly: true, default: -1, convert: intArgument },
];

function initPin(line: PinLine, args: readonly Value[], kw: Keywords): void {
  const [mode, pull, value, alt] = parseArguments(args, kw, INIT_ARGUMENTS);
  if (alt < -1) throw invalidArgument();
  setMode(line, mode);
  setPull(line, pull);
  line.alt = alt;
  // The latch is set before the output is switched on.
  apply(line, value === null ? undefined : truth(value) ? 1 : 0);
}

/** Writes are without effect; through a reset only pins of the domain that stays on keep their level. */
function setHold(line: PinLine, held: boolean): void {
  line.hold = held;
  if (held && !line.can("rtc"))
    ignored(
      "PIN453",
      line.id,
      `${pinName(line.id)} cannot hold its level: it is no pin of the real-time clock`,
    );
  if (line.can("rtc")) line.digital.hold(held);
}

const CALLBACK_ARGUMENTS = [
  { name: "trigger", required: true, convert: intArgument },
  { name: "handler" },
  { name: "arg" },
];

/** `callback(trigger, handler=None, arg=None)`; the handler gets `arg`, or the pin. */
function callback(self: PyPycomPin, args: readonly Value[], kw: Keywords): null {
  const { line } = self;
  const [trigger, handler, arg] = parseArguments(args, kw, CALLBACK_ARGUMENTS);
  line.handler = handler;
  line.argument = arg === null ? self : arg;
  line.trigger = handler === null ? 0 : trigger;
  const has = (bit: number): boolean => (line.trigger & bit) !== 0;
  line.listen(
    { rising: has(RISING), falling: has(FALLING), low: has(LOW_LEVEL), high: has(HIGH_LEVEL) },
    () => line.trigger,
  );
  return null;
}

function describe(line: PinLine): string {
  const mode = `Pin.${MODE_NAMES[line.mode] ?? "IN"}`;
  const pull = line.pull === PULL_UP ? "Pin.PULL_UP" : line.pull === PULL_DOWN ? "Pin.PULL_DOWN" : "None";
  return `Pin('${moduleName(line.board, line.id)}', mode=${mode}, pull=${pull}, alt=${line.alt})`;
}

const makePin = (args: Value[], kw: Keywords): PyPycomPin => {
  if (args.length === 0) throw argumentCountError(0, 1, Infinity);
  const pin = find(args[0]);
  const { line } = pin;
  if (args.length > 1 || (kw !== null && kw.size > 0)) initPin(line, args.slice(1), kw);
  else if (line.mode === 0) initPin(line, [line.can("gpio-out") ? OUT : IN], null);
  return pin;
};

const type = lazyType((): PyType =>
  defineType({
    name: "Pin",
    js: PyPycomPin,
    make: (_type, args, kw) => makePin(args, kw),
    init: (self: PyPycomPin, args, kw) => {
      self.line = makePin(args, kw).line;
    },
    slots: {
      repr$(this: PyPycomPin): string {
        return describe(this.line);
      },
      ...pinCallSlots,
    } as never,
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        initPin((args[0] as PyPycomPin).line, args.slice(1), kw);
        return null;
      }),
      id: native("id", 1, 1, (self: PyPycomPin) => moduleName(self.line.board, self.line.id)),
      value: native("value", 1, 2, (self: PyPycomPin, x?: Value) => {
        if (x === undefined) return self.get();
        self.set(truth(x));
        return null;
      }),
      toggle: native("toggle", 1, 1, (self: PyPycomPin) => {
        self.set(self.line.digital.readLatch() === 0);
        return null;
      }),
      mode: native("mode", 1, 2, ({ line }: PyPycomPin, mode?: Value) => {
        if (mode === undefined) return line.mode;
        setMode(line, intArgument(mode));
        apply(line);
        return null;
      }),
      pull: native("pull", 1, 2, ({ line }: PyPycomPin, pull?: Value) => {
        if (pull === undefined) return line.pull === 0 ? null : line.pull;
        setPull(line, pull);
        apply(line);
        return null;
      }),
      hold: native("hold", 1, 2, ({ line }: PyPycomPin, held?: Value) => {
        if (held === undefined) return line.hold;
        setHold(line, truth(held));
        return null;
      }),
      callback: nativeKw("callback", 1, Infinity, (args, kw) =>
        callback(args[0] as PyPycomPin, args.slice(1), kw),
      ),
    },
    attrs: {
      IN,
      OUT,
      OPEN_DRAIN,
      PULL_UP,
      PULL_DOWN,
      IRQ_RISING: RISING,
      IRQ_FALLING: FALLING,
      IRQ_LOW_LEVEL: LOW_LEVEL,
      IRQ_HIGH_LEVEL: HIGH_LEVEL,
    },
  }),
);

export const pinPycom: Part = (board) => {
  const pinClass = type();
  setPortPins({ type: pinClass, find });
  const named = (pattern: RegExp): (readonly [string, PyPycomPin])[] =>
    Object.entries(board.description.pinNames)
      .filter(([name]) => pattern.test(name))
      .map(([name, id]) => [name, pinOf(lineOf(board, id))] as const);
  pinClass.dict.set("module", pinsAsAttributes("module", named(/^P\d+$/)));
  pinClass.dict.set("exp_board", pinsAsAttributes("exp_board", named(/^G\d+$/)));
  return { Pin: pinClass };
};
