/** `machine.SPI` of the Pycom modules (pycom-micropython-sigfox esp32/mods/machspi.c): pins as (clock, MOSI, MISO), words of 8, 16 or 32 bits. */

import { getWritableBytes } from "../../../../runtime-hal/core/buffer.js";
import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument, maybeInt } from "../../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../../runtime-hal/core/iteration.js";
import { native, nativeKw, parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../../runtime-hal/core/objects.js";
import { defineType } from "../../../../runtime-hal/core/type.js";
import { PyObject, type Keywords, type Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { SpiController } from "../../../../runtime-hal/hal/spi.js";
import { busOf } from "../bus-data.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { findPin } from "../pin-object.js";
import { busesOf, refused } from "../refusal.js";
import { invalidArgument, outgoing } from "../wipy-arguments.js";
import { notAvailable, notPossible, splitId } from "./arguments.js";

const MASTER = 0;
const MSB = 0;
const LSB = 1;
const WORD_LENGTHS = [8, 16, 32];

const number = (name: string, usual: number): ArgumentSpec => ({
  name,
  keywordOnly: true,
  default: usual,
  convert: intArgument,
});
const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "mode", default: MASTER, convert: intArgument },
  number("baudrate", 1_000_000),
  number("bits", 8),
  number("polarity", 0),
  number("phase", 0),
  number("firstbit", MSB),
  { name: "pins", keywordOnly: true },
];

class PyPycomSpi extends PyObject {
  /** 0: switched off. */
  private baudrate = 0;
  private bits = 8;
  private polarity = 0;
  private phase = 0;
  private bus: SpiController | undefined;

  constructor(readonly id: number) {
    super();
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [mode, baudrate, bits, polarity, phase, firstBit, pins] = parseArguments(args, kw, ARGUMENTS);
    if (mode !== MASTER || !WORD_LENGTHS.includes(bits as number)) throw invalidArgument();
    for (const flag of [polarity, phase, firstBit]) if (flag !== 0 && flag !== 1) throw invalidArgument();
    if (baudrate === 0) throw invalidArgument();
    const { defaults } = busOf("spi", this.id) ?? {};
    let lines = [defaults?.sck, defaults?.mosi, defaults?.miso];
    if (kw?.has("pins")) {
      const given = pins === null ? [null, null, null] : spread(pins);
      if (given.length !== 3) throw valueError(`requested length 3 but object has length ${given.length}`);
      lines = given.map((pin) => (pin === null ? undefined : findPin(pin).line.id));
    }
    this.bus?.close();
    this.bus = undefined;
    this.baudrate = baudrate as number;
    this.bits = bits as number;
    this.polarity = polarity as number;
    this.phase = phase as number;
    const [sck, mosi, miso] = lines;
    if (sck === undefined) return;
    const setup = {
      sck,
      mosi,
      miso,
      baudrate: this.baudrate,
      polarity: polarity as 0 | 1,
      phase: phase as 0 | 1,
      bits: 8,
      lsbFirst: firstBit === LSB,
    };
    this.bus = guard(() => useBoard().claimBus("spi", this.id, setup, { name: `SPI(${this.id})` }));
  }

  deinit(): void {
    this.bus?.close();
    this.bus = undefined;
    this.baudrate = 0;
  }

  /** Whole words go over the wire, in the order of memory; `fill` is what is sent where there is no data. */
  exchange(out: Uint8Array | undefined, count: number, fill: number): Uint8Array {
    if (this.baudrate === 0) throw notPossible();
    const word = this.bits >> 3;
    const bytes = new Uint8Array(Math.ceil(count / word) * word);
    if (out !== undefined) bytes.set(out);
    else for (let i = 0; i < bytes.length; i++) bytes[i] = (fill >>> (8 * (i % word))) & 0xff;
    if (this.bus === undefined) return new Uint8Array(count);
    this.bus.transfer(bytes, bytes);
    return bytes.subarray(0, count);
  }

  describe(): string {
    if (this.baudrate === 0) return "SPI(0)";
    return (
      `SPI(${this.id}, SPI.MASTER, baudrate=${this.baudrate}, bits=${this.bits}, polarity=${this.polarity}, ` +
      `phase=${this.phase}, firstbit=SPI.MSB)`
    );
  }
}

const FILL: ArgumentSpec = { name: "write", keywordOnly: true, default: 0, convert: intArgument };
const READ: readonly ArgumentSpec[] = [{ name: "nbytes", required: true }, FILL];
const READ_INTO: readonly ArgumentSpec[] = [{ name: "buf", required: true }, FILL];

/** Receives into a buffer or new bytes, while one value is sent. */
function receive(args: readonly Value[], kw: Keywords, specs: readonly ArgumentSpec[]): Uint8Array {
  const [target, fill] = parseArguments(args.slice(1), kw, specs);
  const count = maybeInt(target);
  const into = count === undefined ? getWritableBytes(target) : new Uint8Array(count);
  into.set((args[0] as PyPycomSpi).exchange(undefined, into.length, fill as number));
  return into;
}

const objects = perBoot(() => new Map<number, PyPycomSpi>());

function make(args: readonly Value[], kw: Keywords): PyPycomSpi {
  const { id, args: rest, kw: settings } = splitId(args, kw);
  if (busOf("spi", id) === undefined) throw refused(notAvailable(), "PIN420", busesOf("spi"));
  let self = objects().get(id);
  if (self === undefined) objects().set(id, (self = new PyPycomSpi(id)));
  self.initialise(rest, settings);
  return self;
}

const type = lazyType(() =>
  defineType({
    name: "SPI",
    js: PyPycomSpi,
    make: (_type, args, kw) => make(args, kw),
    slots: {
      repr$(this: PyPycomSpi): string {
        return this.describe();
      },
    },
    methods: {
      init: nativeKw("init", 1, Infinity, (args, kw) => {
        (args[0] as PyPycomSpi).initialise(args.slice(1), kw);
        return null;
      }),
      deinit: native("deinit", 1, 1, (self: PyPycomSpi) => {
        self.deinit();
        return null;
      }),
      write: native("write", 2, 2, (self: PyPycomSpi, source: Value) => {
        const out = outgoing(source);
        self.exchange(out, out.length, 0);
        return out.length;
      }),
      read: nativeKw("read", 1, Infinity, (args, kw) => new PyBytes(receive(args, kw, READ).slice())),
      readinto: nativeKw("readinto", 1, Infinity, (args, kw) => receive(args, kw, READ_INTO).length),
      write_readinto: native("write_readinto", 3, 3, (self: PyPycomSpi, source: Value, target: Value) => {
        const into = getWritableBytes(target);
        const out = source === target ? into : outgoing(source);
        if (out.length !== into.length) throw invalidArgument();
        into.set(self.exchange(out, out.length, 0));
        return out.length;
      }),
    },
    attrs: { MASTER, MSB, LSB },
  }),
);

export const spiPycom: Part = () => ({ SPI: type() });
