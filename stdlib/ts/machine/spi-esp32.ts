/** `machine.SPI` of the ESP32 port: ids 1 and 2, any pins (ports/esp32/machine_hw_spi.c). */

import { newException, osErrorType, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { SpiController } from "../../../runtime-hal/hal/spi.js";
import { busOf } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { asksForSoft } from "./legacy-soft.js";
import { lazyType, perBoot, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { defineSpi, PySpi } from "./spi-class.js";
import { SOFT_SPI_ESP32 } from "./spi-soft.js";
import { busesOf, refused } from "./refusal.js";

const DEFAULT_BAUDRATE = 500_000;
const MSB = 0;
const LSB = 1;
/** Clock of the peripherals. */
const BUS_HZ = 80_000_000;

const KEEP = -1;
const INIT_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: KEEP, convert: intArgument },
  { name: "polarity", keywordOnly: true, default: KEEP, convert: intArgument },
  { name: "phase", keywordOnly: true, default: KEEP, convert: intArgument },
  { name: "bits", keywordOnly: true, default: KEEP, convert: intArgument },
  { name: "firstbit", keywordOnly: true, default: KEEP, convert: intArgument },
  { name: "sck", keywordOnly: true },
  { name: "mosi", keywordOnly: true },
  { name: "miso", keywordOnly: true },
];
const NEW_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "id", required: true, convert: intArgument },
  ...INIT_ARGUMENTS,
];

/** The nearest rate that the clock's dividers give (ESP-IDF, spi_ll_master_cal_clock). */
function possibleHz(hz: number): number {
  if (hz > (BUS_HZ / 4) * 3) return BUS_HZ;
  let best = 0;
  let bestError = Infinity;
  for (let n = 2; n <= 64; n++) {
    const wanted = Math.floor((Math.floor(BUS_HZ / n) + Math.floor(hz / 2)) / hz);
    const rate = Math.floor(BUS_HZ / (n * Math.min(8192, Math.max(1, wanted))));
    const error = Math.abs(rate - hz);
    if (error <= bestError) {
      bestError = error;
      best = rate;
    }
  }
  return best;
}

/** A pin number, -1 for none. */
type Line = number;

class PyEsp32Spi extends PySpi {
  id = 0;
  baudrate = 0;
  polarity = 0;
  phase = 0;
  bits = 8;
  firstBit = MSB;
  sck: Line = -1;
  mosi: Line = -1;
  miso: Line = -1;
  private bus: SpiController | undefined;
  private closed = false;

  initialise(args: readonly Value[], kw: Keywords): void {
    this.set(parseArguments(args, kw, INIT_ARGUMENTS), kw);
  }

  /** The arguments of INIT_ARGUMENTS, `KEEP` for those that stay. */
  set(given: readonly Value[], kw: Keywords): void {
    const [baudrate, polarity, phase, bits, firstBit, sck, mosi, miso] = given;
    if (baudrate !== KEEP) {
      if ((baudrate as number) <= 0) throw newException(osErrorType, "invalid configuration");
      this.baudrate = possibleHz(baudrate as number);
    }
    if (polarity !== KEEP) this.polarity = polarity as number;
    if (phase !== KEEP) this.phase = phase as number;
    if (bits !== KEEP && (bits as number) <= 0) throw valueError("invalid bits");
    if (bits !== KEEP) this.bits = bits as number;
    if (firstBit !== KEEP) this.firstBit = firstBit as number;
    // None: the line is not used.
    if (kw?.has("sck")) this.sck = sck === null ? -1 : findPin(sck).line.id;
    if (kw?.has("mosi")) this.mosi = mosi === null ? -1 : findPin(mosi).line.id;
    if (kw?.has("miso")) this.miso = miso === null ? -1 : findPin(miso).line.id;
    this.connect();
  }

  private connect(): void {
    if (this.sck < 0) throw newException(osErrorType, "invalid configuration");
    const used = (pin: Line): number | undefined => (pin < 0 ? undefined : pin);
    const setup = {
      sck: this.sck,
      mosi: used(this.mosi),
      miso: used(this.miso),
      baudrate: this.baudrate,
      polarity: (this.polarity & 1) as 0 | 1,
      phase: (this.phase & 1) as 0 | 1,
      // Other lengths only say how many bits of a buffer are sent.
      bits: 8,
      lsbFirst: this.firstBit === LSB,
    };
    this.bus?.close();
    this.bus = guard(() => useBoard().claimBus("spi", this.id, setup, { name: `SPI(${this.id})` }));
    this.closed = false;
  }

  override deinit(): void {
    this.bus?.close();
    this.bus = undefined;
    this.closed = true;
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    if (this.closed)
      throw refused(
        newException(osErrorType, "transfer on deinitialized SPI"),
        "PIN436",
        `SPI(${this.id}) is used after deinit(); init() starts it again`,
      );
    const bits = Math.floor((out.length * 8) / this.bits) * this.bits;
    if (bits === 0) throw valueError("buffer too short");
    const bytes = Math.ceil(bits / 8);
    this.bus?.transfer(out.subarray(0, bytes), into);
  }

  describe(): string {
    const { id, baudrate, polarity, phase, bits, firstBit, sck, mosi, miso } = this;
    return (
      `SPI(id=${id}, baudrate=${baudrate}, polarity=${polarity}, phase=${phase}, bits=${bits}, ` +
      `firstbit=${firstBit}, sck=${sck}, mosi=${mosi}, miso=${miso})`
    );
  }
}

const objects = perBoot(() => new Map<number, PyEsp32Spi>());

function make(args: readonly Value[], kw: Keywords): PySpi {
  if (asksForSoft("SPI", args)) return SOFT_SPI_ESP32.make(args.slice(1), kw);
  const [id, ...given] = parseArguments(args, kw, NEW_ARGUMENTS);
  const bus = busOf("spi", id as number);
  if (bus === undefined)
    throw refused(valueError(`SPI(${id as number}) doesn't exist`), "PIN420", busesOf("spi"));
  let self = objects().get(id as number);
  if (self === undefined) {
    self = new PyEsp32Spi();
    self.id = id as number;
    objects().set(self.id, self);
  }
  // A new object has the default pins and settings, whatever it had before.
  const { defaults } = bus;
  if (!kw?.has("sck")) self.sck = defaults?.sck ?? -1;
  if (!kw?.has("mosi")) self.mosi = defaults?.mosi ?? -1;
  if (!kw?.has("miso")) self.miso = defaults?.miso ?? -1;
  const usual = [DEFAULT_BAUDRATE, 0, 0, 8, MSB];
  self.set(
    given.map((value, i) => (value === KEEP && i < usual.length ? usual[i] : value)),
    kw,
  );
  return self;
}

const type = lazyType(() => defineSpi("SPI", PyEsp32Spi, make, { MSB, LSB }));

export const spiEsp32: Part = () => ({ SPI: type() });
