/**
 * The HD44780 controller of character displays: display memory of two lines, eight characters of one's own, instructions by eight or four
 * wires. An instruction that comes while another one runs is lost (37 µs; clear and home 1.52 ms).
 */

import type { SimClock } from "../clock.js";

const LINE_BYTES = 40;
const SECOND_LINE = 0x40;
const FAST_US = 37;
const SLOW_US = 1520;

export class Hd44780 {
  /** Two lines of 40 characters. */
  readonly memory = new Uint8Array(2 * LINE_BYTES).fill(0x20);
  /** Eight rows of dots for each of eight characters. */
  readonly own = new Uint8Array(64);
  displayOn = false;
  cursorOn = false;
  blinking = false;
  twoLines = false;
  private address = 0;
  private inOwn = false;
  private increment = 1;
  private shiftsDisplay = false;
  private shift = 0;
  private eightBits = true;
  private firstHalf: number | undefined;
  private busyUntilUs = 0;
  lost = 0;

  constructor(
    private readonly clock: SimClock,
    private readonly warn: (message: string) => void,
  ) {}

  get busy(): boolean {
    return this.clock.currentUs < this.busyUntilUs - 1e-6;
  }

  /** E fell: the four (upper) data wires have these bits. */
  nibble(bits: number, data: boolean): void {
    if (this.eightBits) {
      // Until it is set to four wires, the lower ones read as 0.
      this.byte(bits << 4, data);
      this.firstHalf = undefined;
    } else if (this.firstHalf === undefined) {
      this.firstHalf = bits;
    } else {
      const byte = (this.firstHalf << 4) | bits;
      this.firstHalf = undefined;
      this.byte(byte, data);
    }
  }

  byte(byte: number, data: boolean): void {
    if (this.busy) {
      this.lost++;
      this.warn(
        `a byte came ${(this.busyUntilUs - this.clock.currentUs).toFixed(0)} µs too early, while the display was busy, and is lost`,
      );
      return;
    }
    const slow = !data && byte <= 3 && byte > 0;
    this.busyUntilUs = this.clock.currentUs + (slow ? SLOW_US : FAST_US);
    if (data) this.put(byte);
    else this.instruct(byte);
  }

  /** What reading gives: the busy flag and the address, or the byte at the address. */
  read(data: boolean): number {
    if (!data) return (this.busy ? 0x80 : 0) | (this.address & 0x7f);
    const value = this.inOwn
      ? (this.own[this.address & 63] as number)
      : (this.memory[this.index()] as number);
    this.move(this.increment);
    return value;
  }

  private instruct(byte: number): void {
    if (byte & 0x80) {
      this.address = byte & 0x7f;
      this.inOwn = false;
    } else if (byte & 0x40) {
      this.address = byte & 0x3f;
      this.inOwn = true;
    } else if (byte & 0x20) {
      this.eightBits = (byte & 0x10) !== 0;
      this.twoLines = (byte & 8) !== 0;
    } else if (byte & 0x10) {
      const step = byte & 4 ? 1 : -1;
      if (byte & 8) this.shift = (this.shift - step + LINE_BYTES) % LINE_BYTES;
      else this.move(step);
    } else if (byte & 8) {
      this.displayOn = (byte & 4) !== 0;
      this.cursorOn = (byte & 2) !== 0;
      this.blinking = (byte & 1) !== 0;
    } else if (byte & 4) {
      this.increment = byte & 2 ? 1 : -1;
      this.shiftsDisplay = (byte & 1) !== 0;
    } else if (byte & 3) {
      if ((byte & 2) === 0) {
        this.memory.fill(0x20);
        this.increment = 1;
      }
      this.address = 0;
      this.inOwn = false;
      this.shift = 0;
    }
  }

  private put(byte: number): void {
    if (this.inOwn) this.own[this.address & 63] = byte & 0x1f;
    else this.memory[this.index()] = byte;
    if (this.shiftsDisplay && !this.inOwn)
      this.shift = (this.shift + this.increment + LINE_BYTES) % LINE_BYTES;
    this.move(this.increment);
  }

  /** Place of the address in the memory; with one line it has 80 characters. */
  private index(): number {
    if (!this.twoLines) return this.address % (2 * LINE_BYTES);
    const column = (this.address & 0x3f) % LINE_BYTES;
    return this.address & SECOND_LINE ? LINE_BYTES + column : column;
  }

  private move(step: number): void {
    if (this.inOwn) {
      this.address = (this.address + step) & 0x3f;
      return;
    }
    if (!this.twoLines) {
      this.address = (this.address + step + 2 * LINE_BYTES) % (2 * LINE_BYTES);
      return;
    }
    const at = (this.index() + step + 2 * LINE_BYTES) % (2 * LINE_BYTES);
    this.address = at < LINE_BYTES ? at : SECOND_LINE + at - LINE_BYTES;
  }

  /** Codes of the characters in a row of a display with so many columns. Rows 2 and 3 of a display with four go on in the lines of 0 and 1. */
  row(row: number, columns: number): number[] {
    const start = row % 2 === 0 ? 0 : LINE_BYTES;
    const offset = row >= 2 ? columns : 0;
    return Array.from(
      { length: columns },
      (_, i) => this.memory[start + ((offset + i + this.shift) % LINE_BYTES)] as number,
    );
  }

  powerOn(): void {
    this.memory.fill(0x20);
    this.displayOn = this.cursorOn = this.blinking = this.twoLines = this.shiftsDisplay = this.inOwn = false;
    this.eightBits = true;
    this.firstHalf = undefined;
    this.address = this.shift = 0;
    this.increment = 1;
  }
}
