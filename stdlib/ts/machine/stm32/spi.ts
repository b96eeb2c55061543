/** `machine.SPI` of the STM32 port (ports/stm32/machine_spi.c, spi.c): buses with fixed pins, rates by powers of two. */

import { valueError } from "../../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../../runtime-hal/core/value.js";
import { useBoard } from "../../../../runtime-hal/exec/board.js";
import type { Pins } from "../../../../runtime-hal/hal/chip-description.js";
import type { SpiController } from "../../../../runtime-hal/hal/spi.js";
import { currentClockHz } from "../clock-rate.js";
import { guard } from "../hal-error.js";
import { lazyType, perBoot, type Part } from "../part.js";
import { defineSpi, PySpi } from "../spi-class.js";
import { namedBus } from "./bus-id.js";

export const MSB = 0;
export const LSB = 0x80;
const KEEP = -1;
/** Buses at the faster of the two clocks of peripherals: half of the processor's; the others have a quarter. */
const FAST = [1, 4, 5, 6];

const NEW_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", required: true },
  { name: "baudrate", default: 500_000, convert: intArgument },
  ...(
    [
      ["polarity", 0],
      ["phase", 0],
      ["bits", 8],
      ["firstbit", MSB],
    ] as const
  ).map(([name, usual]) => ({ name, keywordOnly: true, default: usual, convert: intArgument })),
  { name: "sck", keywordOnly: true },
  { name: "mosi", keywordOnly: true },
  { name: "miso", keywordOnly: true },
];
const INIT_ARGUMENTS: readonly ArgumentSpec[] = ["baudrate", "polarity", "phase", "bits", "firstbit"].map(
  (name) => ({ name, keywordOnly: true, default: KEEP, convert: intArgument }),
);

export class PyStm32Spi extends PySpi {
  id = 0;
  pins: Pins = {};
  /** 0: not set up yet. */
  baudrate = 0;
  private polarity = 0;
  private phase = 0;
  private bits = 8;
  private lsbFirst = false;
  private bus: SpiController | undefined;

  protected get sourceHz(): number {
    return currentClockHz() / (FAST.includes(this.id) ? 2 : 4);
  }

  /** The highest rate of the dividers 2 to 256 that is not above. */
  private possibleHz(hz: number): number {
    const source = this.sourceHz;
    let divider = 2;
    while (divider < 256 && source / divider > hz) divider *= 2;
    return Math.floor(source / divider);
  }

  set(settings: readonly number[]): void {
    const [baudrate, polarity, phase, bits, firstBit] = settings as [number, number, number, number, number];
    if (baudrate !== KEEP) this.baudrate = this.possibleHz(baudrate);
    if (polarity !== KEEP) this.polarity = polarity === 0 ? 0 : 1;
    if (phase !== KEEP) this.phase = phase === 0 ? 0 : 1;
    if (bits !== KEEP) this.bits = bits === 16 ? 16 : 8;
    if (firstBit !== KEEP) this.lsbFirst = firstBit === LSB;
    const setup = {
      sck: this.pins.sck ?? 0,
      mosi: this.pins.mosi,
      miso: this.pins.miso,
      baudrate: this.baudrate,
      polarity: this.polarity as 0 | 1,
      phase: this.phase as 0 | 1,
      bits: 8,
      lsbFirst: this.lsbFirst,
    };
    this.bus?.close();
    this.bus = guard(() => useBoard().claimBus("spi", this.id, setup, { name: `SPI(${this.id})` }));
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    this.set(parseArguments(args, kw, INIT_ARGUMENTS) as number[]);
  }

  override deinit(): void {
    this.bus?.close();
    this.bus = undefined;
    this.baudrate = 0;
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    this.bus?.transfer(out, into);
  }

  describe(): string {
    if (this.baudrate === 0) return `SPI(${this.id})`;
    return `SPI(${this.id}, baudrate=${this.baudrate}, polarity=${this.polarity}, phase=${this.phase}, bits=${this.bits})`;
  }
}

const objects = perBoot(() => new Map<number, PyStm32Spi>());

function make(args: readonly Value[], kw: Keywords): PySpi {
  const [id, baudrate, polarity, phase, bits, firstBit, ...lines] = parseArguments(args, kw, NEW_ARGUMENTS);
  const bus = namedBus("spi", id);
  if (lines.some((line) => line !== null))
    throw valueError("explicit choice of sck/mosi/miso is not implemented");
  let self = objects().get(bus.number);
  if (self === undefined) {
    self = new PyStm32Spi();
    self.id = bus.number;
    self.pins = bus.defaults ?? {};
    objects().set(bus.number, self);
  }
  if (args.length > 1 || (kw !== null && kw.size > 0) || self.baudrate === 0)
    self.set([baudrate, polarity, phase, bits, firstBit] as number[]);
  return self;
}

const type = lazyType(() => defineSpi("SPI", PyStm32Spi, make, { MSB, LSB }));

export const spiStm32: Part = () => ({ SPI: type() });
