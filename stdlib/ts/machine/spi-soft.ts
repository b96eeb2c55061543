/** `machine.SoftSPI`: a bus made of any three pins, timed in whole microseconds (MicroPython extmod/machine_spi.c). */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { SpiController } from "../../../runtime-hal/hal/spi.js";
import { currentClockHz } from "./clock-rate.js";
import { guard } from "./hal-error.js";
import { lazyType, type Part } from "./part.js";
import { findPin } from "./pin-object.js";
import { defineSpi, PySpi } from "./spi-class.js";
import { refused } from "./refusal.js";

const DEFAULT_BAUDRATE = 500_000;

const NEW_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: DEFAULT_BAUDRATE, convert: intArgument },
  { name: "polarity", keywordOnly: true, default: 0, convert: intArgument },
  { name: "phase", keywordOnly: true, default: 0, convert: intArgument },
  { name: "bits", keywordOnly: true, default: 8, convert: intArgument },
  { name: "firstbit", keywordOnly: true, convert: intArgument },
  { name: "sck", keywordOnly: true },
  { name: "mosi", keywordOnly: true },
  { name: "miso", keywordOnly: true },
];

const INIT_ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: -1, convert: intArgument },
  { name: "polarity", default: -1, convert: intArgument },
  { name: "phase", default: -1, convert: intArgument },
  { name: "firstbit", keywordOnly: true, default: -1, convert: intArgument },
  { name: "sck", keywordOnly: true },
  { name: "mosi", keywordOnly: true },
  { name: "miso", keywordOnly: true },
];

/** What differs by port. */
export interface SoftSpiPort {
  readonly MSB: number;
  readonly LSB: number;
  /** From this rate on the pins are moved as fast as they can be, which gives this rate. */
  readonly fastest?: () => number;
}

export abstract class PySoftSpi extends PySpi {
  protected abstract readonly port: SoftSpiPort;
  private baudrate = 0;
  private polarity = 0;
  private phase = 0;
  private firstBit = 0;
  private sck = 0;
  private mosi = 0;
  private miso = 0;
  private bus!: SpiController;

  start(args: readonly Value[], kw: Keywords): void {
    const given = parseArguments(args, kw, NEW_ARGUMENTS);
    const [baudrate, polarity, phase, bits, firstBit, sck, mosi, miso] = given;
    this.setBaudrate(baudrate as number);
    this.polarity = polarity as number;
    this.phase = phase as number;
    if (bits !== 8) throw valueError("bits must be 8");
    this.firstBit = (firstBit as number | null) ?? this.port.MSB;
    if (!kw?.has("sck") || !kw.has("mosi") || !kw.has("miso"))
      throw refused(
        valueError("must specify all of sck/mosi/miso"),
        "PIN421",
        "SPI by software needs sck, mosi and miso",
      );
    this.sck = findPin(sck).line.id;
    this.mosi = findPin(mosi).line.id;
    this.miso = findPin(miso).line.id;
    this.connect();
  }

  initialise(args: readonly Value[], kw: Keywords): void {
    const [baudrate, polarity, phase, firstBit, sck, mosi, miso] = parseArguments(args, kw, INIT_ARGUMENTS);
    if (baudrate !== -1) this.setBaudrate(baudrate as number);
    if (polarity !== -1) this.polarity = polarity as number;
    if (phase !== -1) this.phase = phase as number;
    if (firstBit !== -1) this.firstBit = firstBit as number;
    if (kw?.has("sck")) this.sck = findPin(sck).line.id;
    if (kw?.has("mosi")) this.mosi = findPin(mosi).line.id;
    if (kw?.has("miso")) this.miso = findPin(miso).line.id;
    this.connect();
  }

  /** Half a clock is a whole number of microseconds, never shorter than asked for. */
  private setBaudrate(wanted: number): void {
    const { fastest } = this.port;
    if (fastest !== undefined && wanted >= fastest()) this.baudrate = fastest();
    else this.baudrate = Math.floor(500_000 / Math.ceil(500_000 / Math.max(1, wanted)));
  }

  private connect(): void {
    const setup = {
      sck: this.sck,
      mosi: this.mosi,
      miso: this.miso,
      baudrate: this.baudrate,
      polarity: (this.polarity & 1) as 0 | 1,
      phase: (this.phase & 1) as 0 | 1,
      bits: 8,
      lsbFirst: this.firstBit !== this.port.MSB,
    };
    this.bus = guard(() => useBoard().claimBus("spi", "soft", setup, { name: "SoftSPI" }));
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    this.bus.transfer(out, into);
  }

  describe(): string {
    const { baudrate, polarity, phase, firstBit, sck, mosi, miso } = this;
    return `SoftSPI(baudrate=${baudrate}, polarity=${polarity}, phase=${phase}, firstbit=${firstBit}, sck=${sck}, mosi=${mosi}, miso=${miso})`;
  }
}

/** The class of a port, and how its objects are made. */
function softSpiOf(port: SoftSpiPort): {
  type: () => PyType;
  make: (args: readonly Value[], kw: Keywords) => PySpi;
} {
  class PortSoftSpi extends PySoftSpi {
    protected readonly port = port;
  }
  const make = (args: readonly Value[], kw: Keywords): PySpi => {
    const made = new PortSoftSpi();
    made.start(args, kw);
    return made;
  };
  return {
    make,
    type: lazyType(() => defineSpi("SoftSPI", PortSoftSpi, make, { MSB: port.MSB, LSB: port.LSB })),
  };
}

/** A two-hundredth of the clock, roughly (ports/esp32/mpconfigport.h). */
export const SOFT_SPI_ESP32 = softSpiOf({
  MSB: 0,
  LSB: 1,
  fastest: () => Math.floor(currentClockHz() / 1e6) * 5000,
});
export const SOFT_SPI_ESP8266 = softSpiOf({ MSB: 0, LSB: 1 });
export const SOFT_SPI_RP2 = softSpiOf({ MSB: 1, LSB: 0 });

export const softSpiEsp32: Part = () => ({ SoftSPI: SOFT_SPI_ESP32.type() });
export const softSpiEsp8266: Part = () => ({ SoftSPI: SOFT_SPI_ESP8266.type() });
export const softSpiRp2: Part = () => ({ SoftSPI: SOFT_SPI_RP2.type() });
