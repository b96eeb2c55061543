/**
 * The flash memory of a chip as `esp.flash_read` and `rp2.Flash` see it: bytes that are 255 when erased, and of which writing only clears
 * bits. It holds neither the firmware nor the file system.
 */

import { osError } from "../../runtime-hal/core/exceptions.js";
import { useBoard } from "../../runtime-hal/exec/board.js";
import { retained } from "../../runtime-hal/exec/restart.js";

export const SECTOR_BYTES = 4096;
const ERASED = 0xff;
const USUAL_KB = 4096;
const EIO = 5;

export class FlashMemory {
  private readonly bytes: Uint8Array;

  /** @param errno that of accesses beyond its end */
  constructor(
    readonly size: number,
    private readonly errno = EIO,
  ) {
    this.bytes = new Uint8Array(size).fill(ERASED);
  }

  private require(offset: number, length: number): void {
    if (offset < 0 || offset + length > this.size) throw osError(this.errno);
  }

  read(offset: number, into: Uint8Array): void {
    this.require(offset, into.length);
    into.set(this.bytes.subarray(offset, offset + into.length));
  }

  /** What is there is cleared where the new bytes have zeros, as nothing was erased. */
  write(offset: number, bytes: Uint8Array): void {
    this.require(offset, bytes.length);
    for (const [i, byte] of bytes.entries())
      this.bytes[offset + i] = (this.bytes[offset + i] as number) & byte;
  }

  /** Has these bytes afterwards, whatever was there. */
  replace(offset: number, bytes: Uint8Array): void {
    this.require(offset, bytes.length);
    this.bytes.set(bytes, offset);
  }

  /** Erases one sector. */
  erase(sector: number): void {
    const start = sector * SECTOR_BYTES;
    this.require(start, SECTOR_BYTES);
    this.bytes.fill(ERASED, start, start + SECTOR_BYTES);
  }
}

/** That of the board: as large as most have it, if nothing else is known. */
export const boardFlash = (): FlashMemory =>
  retained("flash", () => new FlashMemory((useBoard().description.flashKb ?? USUAL_KB) * 1024));
