/** `machine.SPI` of the WiPy: one bus, counts as results (ports/cc3200/mods/pybspi.c). */

import { getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { osError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { SpiController } from "../../../runtime-hal/hal/spi.js";
import { busOf } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { incoming, invalidArgument, notInitialised, outgoing } from "./wipy-arguments.js";

const ENODEV = 19;
const MSB = 0;
const WORD_LENGTHS = [8, 16, 32];

const number = (name: string, usual: number): ArgumentSpec => ({
  name,
  keywordOnly: true,
  default: usual,
  convert: intArgument,
});
const ARGUMENTS: readonly ArgumentSpec[] = [
  number("baudrate", 1_000_000),
  number("bits", 8),
  number("polarity", 0),
  number("phase", 0),
  number("firstbit", MSB),
  { name: "pins", keywordOnly: true },
];

class PyWipySpi extends PyObject {
  /** 0: switched off. */
  private baudrate = 0;
  private bits = 8;
  private polarity = 0;
  private phase = 0;
  private bus: SpiController | undefined;

  initialise(args: readonly Value[], kw: Keywords): void {
    const [baudrate, bits, polarity, phase, firstBit, pins] = parseArguments(args, kw, ARGUMENTS);
    if (!WORD_LENGTHS.includes(bits as number)) throw invalidArgument();
    for (const flag of [polarity, phase]) if (flag !== 0 && flag !== 1) throw invalidArgument();
    if (firstBit !== MSB) throw invalidArgument();
    this.baudrate = baudrate as number;
    this.bits = bits as number;
    this.polarity = polarity as number;
    this.phase = phase as number;
    const { defaults } = busOf("spi", 0) ?? {};
    const given = kw?.has("pins") && pins !== null ? spread(pins) : undefined;
    if (given !== undefined && given.length !== 3) throw invalidArgument();
    const pin = (index: number, usual: number | undefined): number =>
      given === undefined ? (usual ?? 0) : findPin(given[index]).line.id;
    const setup = {
      sck: pin(0, defaults?.sck),
      mosi: pin(1, defaults?.mosi),
      miso: pin(2, defaults?.miso),
      baudrate: this.baudrate,
      polarity: polarity as 0 | 1,
      phase: phase as 0 | 1,
      bits: 8,
      lsbFirst: false,
    };
    this.bus?.close();
    this.bus = guard(() => useBoard().claimBus("spi", 0, setup, { name: "SPI(0)" }));
  }

  deinit(): void {
    this.bus?.close();
    this.bus = undefined;
    this.baudrate = 0;
  }

  /** Words of more than a byte are sent high byte first, from the low byte first that memory has. */
  exchange(out: Uint8Array, into: Uint8Array): void {
    if (this.bus === undefined) throw notInitialised();
    const bytes = this.swapped(out);
    this.bus.transfer(bytes, bytes);
    into.set(this.swapped(bytes));
  }

  private swapped(bytes: Uint8Array): Uint8Array {
    const length = this.bits >> 3;
    const swapped = bytes.slice();
    for (let i = 0; i + length <= swapped.length; i += length) swapped.subarray(i, i + length).reverse();
    return swapped;
  }

  describe(): string {
    if (this.baudrate === 0) return "SPI(0)";
    return (
      `SPI(0, baudrate=${this.baudrate}, bits=${this.bits}, polarity=${this.polarity}, ` +
      `phase=${this.phase}, firstbit=SPI.MSB)`
    );
  }
}

const READ: readonly ArgumentSpec[] = [
  { name: "nbytes", required: true },
  { name: "write", default: 0, convert: intArgument },
];
const READ_INTO: readonly ArgumentSpec[] = [
  { name: "buf", required: true },
  { name: "write", default: 0, convert: intArgument },
];

/** Receives into a buffer or new bytes, while one value is sent. */
function receive(args: readonly Value[], kw: Keywords, specs: readonly ArgumentSpec[]): Uint8Array {
  const [target, write] = parseArguments(args.slice(1), kw, specs);
  const into = incoming(target);
  (args[0] as PyWipySpi).exchange(new Uint8Array(into.length).fill(write as number), into);
  return into;
}

const bus = perBoot(() => new PyWipySpi());

const type = lazyType(() =>
  defineType({
    name: "SPI",
    js: PyWipySpi,
    make: (_type, args, kw) => {
      if (args.length > 0 && intArgument(args[0]) !== 0) throw osError(ENODEV);
      const self = bus();
      self.initialise(args.slice(1), kw);
      return self;
    },
    slots: {
      repr$(this: PyWipySpi): string {
        return this.describe();
      },
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyWipySpi).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyWipySpi) => {
        self.deinit();
        return null;
      }),
      write: native("write", 2, 2, (self: PyWipySpi, source: Value) => {
        const out = outgoing(source);
        self.exchange(out, new Uint8Array(out.length));
        return out.length;
      }),
      read: nativeKw("read", 1, Infinity, (args, kw) => new PyBytes(receive(args, kw, READ).slice())),
      readinto: nativeKw("readinto", 1, Infinity, (args, kw) => receive(args, kw, READ_INTO).length),
      write_readinto: native("write_readinto", 3, 3, (self: PyWipySpi, source: Value, target: Value) => {
        const into = getWritableBytes(target);
        const out = source === target ? into : outgoing(source);
        if (out.length !== into.length) throw invalidArgument();
        self.exchange(out, into);
        return out.length;
      }),
    },
    // MASTER is in the documentation of 2017; there is no other role.
    attrs: { MSB, MASTER: 1 },
  }),
);

export const spiWipy: Part = () => ({ SPI: type() });
