/** A board with nothing on it and simple devices, for the tests of the buses. */

import type { ChipDescription } from "../../../runtime-hal/hal/board.js";
import { ALL_PROVIDERS } from "../../../runtime-hal/sim/all-providers.js";
import { SimBoard } from "../../../runtime-hal/sim/board.js";
import { recordsOf } from "../../../runtime-hal/sim/bus/records.js";
import type { I2cTarget } from "../../../runtime-hal/sim/bus/i2c-target.js";
import type { SpiTarget } from "../../../runtime-hal/sim/bus/spi-target.js";
import type { SimNet } from "../../../runtime-hal/sim/sim-net.js";

const chip: ChipDescription = {
  id: "test",
  name: "Test chip",
  clockHz: 1e6,
  clockRatesHz: [1e6],
  tickNs: 1000,
  schedulerDepth: 8,
  pins: Array.from({ length: 8 }, (_, id) => ({
    id,
    functions: ["gpio-in", "gpio-out", "open-drain", "pull-up", "pull-down", "irq"],
  })),
};
const description = { id: "test", name: "Test board", chip: "test", dialect: "esp32", pinNames: {} };

/** A board whose transfers are recorded. */
export function newBoard(): SimBoard {
  const board = new SimBoard(description, chip, { providers: ALL_PROVIDERS });
  recordsOf(board).wanted = true;
  return board;
}
export const owner = { name: "test" };

/** A resistor to the supply. */
export function pullUp(net: SimNet): void {
  net.drive({ label: `pull-up of ${net.name}` }, { volts: 3.3, strength: "weak", ohms: 4700 });
}

/** A device with registers: the first byte written is the register, which counts on. Tells what happened in `log`. */
export class Registers implements I2cTarget {
  readonly memory = new Uint8Array(256);
  readonly log: string[] = [];
  stretch = 0;
  private at = 0;
  private first = true;

  constructor(readonly address: number) {}

  addressed(address: number, reading: boolean): boolean {
    if (address !== this.address) return false;
    this.log.push(reading ? "R" : "W");
    this.first = true;
    return true;
  }

  write(byte: number): boolean {
    this.log.push(byte.toString(16));
    if (this.first) this.at = byte;
    else this.memory[this.at++ & 0xff] = byte;
    this.first = false;
    // The last register refuses.
    return this.at <= 0xff;
  }

  read(): number {
    return this.memory[this.at++ & 0xff] as number;
  }

  stop(): void {
    this.log.push("P");
  }

  stretchUs(): number {
    return this.stretch;
  }
}

/** Answers each byte with the one before; counts selections. */
export class Echo implements SpiTarget {
  readonly got: number[] = [];
  selections = 0;
  private last = 0xa5;

  selected(): void {
    this.selections++;
    this.last = 0xa5;
  }

  exchange(byte: number): number {
    const answer = this.last;
    this.last = byte;
    this.got.push(byte);
    return answer;
  }

  outgoing(): number {
    return this.last;
  }

  deselected(): void {}
}
