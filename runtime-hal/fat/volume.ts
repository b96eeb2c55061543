/**
 * A mounted FAT volume: its tables, and sectors through a window of one, as small machines have it. What is changed in the window is
 * written when another sector is wanted.
 */

import { fatError, type SectorDevice } from "./sectors.js";
import { findLayout, type Layout } from "./layout.js";

/** Of the information sector of FAT32. */
const INFO_LEAD = 0x41615252;
const INFO_BODY = 0x61417272;
const UNKNOWN = 0xffffffff;

export class Volume {
  readonly layout: Layout;
  /** The sector in the window, -1: none. */
  private windowSector = -1;
  private readonly window: Uint8Array;
  private readonly windowView: DataView;
  private windowChanged = false;
  /** Free clusters, -1: not counted yet. */
  private free = -1;
  /** Cluster that was given out last. */
  private last = 1;
  private infoChanged = false;

  /** Throws ENODEV if there is no FAT volume. */
  constructor(
    readonly device: SectorDevice,
    /** Nothing may be written. */
    readonly readonly: () => boolean,
  ) {
    this.layout = findLayout(device);
    this.window = new Uint8Array(this.layout.sectorSize);
    this.windowView = new DataView(this.window.buffer);
    this.readInfo();
  }

  get clusterBytes(): number {
    return this.layout.clusterSectors * this.layout.sectorSize;
  }

  // ------------------------------------------------------------ sectors

  /** The bytes of a sector; valid until the next call. */
  load(sector: number): Uint8Array {
    if (sector !== this.windowSector) {
      this.writeWindow();
      this.windowSector = -1;
      this.device.read(sector, this.window);
      this.windowSector = sector;
    }
    return this.window;
  }

  /** The same sector, for changing it. */
  change(sector: number): Uint8Array {
    if (this.readonly()) throw fatError("EROFS");
    const bytes = this.load(sector);
    this.windowChanged = true;
    return bytes;
  }

  private writeWindow(): void {
    if (!this.windowChanged) return;
    this.device.write(this.windowSector, this.window);
    this.windowChanged = false;
    const { fatStart, fatSectors, fatCount } = this.layout;
    const isTable = this.windowSector >= fatStart && this.windowSector < fatStart + fatSectors;
    if (isTable && fatCount === 2) this.device.write(this.windowSector + fatSectors, this.window);
  }

  /** Whole sectors past the window. */
  readSectors(sector: number, into: Uint8Array): void {
    this.writeWindow();
    this.device.read(sector, into);
  }

  writeSectors(sector: number, data: Uint8Array): void {
    if (this.readonly()) throw fatError("EROFS");
    this.writeWindow();
    const count = data.length / this.layout.sectorSize;
    if (this.windowSector >= sector && this.windowSector < sector + count) this.windowSector = -1;
    this.device.write(sector, data);
  }

  sync(): void {
    this.writeInfo();
    this.writeWindow();
    this.device.sync();
  }

  /** First sector of a cluster. */
  sectorOf(cluster: number): number {
    if (cluster < 2 || cluster >= this.layout.clusters + 2) throw fatError("EIO");
    return this.layout.dataStart + (cluster - 2) * this.layout.clusterSectors;
  }

  clear(cluster: number): void {
    this.writeSectors(this.sectorOf(cluster), new Uint8Array(this.clusterBytes));
  }

  // ------------------------------------------------------------ tables

  private get endMark(): number {
    const { kind } = this.layout;
    return kind === 12 ? 0xfff : kind === 16 ? 0xffff : 0x0fffffff;
  }

  /** Entry of a cluster in the table. */
  entry(cluster: number): number {
    const { kind, fatStart, sectorSize } = this.layout;
    if (kind === 12) {
      const at = cluster + (cluster >> 1);
      const word = this.tableByte(at) | (this.tableByte(at + 1) << 8);
      return cluster & 1 ? word >> 4 : word & 0xfff;
    }
    const at = cluster * (kind / 8);
    this.load(fatStart + Math.floor(at / sectorSize));
    const offset = at % sectorSize;
    return kind === 16
      ? this.windowView.getUint16(offset, true)
      : this.windowView.getUint32(offset, true) & 0x0fffffff;
  }

  private tableByte(at: number): number {
    const { fatStart, sectorSize } = this.layout;
    return this.load(fatStart + Math.floor(at / sectorSize))[at % sectorSize] as number;
  }

  private setTableByte(at: number, mask: number, value: number): void {
    const { fatStart, sectorSize } = this.layout;
    const bytes = this.change(fatStart + Math.floor(at / sectorSize));
    const offset = at % sectorSize;
    bytes[offset] = ((bytes[offset] as number) & ~mask) | (value & mask);
  }

  setEntry(cluster: number, value: number): void {
    const { kind, fatStart, sectorSize } = this.layout;
    if (kind === 12) {
      const at = cluster + (cluster >> 1);
      const shifted = cluster & 1 ? value << 4 : value;
      this.setTableByte(at, cluster & 1 ? 0xf0 : 0xff, shifted & 0xff);
      this.setTableByte(at + 1, cluster & 1 ? 0xff : 0x0f, shifted >> 8);
      return;
    }
    const at = cluster * (kind / 8);
    const offset = at % sectorSize;
    this.change(fatStart + Math.floor(at / sectorSize));
    if (kind === 16) this.windowView.setUint16(offset, value, true);
    else {
      const kept = this.windowView.getUint32(offset, true) & 0xf0000000;
      this.windowView.setUint32(offset, (kept | value) >>> 0, true);
    }
  }

  /** The cluster after this one, `undefined` at the end of the chain. */
  next(cluster: number): number | undefined {
    const entry = this.entry(cluster);
    if (entry < 2) throw fatError("EIO");
    return entry >= this.layout.clusters + 2 ? undefined : entry;
  }

  /** A free cluster, put at the end of the chain of `after` (0: it begins one). `undefined`: the volume is full. */
  allocate(after: number): number | undefined {
    const { clusters } = this.layout;
    const start = this.last < 2 || this.last >= clusters + 2 ? 1 : this.last;
    for (let tried = 0, cluster = start; tried < clusters; tried++) {
      if (++cluster >= clusters + 2) cluster = 2;
      if (this.entry(cluster) !== 0) continue;
      this.setEntry(cluster, this.endMark);
      if (after !== 0) this.setEntry(after, cluster);
      this.last = cluster;
      if (this.free > 0) this.free--;
      this.infoChanged = true;
      return cluster;
    }
    return undefined;
  }

  /** Gives back a chain of clusters. */
  release(first: number): void {
    let cluster: number | undefined = first;
    while (cluster !== undefined && cluster >= 2) {
      const next = this.next(cluster);
      this.setEntry(cluster, 0);
      if (this.free >= 0) this.free++;
      this.infoChanged = true;
      cluster = next;
    }
  }

  /** The chain ends with this cluster; what comes after is given back. */
  endAt(cluster: number): void {
    const rest = this.next(cluster);
    if (rest === undefined) return;
    this.setEntry(cluster, this.endMark);
    this.release(rest);
  }

  freeClusters(): number {
    if (this.free < 0) {
      let count = 0;
      for (let cluster = 2; cluster < this.layout.clusters + 2; cluster++)
        if (this.entry(cluster) === 0) count++;
      this.free = count;
      this.infoChanged = true;
    }
    return this.free;
  }

  // ------------------------------------------------------------ number of free clusters

  private readInfo(): void {
    const { infoSector, clusters } = this.layout;
    if (infoSector === undefined) return;
    this.load(infoSector);
    if (
      this.windowView.getUint32(0, true) !== INFO_LEAD ||
      this.windowView.getUint32(484, true) !== INFO_BODY
    )
      return;
    const free = this.windowView.getUint32(488, true);
    if (free !== UNKNOWN && free <= clusters) this.free = free;
    this.last = this.windowView.getUint32(492, true);
  }

  private writeInfo(): void {
    const { infoSector } = this.layout;
    if (!this.infoChanged || infoSector === undefined || this.readonly()) return;
    this.infoChanged = false;
    this.change(infoSector);
    this.windowView.setUint32(488, this.free < 0 ? UNKNOWN : this.free, true);
    this.windowView.setUint32(492, this.last, true);
  }
}
