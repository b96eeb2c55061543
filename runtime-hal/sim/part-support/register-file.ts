/**
 * An I2C device that is a row of byte registers: the first byte written is the number of a register, further ones are written from there
 * on, reading goes on from where the pointer is. Most sensors and clocks work like this.
 */

import type { I2cTarget } from "../bus/i2c-target.js";

export interface RegisterOptions {
  readonly address: number;
  /** Numbers of registers; the pointer wraps around. */
  readonly count: number;
  /** Bytes of each register; `read` and `write` get the place of the byte, register times width and on. */
  readonly width?: number;
  /** Bytes of a register's number, high byte first. */
  readonly pointerBytes?: 1 | 2;
  /** Does the pointer go on to the next register by itself? If not, the bytes of one come again. */
  readonly increments?: boolean;
  read(register: number): number;
  write(register: number, byte: number): void;
  /** A transfer that reads begins: the time to take a snapshot of what must not change during it. */
  began?(register: number): void;
  /** Does it answer at the moment? */
  ready?(): boolean;
}

export class RegisterFile implements I2cTarget {
  private pointer = 0;
  private pointerLeft = 0;

  constructor(private readonly options: RegisterOptions) {}

  addressed(address: number, reading: boolean): boolean {
    if (address !== this.options.address || this.options.ready?.() === false) return false;
    if (reading) this.options.began?.(this.pointer);
    else this.pointerLeft = this.options.pointerBytes ?? 1;
    return true;
  }

  write(byte: number): boolean {
    const { pointerBytes = 1, count, width = 1 } = this.options;
    if (this.pointerLeft > 0) {
      this.pointer = this.pointerLeft === pointerBytes ? byte : (this.pointer << 8) | byte;
      this.pointerLeft--;
      if (this.pointerLeft === 0) this.pointer = (this.pointer % count) * width;
      return true;
    }
    this.options.write(this.pointer, byte);
    this.advance();
    return true;
  }

  /** The next bytes written are the number of a register again. */
  protected expectPointer(): void {
    this.pointerLeft = this.options.pointerBytes ?? 1;
  }

  read(): number {
    const value = this.options.read(this.pointer) & 0xff;
    this.advance();
    return value;
  }

  stop(): void {
    this.pointerLeft = 0;
  }

  private advance(): void {
    const { increments = true, count, width = 1 } = this.options;
    const next = this.pointer + 1;
    this.pointer = increments
      ? next % (count * width)
      : this.pointer - (this.pointer % width) + (next % width);
  }
}
