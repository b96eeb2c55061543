/** `machine.SPI` of the RP2 port: fixed choices of pins, most significant bit first (ports/rp2/machine_spi.c). */

import { notImplementedError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { BusDescription } from "../../../runtime-hal/hal/chip-description.js";
import type { SpiController } from "../../../runtime-hal/hal/spi.js";
import { busOf, carries } from "./bus-data.js";
import { currentClockHz } from "./clock-rate.js";
import { guard } from "./hal-error.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { defineSpi, PySpi } from "./spi-class.js";
import { busesOf, refused, wrongPin } from "./refusal.js";

const DEFAULT_BAUDRATE = 1_000_000;
const MSB = 1;
const LSB = 0;
const KEEP = -1;

const NEW_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", default: 0, convert: intArgument },
  { name: "baudrate", default: DEFAULT_BAUDRATE, convert: intArgument },
  { name: "polarity", keywordOnly: true, default: 0, convert: intArgument },
  { name: "phase", keywordOnly: true, default: 0, convert: intArgument },
  { name: "bits", keywordOnly: true, default: 8, convert: intArgument },
  { name: "firstbit", keywordOnly: true, default: MSB, convert: intArgument },
  { name: "sck", keywordOnly: true },
  { name: "mosi", keywordOnly: true },
  { name: "miso", keywordOnly: true, default: -1 },
];

const INIT_ARGUMENTS: readonly ArgumentSpec[] = ["baudrate", "polarity", "phase", "bits", "firstbit"].map(
  (name) => ({ name, keywordOnly: true, default: KEEP, convert: intArgument }),
);

/** The highest rate of the clock's dividers that is not above (pico-sdk, spi_set_baudrate). */
function possibleHz(hz: number): number {
  const clockHz = currentClockHz();
  let pre = 2;
  while (pre <= 254 && clockHz >= (pre + 2) * 256 * hz) pre += 2;
  let post = 256;
  while (post > 1 && Math.floor(clockHz / (pre * (post - 1))) <= hz) post--;
  return Math.floor(clockHz / (pre * post));
}

class PyRp2Spi extends PySpi {
  id = 0;
  /** 0: not set up yet. */
  baudrate = 0;
  polarity = 0;
  phase = 0;
  bits = 8;
  sck = 0;
  mosi = 0;
  miso: number | undefined;
  private bus: SpiController | undefined;

  set(settings: readonly number[]): void {
    const [baudrate, polarity, phase, bits, firstBit] = settings as [number, number, number, number, number];
    if (baudrate !== KEEP) {
      if (baudrate <= 0) throw valueError("invalid baudrate");
      this.baudrate = possibleHz(baudrate);
    }
    if (polarity !== KEEP) this.polarity = polarity;
    if (phase !== KEEP) this.phase = phase;
    if (bits !== KEEP) this.bits = bits;
    if (firstBit === LSB) throw notImplementedError("LSB");
    this.connect();
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    this.set(parseArguments(args, kw, INIT_ARGUMENTS) as number[]);
  }

  private connect(): void {
    const setup = {
      sck: this.sck,
      mosi: this.mosi,
      miso: this.miso,
      baudrate: this.baudrate,
      polarity: (this.polarity & 1) as 0 | 1,
      phase: (this.phase & 1) as 0 | 1,
      bits: this.bits,
      lsbFirst: false,
    };
    this.bus?.close();
    this.bus = guard(() => useBoard().claimBus("spi", this.id, setup, { name: `SPI(${this.id})` }));
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    this.bus?.transfer(out, into);
  }

  describe(): string {
    const { id, baudrate, polarity, phase, bits, sck, mosi, miso } = this;
    return (
      `SPI(${id}, baudrate=${baudrate}, polarity=${polarity}, phase=${phase}, bits=${bits}, ` +
      `sck=${sck}, mosi=${mosi}, miso=${miso ?? "None"})`
    );
  }
}

const objects = perBoot(() => new Map<number, PyRp2Spi>());

function pinFor(bus: BusDescription, role: "sck" | "mosi" | "miso", value: Value): number {
  const pin = findPin(value).line.id;
  if (!carries(bus, role, pin))
    throw refused(valueError(`bad ${role.toUpperCase()} pin`), "PIN455", wrongPin(bus, role, pin));
  return pin;
}

function make(args: readonly Value[], kw: Keywords): PySpi {
  const [id, baudrate, polarity, phase, bits, firstBit, sck, mosi, miso] = parseArguments(
    args,
    kw,
    NEW_ARGUMENTS,
  );
  const bus = busOf("spi", id as number);
  if (bus === undefined)
    throw refused(valueError(`SPI(${id as number}) doesn't exist`), "PIN420", busesOf("spi"));
  let self = objects().get(id as number);
  if (self === undefined) {
    self = new PyRp2Spi();
    self.id = id as number;
    self.sck = bus.defaults?.sck ?? 0;
    self.mosi = bus.defaults?.mosi ?? 0;
    self.miso = bus.defaults?.miso;
    objects().set(self.id, self);
  }
  if (sck !== null) self.sck = pinFor(bus, "sck", sck);
  if (mosi !== null) self.mosi = pinFor(bus, "mosi", mosi);
  // -1 is no argument, None is no pin.
  if (miso === null) self.miso = undefined;
  else if (miso !== -1) self.miso = pinFor(bus, "miso", miso);
  if (args.length > 1 || (kw !== null && kw.size > 0) || self.baudrate === 0)
    self.set([baudrate, polarity, phase, bits, firstBit] as number[]);
  return self;
}

const type = lazyType(() => defineSpi("SPI", PyRp2Spi, make, { MSB, LSB }));

export const spiRp2: Part = () => ({ SPI: type() });
