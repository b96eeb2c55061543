/**
 * The flash memory of a chip as `esp.flash_read` and its like see it: bytes that are 255 when erased, and of which writing only clears
 * bits. It holds neither the firmware nor the file system.
 */

import { osError } from "../../runtime-hal/core/exceptions.js";
import { useBoard } from "../../runtime-hal/exec/board.js";
import { retained } from "../../runtime-hal/exec/restart.js";

const SECTOR_BYTES = 4096;
const ERASED = 0xff;
const USUAL_KB = 4096;
const EIO = 5;

export class FlashMemory {
  /** Those that were written to, by number. */
  private readonly sectors = new Map<number, Uint8Array>();

  constructor(readonly size: number) {}

  private require(offset: number, length: number): void {
    if (offset < 0 || offset + length > this.size) throw osError(EIO);
  }

  /** OSError EIO beyond its end, as all of these. */
  read(offset: number, into: Uint8Array): void {
    this.require(offset, into.length);
    for (let i = 0; i < into.length; i++) {
      const sector = this.sectors.get(Math.floor((offset + i) / SECTOR_BYTES));
      into[i] = sector === undefined ? ERASED : (sector[(offset + i) % SECTOR_BYTES] as number);
    }
  }

  write(offset: number, bytes: Uint8Array): void {
    this.require(offset, bytes.length);
    for (const [i, byte] of bytes.entries()) {
      const number = Math.floor((offset + i) / SECTOR_BYTES);
      let sector = this.sectors.get(number);
      if (sector === undefined)
        this.sectors.set(number, (sector = new Uint8Array(SECTOR_BYTES).fill(ERASED)));
      const at = (offset + i) % SECTOR_BYTES;
      sector[at] = (sector[at] as number) & byte;
    }
  }

  /** Erases one sector. */
  erase(sector: number): void {
    this.require(sector * SECTOR_BYTES, SECTOR_BYTES);
    this.sectors.delete(sector);
  }
}

/** That of the board: as large as most have it, if nothing else is known. */
export const boardFlash = (): FlashMemory =>
  retained("flash", () => new FlashMemory((useBoard().description.flashKb ?? USUAL_KB) * 1024));
