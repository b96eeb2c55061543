/** A thermometer as the DS18B20 is one, as far as the tests need it: search, match, skip, convert, read the scratchpad. */

import type { OneWireTarget } from "../../../runtime-hal/sim/bus/onewire-target.js";
import type { SimClock } from "../../../runtime-hal/sim/clock.js";

const CONVERSION_US = 750_000;

function crc8(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >> 1) ^ 0x8c : crc >> 1;
  }
  return crc;
}

export class Thermometer implements OneWireTarget {
  private readonly rom: number[];
  private state: "rom-command" | "search" | "match" | "function" | "sending" | "deaf" = "deaf";
  private received: number[] = [];
  private sending: number[] = [];
  private position = 0;
  /** In a search: 0 the bit, 1 its complement, 2 the answer. */
  private step = 0;
  private register = 85 * 16;

  constructor(
    private readonly clock: SimClock,
    serial: number,
    private readonly sixteenths: number,
  ) {
    const body = [0x28, serial, 0, 0, 0, 0, 0];
    this.rom = [...body, crc8(body)];
  }

  private romBit(): number {
    return ((this.rom[this.position >> 3] as number) >> (this.position & 7)) & 1;
  }

  reset(): boolean {
    this.state = "rom-command";
    this.received = [];
    return true;
  }

  readBit(): 0 | 1 | undefined {
    if (this.state === "sending") return (this.sending.shift() ?? 1) as 0 | 1;
    if (this.state !== "search" || this.step === 2) return undefined;
    return (this.step++ === 0 ? this.romBit() : 1 - this.romBit()) as 0 | 1;
  }

  writeBit(bit: 0 | 1): void {
    if (this.state === "search" || this.state === "match") {
      const matches = bit === this.romBit();
      this.step = 0;
      if (!matches) this.state = "deaf";
      else if (++this.position === 64) this.expectFunction();
      return;
    }
    this.received.push(bit);
    if (this.received.length < 8) return;
    const byte = this.received.reduce((value, b, i) => value | (b << i), 0);
    this.received = [];
    this.command(byte);
  }

  private expectFunction(): void {
    this.state = "function";
    this.received = [];
  }

  private command(byte: number): void {
    if (this.state === "rom-command") {
      this.position = 0;
      this.step = 0;
      this.state = "deaf";
      if (byte === 0xf0) this.state = "search";
      else if (byte === 0x55) this.state = "match";
      else if (byte === 0xcc) this.expectFunction();
    } else if (this.state === "function") {
      if (byte === 0x44) {
        this.clock.schedule(this.clock.currentUs + CONVERSION_US, () => (this.register = this.sixteenths));
      } else if (byte === 0xbe) {
        const pad = [this.register & 0xff, (this.register >> 8) & 0xff, 75, 70, 0x7f, 0xff, 0x0c, 0x10];
        this.sending = [...pad, crc8(pad)].flatMap((b) => Array.from({ length: 8 }, (_, i) => (b >> i) & 1));
        this.state = "sending";
      }
    }
  }
}
