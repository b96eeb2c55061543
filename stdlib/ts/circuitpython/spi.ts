/** `SPI` of `busio` and `bitbangio` (shared-bindings/busio/SPI.c). Chip selects are pins of the program. */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { SpiController } from "../../../runtime-hal/hal/spi.js";
import { guard } from "../machine/hal-error.js";
import { busMethods, busOfPins, bytesIn, lockedMethod, OUT_AND_IN, PyBus, RANGE, roomIn } from "./locked.js";
import { freePin, type PyMcuPin } from "./pins.js";
import { attribute } from "./resource.js";

const DEFAULT_HZ = 100_000;
const BITS = 8;

interface Mode {
  readonly baudrate: number;
  readonly polarity: 0 | 1;
  readonly phase: 0 | 1;
  readonly bits: number;
}

export class PySpiBus extends PyBus {
  private bus!: SpiController;
  baudrate = 0;

  constructor(
    private readonly clock: PyMcuPin,
    private readonly mosi: PyMcuPin | undefined,
    private readonly miso: PyMcuPin | undefined,
    private readonly isSoft: boolean,
  ) {
    super([clock, mosi, miso].filter((pin) => pin !== undefined));
    this.configure({ baudrate: DEFAULT_HZ, polarity: 0, phase: 0, bits: BITS });
  }

  configure(mode: Mode): void {
    const { clock, mosi, miso } = this;
    const index = this.isSoft
      ? "soft"
      : busOfPins("spi", [
          ["sck", clock],
          ["mosi", mosi],
          ["miso", miso],
        ]);
    this.bus?.close();
    this.baudrate = mode.baudrate;
    const setup = { sck: clock.id, mosi: mosi?.id, miso: miso?.id, ...mode, lsbFirst: false };
    this.bus = guard(() => useBoard().claimBus("spi", index, setup, { name: `SPI(${clock.name})` }));
  }

  transfer(out: Uint8Array, into: Uint8Array, writes: boolean, reads: boolean): null {
    if (writes && this.mosi === undefined) throw valueError("No MOSI pin");
    if (reads && this.miso === undefined) throw valueError("No MISO pin");
    if (out.length > 0) this.bus.transfer(out, into);
    return null;
  }

  protected release(): void {
    this.bus.close();
  }
}

const BUFFER = { name: "buffer", required: true };
const bit = (name: string): ArgumentSpec => ({
  name,
  keywordOnly: true,
  default: 0,
  convert: (value) => {
    const n = intArgument(value);
    if (n !== 0 && n !== 1) throw valueError(`${name} must be 0-1`);
    return n;
  },
});

const spiMethods = (): Record<string, Value> => ({
  ...busMethods(),
  configure: lockedMethod<PySpiBus>(
    "configure",
    [
      { name: "baudrate", keywordOnly: true, default: DEFAULT_HZ, convert: intArgument },
      bit("polarity"),
      bit("phase"),
      { name: "bits", keywordOnly: true, default: BITS, convert: intArgument },
    ],
    (self, values) => {
      const [baudrate, polarity, phase, bits] = values as [number, 0 | 1, 0 | 1, number];
      if (bits !== BITS && bits !== BITS + 1) throw valueError("bits must be 8-9");
      self.configure({ baudrate, polarity, phase, bits });
      return null;
    },
  ),
  write: lockedMethod<PySpiBus>("write", [BUFFER, ...RANGE], (self, [buffer, start, end]) => {
    const out = bytesIn(buffer, start, end);
    return self.transfer(out, new Uint8Array(out.length), true, false);
  }),
  readinto: lockedMethod<PySpiBus>(
    "readinto",
    [BUFFER, ...RANGE, { name: "write_value", keywordOnly: true, default: 0, convert: intArgument }],
    (self, [buffer, start, end, fill]) => {
      const into = roomIn(buffer, start, end);
      return self.transfer(new Uint8Array(into.length).fill(fill as number), into, false, true);
    },
  ),
  write_readinto: lockedMethod<PySpiBus>("write_readinto", OUT_AND_IN, (self, values) => {
    const [outBuffer, inBuffer, outStart, outEnd, inStart, inEnd] = values;
    const out = bytesIn(outBuffer, outStart, outEnd);
    const into = roomIn(inBuffer, inStart, inEnd);
    if (out.length !== into.length) throw valueError("buffer slices must be of equal length");
    return self.transfer(out, into, true, true);
  }),
});

/** The class; `isSoft`: of any pins, moved one by one. */
export const spiType = (isSoft: boolean): PyType => {
  class PyOfModule extends PySpiBus {}
  const optional = (name: string): ArgumentSpec => ({
    name,
    default: undefined,
    convert: (value) => (value === null ? null : freePin(value, name)),
  });
  return defineType({
    name: "SPI",
    js: PyOfModule,
    make: (_type, args, kw) => {
      const [clock, mosi, miso] = parseArguments(args, kw, [
        { name: "clock", required: true, convert: (value) => freePin(value, "clock") },
        optional("MOSI"),
        optional("MISO"),
      ]) as [PyMcuPin, PyMcuPin | null, PyMcuPin | null];
      return new PyOfModule(clock, mosi ?? undefined, miso ?? undefined, isSoft);
    },
    methods: spiMethods(),
    attrs: { frequency: attribute<PySpiBus>("frequency", (self) => self.baudrate) },
  });
};
