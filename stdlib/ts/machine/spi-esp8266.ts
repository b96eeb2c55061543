/** `machine.SPI` of the ESP8266 port: one bus with fixed pins (ports/esp8266/machine_spi.c). */

import { newException, valueError, valueErrorType } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { SpiController } from "../../../runtime-hal/hal/spi.js";
import { busOf } from "./bus-data.js";
import { guard } from "./hal-error.js";
import { asksForSoft } from "./legacy-soft.js";
import { lazyType, type Part } from "./part.js";
import { defineSpi, PySpi } from "./spi-class.js";
import { SOFT_SPI_ESP8266 } from "./spi-soft.js";

const ID = 1;
const FULL_SPEED = 80_000_000;
/** Largest factors of the clock divider. */
const PRE_MAX = 8192;
const COUNT_MAX = 64;

const ARGUMENTS: readonly ArgumentSpec[] = [
  { name: "baudrate", default: -1, convert: intArgument },
  { name: "polarity", default: -1, convert: intArgument },
  { name: "phase", default: -1, convert: intArgument },
];

class PyEsp8266Spi extends PySpi {
  private baudrate = FULL_SPEED;
  private polarity = 0;
  private phase = 0;
  private bus!: SpiController;

  initialise(args: readonly Value[], kw: Keywords): void {
    const [baudrate, polarity, phase] = parseArguments(args, kw, ARGUMENTS);
    if (baudrate !== -1) this.baudrate = baudrate as number;
    if (polarity !== -1) this.polarity = polarity as number;
    if (phase !== -1) this.phase = phase as number;
    if (this.baudrate !== FULL_SPEED) this.divide();
    const pins = busOf("spi", ID)?.defaults;
    const setup = {
      sck: pins?.sck ?? 14,
      mosi: pins?.mosi,
      miso: pins?.miso,
      baudrate: this.baudrate,
      polarity: (this.polarity & 1) as 0 | 1,
      phase: (this.phase & 1) as 0 | 1,
      bits: 8,
      lsbFirst: false,
    };
    this.bus = guard(() => useBoard().claimBus("spi", ID, setup, { name: `SPI(${ID})` }));
  }

  /** The rate that the divider gives: an even part of half the clock. */
  private divide(): void {
    const half = FULL_SPEED / 2;
    if (this.baudrate > half || this.baudrate <= 0) throw valueError("impossible baudrate");
    const divider = Math.floor(half / this.baudrate);
    const pre = Math.min(divider, PRE_MAX);
    const count = Math.floor(divider / pre) * 2;
    if (count > COUNT_MAX) throw valueError("impossible baudrate");
    this.baudrate = Math.floor(FULL_SPEED / (pre * count));
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    this.bus.transfer(out, into);
  }

  describe(): string {
    return `HSPI(id=${ID}, baudrate=${this.baudrate}, polarity=${this.polarity}, phase=${this.phase})`;
  }
}

function make(args: readonly Value[], kw: Keywords): PySpi {
  if (asksForSoft("SPI", args)) return SOFT_SPI_ESP8266.make(args.slice(1), kw);
  // The other bus has the flash.
  if (args[0] !== ID) throw newException(valueErrorType);
  const made = new PyEsp8266Spi();
  made.initialise(args.slice(1), kw);
  return made;
}

const type = lazyType(() => defineSpi("HSPI", PyEsp8266Spi, make, { MSB: 0, LSB: 1 }));

export const spiEsp8266: Part = () => ({ SPI: type() });
