/**
 * What a FAT file system lies on: sectors that are read and written as a whole. Errors are those of the host, by number, so
 * that a program gets `OSError` of the same number as from the FatFs library that MicroPython uses (extmod/vfs_fat_file.c).
 */

import { HostError } from "../exec/host.js";

export interface SectorDevice {
  /** Bytes of a sector: 512, 1024, 2048 or 4096. */
  readonly sectorSize: number;
  /** Sectors there are. */
  count(): number;
  /** Fills `into` (whole sectors) from that sector on. Throws a `HostError`. */
  read(sector: number, into: Uint8Array): void;
  write(sector: number, data: Uint8Array): void;
  /** Everything written is there to stay. */
  sync(): void;
}

const ERRORS = {
  EIO: 5,
  ENOENT: 2,
  EACCES: 13,
  EEXIST: 17,
  ENODEV: 19,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  ENOSPC: 28,
  EROFS: 30,
} as const;

export function fatError(code: keyof typeof ERRORS): HostError {
  return new HostError(ERRORS[code], code);
}

/** Sectors in memory. */
export class MemorySectors implements SectorDevice {
  readonly sectorSize = 512;

  constructor(readonly bytes: Uint8Array) {}

  count(): number {
    return Math.floor(this.bytes.length / this.sectorSize);
  }

  read(sector: number, into: Uint8Array): void {
    const start = sector * this.sectorSize;
    if (start + into.length > this.bytes.length) throw fatError("EIO");
    into.set(this.bytes.subarray(start, start + into.length));
  }

  write(sector: number, data: Uint8Array): void {
    const start = sector * this.sectorSize;
    if (start + data.length > this.bytes.length) throw fatError("EIO");
    this.bytes.set(data, start);
  }

  sync(): void {}
}
