/** Buses of a wired board as a driver has them, for tests of parts. */

import { BitbangOneWire } from "../../runtime-hal/bitbang/onewire.js";
import { simulatedI2c } from "../../runtime-hal/sim/bus/i2c-controller.js";
import { simulatedSpi } from "../../runtime-hal/sim/bus/spi-controller.js";
import { simulatedUart } from "../../runtime-hal/sim/bus/uart-port.js";
import type { WiredBoard } from "./wired-board.js";

const owner = { name: "test" };
const [SCL, SDA] = [22, 21];
const [SCK, MOSI, MISO] = [18, 23, 19];

/** An I2C controller at GPIO22 and GPIO21, register by register. */
export class I2cBench {
  private readonly bus;

  constructor({ board }: WiredBoard) {
    for (const pin of [SCL, SDA]) board.pin(pin).configure({ mode: "open-drain", pull: "up", initial: 1 });
    this.bus = simulatedI2c(board, 0, { scl: SCL, sda: SDA, frequencyHz: 400_000, timeoutUs: 50_000 }, owner);
  }

  write(address: number, ...bytes: number[]): boolean {
    const result = this.bus.write(address, Uint8Array.from(bytes), true);
    return result.kind === "ok" && result.bytes === bytes.length;
  }

  read(address: number, count: number): number[] {
    const into = new Uint8Array(count);
    this.bus.read(address, into, true);
    return [...into];
  }

  /** Writes where to read from, then reads. */
  from(address: number, register: number | readonly number[], count: number): number[] {
    this.bus.write(address, Uint8Array.from([register].flat()), false);
    return this.read(address, count);
  }
}

/** An SPI controller at GPIO18, 23 and 19 with chip select at a pin. */
export class SpiBench {
  private readonly bus;

  constructor(
    private readonly wired: WiredBoard,
    private readonly cs: number | undefined,
  ) {
    const { board } = wired;
    if (cs !== undefined) wired.out(cs, 1);
    const setup = {
      sck: SCK,
      mosi: MOSI,
      miso: MISO,
      baudrate: 1e6,
      polarity: 0,
      phase: 0,
      bits: 8,
      lsbFirst: false,
    } as const;
    this.bus = simulatedSpi(board, 1, setup, owner);
  }

  transfer(...bytes: number[]): number[] {
    const data = Uint8Array.from(bytes);
    if (this.cs !== undefined) this.wired.board.pin(this.cs).write(0);
    this.bus.transfer(data, data);
    if (this.cs !== undefined) this.wired.board.pin(this.cs).write(1);
    return [...data];
  }
}

export function uartBench({ board }: WiredBoard, baudrate = 9600) {
  return simulatedUart(
    board,
    1,
    {
      tx: 17,
      rx: 16,
      baudrate,
      bits: 8,
      parity: "none",
      stop: 1,
      txBuffer: 256,
      rxBuffer: 256,
      inverted: { tx: false, rx: false },
    },
    owner,
  );
}

/** A 1-Wire controller at that pin. */
export function oneWireBench({ board }: WiredBoard, pin: number): BitbangOneWire {
  board.pin(pin).configure({ mode: "open-drain", pull: "up", initial: 1 });
  return new BitbangOneWire(board.pin(pin), board.clock);
}
