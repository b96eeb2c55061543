/** A folder of a FAT volume: its entries, found, added and taken away. */

import { ENTRY_SIZE } from "./layout.js";
import {
  UNITS_PER_ENTRY,
  checksum,
  numbered,
  readUnits,
  sameName,
  shortForm,
  shownShort,
  writeUnits,
} from "./names.js";
import { fatError } from "./sectors.js";
import type { Volume } from "./volume.js";

export const READ_ONLY = 0x01;
const VOLUME_LABEL = 0x08;
export const DIRECTORY = 0x10;
export const ARCHIVE = 0x20;
const LONG_NAME = 0x0f;
const DELETED = 0xe5;
/** Stands for a name that begins with the letter 0xE5. */
const ESCAPED = 0x05;
const LAST_LONG = 0x40;
const MOST_NUMBERS = 999_999;

export interface DirectoryItem {
  readonly name: string;
  readonly letters: string;
  readonly attributes: number;
  readonly cluster: number;
  readonly size: number;
  /** As FAT has them: two words. */
  readonly date: number;
  readonly time: number;
  /** Index of its first entry and of its short one. */
  readonly first: number;
  readonly index: number;
}

/** When something was changed, as FAT counts it. */
export interface Stamp {
  readonly date: number;
  readonly time: number;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export class Directory {
  private readonly clusters: number[] = [];

  constructor(
    readonly volume: Volume,
    /** 0: the root of FAT12 and FAT16. */
    readonly cluster: number,
  ) {
    if (cluster !== 0) this.clusters.push(cluster);
  }

  /** The sector with an entry and where in it; `undefined` past the end of the folder. */
  locate(index: number): { sector: number; at: number } | undefined {
    const { layout } = this.volume;
    const byte = index * ENTRY_SIZE;
    const number = Math.floor(byte / layout.sectorSize);
    const at = byte % layout.sectorSize;
    if (this.cluster === 0) {
      return number < layout.rootSectors ? { sector: layout.rootStart + number, at } : undefined;
    }
    const wanted = Math.floor(number / layout.clusterSectors);
    while (this.clusters.length <= wanted) {
      const next = this.volume.next(this.clusters.at(-1) as number);
      if (next === undefined) return undefined;
      this.clusters.push(next);
    }
    const first = this.volume.sectorOf(this.clusters[wanted] as number);
    return { sector: first + (number % layout.clusterSectors), at };
  }

  /** Items, without `.` and `..`. */
  *items(withDots = false): Generator<DirectoryItem> {
    let long = "";
    let longSum = -1;
    let first = -1;
    for (let index = 0; ; index++) {
      const place = this.locate(index);
      if (place === undefined) return;
      const bytes = this.volume.load(place.sector);
      const entry = viewOf(bytes);
      const { at } = place;
      const lead = bytes[at] as number;
      if (lead === 0) return;
      const attributes = bytes[at + 11] as number;
      if (lead === DELETED) {
        first = -1;
      } else if ((attributes & 0x3f) === LONG_NAME) {
        if (lead & LAST_LONG) {
          long = "";
          first = index;
          longSum = bytes[at + 13] as number;
        }
        long = readUnits(entry, at) + long;
      } else if (attributes & VOLUME_LABEL) {
        first = -1;
      } else {
        const letters = lettersOf(bytes, at);
        const matches = first >= 0 && longSum === checksum(letters);
        const item: DirectoryItem = {
          name: matches ? long : shownShort(letters, bytes[at + 12] as number),
          letters,
          attributes,
          cluster: (entry.getUint16(at + 20, true) << 16) | entry.getUint16(at + 26, true),
          size: entry.getUint32(at + 28, true),
          time: entry.getUint16(at + 22, true),
          date: entry.getUint16(at + 24, true),
          first: matches ? first : index,
          index,
        };
        first = -1;
        if (withDots || lead !== 0x2e) yield item;
      }
    }
  }

  find(name: string): DirectoryItem | undefined {
    for (const item of this.items()) {
      if (sameName(item.name, name) || sameName(shownShort(item.letters, 0), name)) return item;
    }
    return undefined;
  }

  isEmpty(): boolean {
    return this.items().next().done === true;
  }

  /** The entry that `..` leads to, 0: the root. */
  parent(): number {
    for (const item of this.items(true)) if (item.letters.startsWith("..")) return item.cluster;
    return 0;
  }

  /** Adds an item; gives the index of its short entry. EACCES: the folder is full. */
  add(name: string, attributes: number, cluster: number, size: number, stamp: Stamp): number {
    const form = shortForm(name);
    let { letters } = form;
    if (form.lossy) {
      const taken = new Set([...this.items()].map((item) => item.letters));
      let number = 1;
      do letters = numbered(form.letters, number++);
      while (taken.has(letters) && number < MOST_NUMBERS);
    }
    const longEntries = form.long ? Math.ceil(name.length / UNITS_PER_ENTRY) : 0;
    const first = this.room(longEntries + 1);
    for (let i = 0; i < longEntries; i++) {
      const part = longEntries - 1 - i;
      const { bytes, at } = this.change(first + i);
      bytes.fill(0, at, at + ENTRY_SIZE);
      bytes[at] = (part + 1) | (i === 0 ? LAST_LONG : 0);
      bytes[at + 11] = LONG_NAME;
      bytes[at + 13] = checksum(letters);
      writeUnits(viewOf(bytes), at, name, part);
    }
    const index = first + longEntries;
    const { bytes, at } = this.change(index);
    bytes.fill(0, at, at + ENTRY_SIZE);
    for (let i = 0; i < letters.length; i++) bytes[at + i] = letters.charCodeAt(i);
    if (bytes[at] === DELETED) bytes[at] = ESCAPED;
    bytes[at + 11] = attributes;
    bytes[at + 12] = form.flags;
    viewOf(bytes).setUint16(at + 14, stamp.time, true);
    viewOf(bytes).setUint16(at + 16, stamp.date, true);
    this.update(index, cluster, size, stamp);
    return index;
  }

  /** Sets what an item's entry says of its contents. */
  update(index: number, cluster: number, size: number, stamp: Stamp): void {
    const { bytes, at } = this.change(index);
    const entry = viewOf(bytes);
    entry.setUint16(at + 20, cluster >>> 16, true);
    entry.setUint16(at + 26, cluster & 0xffff, true);
    entry.setUint32(at + 28, size, true);
    entry.setUint16(at + 22, stamp.time, true);
    entry.setUint16(at + 24, stamp.date, true);
  }

  remove(item: DirectoryItem): void {
    for (let index = item.first; index <= item.index; index++) {
      const { bytes, at } = this.change(index);
      bytes[at] = DELETED;
    }
  }

  /** An entry for changing it. */
  change(index: number): { bytes: Uint8Array; at: number } {
    const place = this.locate(index);
    if (place === undefined) throw fatError("EIO");
    return { bytes: this.volume.change(place.sector), at: place.at };
  }

  /** Index of the first of so many free entries in a row; the folder grows if need be. */
  private room(count: number): number {
    let free = 0;
    for (let index = 0; ; index++) {
      const place = this.locate(index) ?? this.grow(index);
      const lead = this.volume.load(place.sector)[place.at];
      free = lead === 0 || lead === DELETED ? free + 1 : 0;
      if (free === count) return index - count + 1;
    }
  }

  private grow(index: number): { sector: number; at: number } {
    if (this.cluster === 0) throw fatError("EACCES");
    const added = this.volume.allocate(this.clusters.at(-1) as number);
    if (added === undefined) throw fatError("EACCES");
    this.volume.clear(added);
    this.clusters.push(added);
    return this.locate(index) as { sector: number; at: number };
  }
}

function lettersOf(bytes: Uint8Array, at: number): string {
  const letters = String.fromCharCode(...bytes.subarray(at, at + 11));
  return letters.charCodeAt(0) === ESCAPED ? String.fromCharCode(DELETED) + letters.slice(1) : letters;
}

/** The entries `.` and `..` of a new folder. */
export function makeDots(volume: Volume, cluster: number, parent: number, stamp: Stamp): void {
  volume.clear(cluster);
  const own = new Directory(volume, cluster);
  [cluster, parent].forEach((target, i) => {
    const { bytes, at } = own.change(i);
    bytes.fill(0x20, at, at + 11);
    bytes.fill(0x2e, at, at + i + 1);
    bytes[at + 11] = DIRECTORY;
    own.update(i, target, 0, stamp);
  });
}
