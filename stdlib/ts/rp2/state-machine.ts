/** `rp2.StateMachine` (MicroPython ports/rp2/rp2_pio.c). */

import { getattr } from "../../../runtime-hal/core/attributes.js";
import { bufferOrUndefined } from "../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { call } from "../../../runtime-hal/core/function.js";
import { importModule } from "../../../runtime-hal/core/import.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { PyModule } from "../../../runtime-hal/core/modules.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { bootBoard } from "../../../runtime-hal/exec/board.js";
import type { PioMachine, PioPins, PioSetup } from "../../../runtime-hal/hal/pio.js";
import { currentClockHz } from "../machine/clock-rate.js";
import { lazyType, perBoot } from "../machine/part.js";
import { findPin } from "../machine/pin-object.js";
import { waitUntil } from "../machine/wait.js";
import { blockOf, IrqHandler, loadProgram, programOf, word32 } from "./program.js";

const MACHINES_PER_BLOCK = 4;
const EXECCTRL = 4;
const SHIFTCTRL = 5;
const OUT_PINS = 6;
const SET_PINS = 7;
const SIDESET_PINS = 8;
const SIDE_OPTIONAL = 30;
const SIDE_LIMIT = 65536;

const keyword = (name: string): ArgumentSpec => ({ name, keywordOnly: true, default: null });
const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "prog", required: true },
  { name: "freq", default: -1, convert: intArgument },
  ...["in_base", "out_base", "set_base", "jmp_pin", "sideset_base"].map(keyword),
  ...["in_shiftdir", "out_shiftdir", "push_thresh", "pull_thresh"].map(keyword),
];

const idOf = (pin: Value): number => findPin(pin).line.id;

/** Pins from a base on, and how each begins: `PIO.OUT_LOW` and so on. */
function pinsOf(initial: Value, base: Value): { pins: PioPins; inits: { pin: number; kind: number }[] } {
  if (base === null || initial === null) return { pins: { base: 0, count: 0 }, inits: [] };
  const first = idOf(base);
  const kinds = typeof initial === "number" ? [initial] : spread(initial).map(intArgument);
  return {
    pins: { base: first, count: kinds.length },
    inits: kinds.map((kind, i) => ({ pin: first + i, kind })),
  };
}

export class PyStateMachine extends PyObject {
  readonly irq: IrqHandler;

  constructor(readonly id: number) {
    super();
    this.irq = new IrqHandler(this);
  }

  get blockIndex(): number {
    return Math.floor(this.id / MACHINES_PER_BLOCK);
  }

  get machine(): PioMachine {
    return blockOf(this.blockIndex).machines[this.id % MACHINES_PER_BLOCK] as PioMachine;
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [prog, freq, inBase, outBase, setBase, jmpPin, sideBase, ...shifts] = parseArguments(
      args,
      kw,
      ARGUMENTS,
    );
    const fields = programOf(prog);
    const offset = loadProgram(this.blockIndex, fields);
    const out = pinsOf(fields[OUT_PINS], outBase);
    const set = pinsOf(fields[SET_PINS], setBase);
    const side = pinsOf(fields[SIDESET_PINS], sideBase);
    const setup: PioSetup = {
      pc: offset,
      cycleUs: cycleUs(freq as number),
      execctrl: relocated(word32(fields[EXECCTRL]), offset),
      shiftctrl: shifted(word32(fields[SHIFTCTRL]), shifts),
      inBase: inBase === null ? 0 : idOf(inBase),
      jmpPin: jmpPin === null ? 0 : idOf(jmpPin),
      out: out.pins,
      set: set.pins,
      sideset: side.pins,
    };
    this.machine.configure(setup);
    this.machine.initPins(
      [...out.inits, ...set.inits, ...side.inits].map(({ pin, kind }) => ({
        pin,
        level: (kind & 1) as 0 | 1,
        output: (kind & 2) !== 0,
      })),
    );
    this.sideBits = side.pins.count + ((setup.execctrl >>> SIDE_OPTIONAL) & 1);
    this.sideOptional = ((setup.execctrl >>> SIDE_OPTIONAL) & 1) === 1;
  }
  private sideBits = 0;
  private sideOptional = false;

  /** An instruction as a number or as the assembler's text. */
  execute(instruction: Value): void {
    if (typeof instruction === "number") return this.machine.execute(instruction & 0xffff);
    const rp2 = importModule(new PyModule("__main__"), "rp2", 0, true);
    const encoded: Value = call(
      getattr(rp2, "asm_pio_encode"),
      instruction,
      this.sideBits,
      this.sideOptional,
    );
    this.machine.execute(intArgument(encoded));
  }

  put(word: number): void {
    const { machine } = this;
    waitUntil(() => !machine.txFull, Infinity);
    machine.put(word);
  }

  get(): number {
    const { machine } = this;
    waitUntil(() => machine.rxLevel > 0, Infinity);
    return machine.get();
  }
}

/** Without a frequency it is the clock of the chip; the divider has eight bits after the point. */
function cycleUs(freq: number): number {
  const clock = currentClockHz();
  if (freq < 0) return 1e6 / clock;
  const divider = freq === 0 ? SIDE_LIMIT : Math.floor((clock * 256) / freq) / 256;
  if (!(divider >= 1 && divider <= SIDE_LIMIT)) throw valueError("freq out of range");
  return (divider * 1e6) / clock;
}

/** Both ends of the loop lie where the program was put. */
function relocated(execctrl: number, offset: number): number {
  const [top, bottom] = [((execctrl >>> 12) & 31) + offset, ((execctrl >>> 7) & 31) + offset];
  return ((execctrl & ~0x1ff80) | (top << 12) | (bottom << 7)) >>> 0;
}

/** Directions and thresholds given to the constructor instead of the program's. */
function shifted(shiftctrl: number, given: readonly Value[]): number {
  const places = [
    [18, 1],
    [19, 1],
    [20, 31],
    [25, 31],
  ] as const;
  return places.reduce((word, [low, mask], i) => {
    const value: Value = given[i];
    if (value === null || value === undefined) return word;
    return ((word & ~(mask << low)) | ((intArgument(value) & mask) << low)) >>> 0;
  }, shiftctrl);
}

/** Numbers of a buffer, as words; a single number is one. */
function* words(data: Value): Generator<number> {
  const buffer = typeof data === "object" && data !== null ? bufferOrUndefined(data) : undefined;
  if (buffer === undefined) {
    yield word32(data);
    return;
  }
  const { u8, itemSize } = buffer;
  if (![1, 2, 4].includes(itemSize)) throw valueError("unsupported buffer type");
  const view = new DataView(u8.buffer, u8.byteOffset, u8.byteLength);
  for (let at = 0; at < u8.length; at += itemSize)
    yield itemSize === 1
      ? view.getUint8(at)
      : itemSize === 2
        ? view.getUint16(at, true)
        : view.getUint32(at, true);
}

function get(self: PyStateMachine, buffer: Value = null, shift: Value = 0): Value {
  const by = intArgument(shift);
  if (buffer === null) return self.get() >>> by;
  const view = bufferOrUndefined(buffer);
  if (view === undefined || ![1, 2, 4].includes(view.itemSize)) throw valueError("unsupported buffer type");
  const { u8, itemSize } = view;
  const data = new DataView(u8.buffer, u8.byteOffset, u8.byteLength);
  for (let at = 0; at < u8.length; at += itemSize) {
    const word = self.get() >>> by;
    if (itemSize === 1) data.setUint8(at, word & 0xff);
    else if (itemSize === 2) data.setUint16(at, word & 0xffff, true);
    else data.setUint32(at, word, true);
  }
  return null;
}

const machines = perBoot(() => new Map<number, PyStateMachine>());

/** The object of that number: there is one for each machine of the chip. */
export function stateMachine(id: number): PyStateMachine {
  const blocks = bootBoard().chip.id === "rp2350" ? 3 : 2;
  if (id < 0 || id >= blocks * MACHINES_PER_BLOCK) throw valueError("invalid StateMachine");
  const known = machines();
  let machine = known.get(id);
  if (machine === undefined) {
    stateMachineType();
    known.set(id, (machine = new PyStateMachine(id)));
  }
  return machine;
}

const IRQ_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "handler", default: null },
  { name: "trigger", default: 1, convert: intArgument },
  { name: "hard", default: false, convert: truth },
];

export const stateMachineType = lazyType((): PyType =>
  defineType({
    name: "StateMachine",
    js: PyStateMachine as never,
    make: (_type, args, kw) => {
      const self = stateMachine(intArgument(args[0]));
      if (args.length > 1) self.initialise(args.slice(1), kw);
      return self;
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyStateMachine).initialise(args.slice(1), kw);
        return null;
      }),
      active: native("active", 1, 2, (self: PyStateMachine, on?: Value) => {
        if (on !== undefined) self.machine.active = truth(on);
        return self.machine.active;
      }),
      restart: native("restart", 1, 1, (self: PyStateMachine) => {
        self.machine.restart();
        return null;
      }),
      exec: native("exec", 2, 2, (self: PyStateMachine, instruction: Value) => {
        self.execute(instruction);
        return null;
      }),
      get: native("get", 1, 3, get),
      put: native("put", 2, 3, (self: PyStateMachine, data: Value, shift: Value = 0) => {
        const by = intArgument(shift);
        for (const word of words(data)) self.put(by >= 32 ? 0 : (word << by) >>> 0);
        return null;
      }),
      rx_fifo: native("rx_fifo", 1, 1, (self: PyStateMachine) => self.machine.rxLevel),
      tx_fifo: native("tx_fifo", 1, 1, (self: PyStateMachine) => self.machine.txLevel),
      irq: nativeKw("irq", 1, Infinity, (args, kw) => {
        const self = args[0] as PyStateMachine;
        const given = parseArguments(args.slice(1), kw, IRQ_ARGUMENTS);
        if (args.length > 1 || (kw?.size ?? 0) > 0) {
          blockOf(self.blockIndex);
          self.irq.set(given[0], given[1] as number, given[2] as boolean);
        }
        return self.irq.object;
      }),
    },
  }),
);

/** Flags 0 to 3 of a block belong to its four machines. */
export function handlerFor(block: number, flag: number): IrqHandler | undefined {
  return machines().get(block * MACHINES_PER_BLOCK + flag)?.irq;
}
