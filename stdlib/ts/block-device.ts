/**
 * An object of the program as the medium of a file system: its methods `readblocks`, `writeblocks` and `ioctl`, or `sync` and `count` of the
 * older protocol (MicroPython extmod/vfs_blockdev.c).
 */

import { callMethod, getattr, loadAttr } from "../../runtime-hal/core/attributes.js";
import { osError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { PyMemoryView } from "../../runtime-hal/core/memoryview.js";
import { PyByteArray } from "../../runtime-hal/core/objects.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { fatError, type SectorDevice } from "../../runtime-hal/fat/sectors.js";

const INIT = 1;
const SYNC = 3;
const BLOCK_COUNT = 4;
const BLOCK_SIZE = 5;
const DEFAULT_SIZE = 512;
const LARGEST_SIZE = 4096;
const EIO = 5;
const EBUSY = 16;

export class BlockDevice implements SectorDevice {
  readonly sectorSize: number;
  readonly canWrite: boolean;
  private readonly hasControl: boolean;

  /** EBUSY: the device says that it is not ready. */
  constructor(private readonly object: Value) {
    getattr(object, "readblocks");
    this.canWrite = loadAttr(object, "writeblocks") !== undefined;
    this.hasControl = loadAttr(object, "ioctl") !== undefined;
    if (!this.hasControl) getattr(object, "count");
    const ready = this.control(INIT);
    if (ready !== null && intArgument(ready) !== 0) throw osError(EBUSY);
    const size = this.control(BLOCK_SIZE);
    this.sectorSize = size === null ? DEFAULT_SIZE : intArgument(size);
    const isPower = (this.sectorSize & (this.sectorSize - 1)) === 0;
    if (!isPower || this.sectorSize < DEFAULT_SIZE || this.sectorSize > LARGEST_SIZE) throw osError(EIO);
  }

  private control(command: number): Value {
    if (this.hasControl) return callMethod(this.object, "ioctl", [command, 0]);
    if (command === SYNC && loadAttr(this.object, "sync") !== undefined) callMethod(this.object, "sync", []);
    return command === BLOCK_COUNT ? callMethod(this.object, "count", []) : null;
  }

  count(): number {
    return intArgument(this.control(BLOCK_COUNT));
  }

  read(sector: number, into: Uint8Array): void {
    const buffer = new PyByteArray(new Uint8Array(into.length));
    this.transfer("readblocks", sector, buffer);
    into.set(buffer.u8.subarray(0, into.length));
  }

  write(sector: number, data: Uint8Array): void {
    if (!this.canWrite) throw fatError("EROFS");
    this.transfer("writeblocks", sector, new PyByteArray(data.slice()));
  }

  /** Programs get the memory as a view of it. A result other than None or 0 is an error. */
  private transfer(method: string, sector: number, buffer: PyByteArray): void {
    const view = new PyMemoryView(buffer, "B", 1, 0, buffer.length, true);
    const result: Value = callMethod(this.object, method, [sector, view]);
    if (result !== null && intArgument(result) !== 0) throw fatError("EIO");
  }

  sync(): void {
    this.control(SYNC);
  }
}
