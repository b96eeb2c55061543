/** An open file of a FAT volume. Its directory entry is brought up to date when it is flushed or closed, as FatFs does. */

import { ARCHIVE, type Directory, type DirectoryItem, type Stamp } from "./directory.js";
import { fatError } from "./sectors.js";
import type { Volume } from "./volume.js";

const LARGEST = 0xffffffff;

export interface FatOpenMode {
  readonly read: boolean;
  readonly write: boolean;
}

export class FatFile {
  private position = 0;
  private first: number;
  private length: number;
  /** Clusters known so far, from the first on. */
  private readonly chain: number[] = [];
  private changed = false;

  constructor(
    private readonly volume: Volume,
    private readonly directory: Directory,
    item: DirectoryItem,
    private readonly mode: FatOpenMode,
    private readonly now: () => Stamp,
  ) {
    this.first = item.cluster;
    this.length = item.size;
    this.index = item.index;
    if (this.first !== 0) this.chain.push(this.first);
  }
  private readonly index: number;

  get size(): number {
    return this.length;
  }

  get offset(): number {
    return this.position;
  }

  /** Bytes read: fewer at the end. */
  read(into: Uint8Array): number {
    if (!this.mode.read) throw fatError("EACCES");
    const count = Math.min(into.length, this.length - this.position);
    this.move(count, (sector, at, done, length) => {
      const part = into.subarray(done, done + length);
      if (at === 0 && length % this.volume.layout.sectorSize === 0) this.volume.readSectors(sector, part);
      else part.set(this.volume.load(sector).subarray(at, at + length));
    });
    return count;
  }

  /** Bytes written. ENOSPC: the volume is full; what fits is written. */
  write(data: Uint8Array): number {
    if (!this.mode.write) throw fatError("EACCES");
    const wanted = Math.min(data.length, LARGEST - this.position);
    const there = this.extend(this.position + wanted) - this.position;
    const count = Math.max(0, Math.min(wanted, there));
    this.move(count, (sector, at, done, length) => {
      const part = data.subarray(done, done + length);
      if (at === 0 && length % this.volume.layout.sectorSize === 0) this.volume.writeSectors(sector, part);
      else this.volume.change(sector).set(part, at);
    });
    this.length = Math.max(this.length, this.position);
    this.changed = true;
    if (count < data.length) throw fatError("ENOSPC");
    return count;
  }

  /** Goes to a position; past the end a file that is written to grows. */
  seek(position: number): number {
    let target = Math.max(0, position);
    if (target > this.length) {
      if (!this.mode.write) target = this.length;
      else {
        target = Math.min(target, this.extend(target));
        this.length = Math.max(this.length, target);
        this.changed = true;
      }
    }
    this.position = target;
    return target;
  }

  truncate(): void {
    const keep = Math.ceil(this.position / this.volume.clusterBytes);
    if (keep === 0 && this.first !== 0) {
      this.volume.release(this.first);
      this.first = 0;
      this.chain.length = 0;
    } else if (keep > 0) {
      this.volume.endAt(this.clusterAt(keep - 1) as number);
      this.chain.length = keep;
    }
    this.length = this.position;
    this.changed = true;
  }

  flush(): void {
    if (this.changed) {
      const { bytes, at } = this.directory.change(this.index);
      bytes[at + 11] = (bytes[at + 11] as number) | ARCHIVE;
      this.directory.update(this.index, this.first, this.length, this.now());
      this.changed = false;
    }
    this.volume.sync();
  }

  /** Goes through so many bytes from the position on, in pieces that lie in one sector, or whole sectors of a cluster. */
  private move(
    count: number,
    step: (sector: number, at: number, done: number, length: number) => void,
  ): void {
    const { sectorSize } = this.volume.layout;
    const { clusterBytes } = this.volume;
    for (let done = 0; done < count;) {
      const cluster = this.clusterAt(Math.floor(this.position / clusterBytes));
      if (cluster === undefined) throw fatError("EIO");
      const inCluster = this.position % clusterBytes;
      const at = inCluster % sectorSize;
      const sector = this.volume.sectorOf(cluster) + Math.floor(inCluster / sectorSize);
      const left = count - done;
      const whole = Math.min(left - (left % sectorSize), clusterBytes - inCluster);
      const length = at === 0 && whole > 0 ? whole : Math.min(left, sectorSize - at);
      step(sector, at, done, length);
      done += length;
      this.position += length;
    }
  }

  private clusterAt(index: number): number | undefined {
    while (this.chain.length <= index) {
      const last = this.chain.at(-1);
      const next = last === undefined ? undefined : this.volume.next(last);
      if (next === undefined) return undefined;
      this.chain.push(next);
    }
    return this.chain[index];
  }

  /** Makes clusters up to that size; gives the size that there is room for. */
  private extend(size: number): number {
    const { clusterBytes } = this.volume;
    const wanted = Math.ceil(size / clusterBytes);
    while (this.clusterAt(wanted - 1) === undefined && this.chain.length < wanted) {
      const added = this.volume.allocate(this.chain.at(-1) ?? 0);
      if (added === undefined) return this.chain.length * clusterBytes;
      if (this.first === 0) this.first = added;
      this.chain.push(added);
      this.changed = true;
    }
    return size;
  }
}
