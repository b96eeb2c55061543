/**
 * Makes a FAT file system on a medium. Sizes of clusters and tables are those that FatFs chooses (f_mkfs of lib/oofatfs/ff.c), which is
 * what `VfsFat.mkfs` of MicroPython makes.
 */

import { ENTRY_SIZE, MOST_CLUSTERS_12, MOST_CLUSTERS_16 } from "./layout.js";
import { fatError, type SectorDevice } from "./sectors.js";

const ROOT_ENTRIES = 512;
const FEWEST_SECTORS = 22;
const FEWEST_CLUSTERS = 16;
/** Sectors from which a cluster doubles, in units of 4 Ki and 128 Ki sectors. */
const STEPS_16 = [1, 4, 16, 64, 256, 512];
const STEPS_32 = [1, 2, 4, 8, 16, 32];
const RESERVED_32 = 32;
const MOST_CLUSTER_SECTORS = 128;
const HARD_DISK = 0xf8;
const PARTITION_START = 63;
const PARTITION_AT = 446;
const PARTITION_FAT32 = 0x0c;
/** Begin of the table: the kind of medium, the mark of an end, and for FAT32 the end of the root folder. */
const FIRST_ENTRIES = {
  12: [HARD_DISK, 0xff, 0xff],
  16: [HARD_DISK, 0xff, 0xff, 0xff],
  32: [HARD_DISK, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
} as const;

interface Plan {
  readonly kind: 12 | 16 | 32;
  readonly clusterSectors: number;
  readonly reserved: number;
  readonly fatSectors: number;
  readonly rootSectors: number;
}

const clusterFor = (sectors: number, unit: number, steps: readonly number[]): number =>
  2 ** steps.filter((step) => step <= Math.floor(sectors / unit)).length;

/** How a volume of so many sectors is laid out; `undefined`: not with that kind of table. */
function planSmall(total: number, sectorSize: number): Plan | undefined {
  const rootSectors = (ROOT_ENTRIES * ENTRY_SIZE) / sectorSize;
  for (let cluster = clusterFor(total, 0x1000, STEPS_16); cluster <= MOST_CLUSTER_SECTORS; cluster *= 2) {
    const guess = Math.floor(total / cluster);
    const is12 = guess <= MOST_CLUSTERS_12;
    const bytes = is12 ? Math.floor((guess * 3 + 1) / 2) + 3 : guess * 2 + 4;
    const fatSectors = Math.ceil(bytes / sectorSize);
    const data = 1 + fatSectors + rootSectors;
    if (total < data + cluster * FEWEST_CLUSTERS) return undefined;
    const clusters = Math.floor((total - data) / cluster);
    const plan = { clusterSectors: cluster, reserved: 1, fatSectors, rootSectors };
    if (is12) return { kind: 12, ...plan };
    if (clusters > MOST_CLUSTERS_12 && clusters <= MOST_CLUSTERS_16) return { kind: 16, ...plan };
  }
  return undefined;
}

function planLarge(total: number, sectorSize: number): Plan | undefined {
  for (let cluster = clusterFor(total, 0x20000, STEPS_32); cluster >= 1; cluster /= 2) {
    const guess = Math.floor(total / cluster);
    const fatSectors = Math.ceil((guess * 4 + 8) / sectorSize);
    const clusters = Math.floor((total - RESERVED_32 - fatSectors) / cluster);
    if (clusters > MOST_CLUSTERS_16)
      return { kind: 32, clusterSectors: cluster, reserved: RESERVED_32, fatSectors, rootSectors: 0 };
  }
  return undefined;
}

function bootSector(plan: Plan, total: number, device: SectorDevice, serial: number): Uint8Array {
  const { sectorSize } = device;
  const start = device.count() - total;
  const bytes = new Uint8Array(sectorSize);
  const boot = new DataView(bytes.buffer);
  const text = (at: number, letters: string): void => {
    for (let i = 0; i < letters.length; i++) bytes[at + i] = letters.charCodeAt(i);
  };
  bytes.set([0xeb, 0xfe, 0x90]);
  text(3, "MSDOS5.0");
  boot.setUint16(11, sectorSize, true);
  bytes[13] = plan.clusterSectors;
  boot.setUint16(14, plan.reserved, true);
  bytes[16] = 1;
  boot.setUint16(17, plan.kind === 32 ? 0 : ROOT_ENTRIES, true);
  if (total < 0x10000) boot.setUint16(19, total, true);
  else boot.setUint32(32, total, true);
  bytes[21] = HARD_DISK;
  boot.setUint16(24, 63, true);
  boot.setUint16(26, 255, true);
  boot.setUint32(28, start, true);
  if (plan.kind === 32) {
    boot.setUint32(36, plan.fatSectors, true);
    boot.setUint32(44, 2, true);
    boot.setUint16(48, 1, true);
    boot.setUint16(50, 6, true);
  } else {
    boot.setUint16(22, plan.fatSectors, true);
  }
  const extended = plan.kind === 32 ? 64 : 36;
  bytes[extended] = 0x80;
  bytes[extended + 2] = 0x29;
  boot.setUint32(extended + 3, serial, true);
  text(extended + 7, "NO NAME    ");
  text(extended + 18, plan.kind === 32 ? "FAT32   " : "FAT     ");
  boot.setUint16(510, 0xaa55, true);
  return bytes;
}

function infoSector(sectorSize: number, clusters: number): Uint8Array {
  const bytes = new Uint8Array(sectorSize);
  const info = new DataView(bytes.buffer);
  info.setUint32(0, 0x41615252, true);
  info.setUint32(484, 0x61417272, true);
  info.setUint32(488, clusters - 1, true);
  info.setUint32(492, 2, true);
  info.setUint16(510, 0xaa55, true);
  return bytes;
}

/** A table with one partition, to the end of the medium. */
function partitionTable(start: number, total: number, sectorSize: number): Uint8Array {
  const bytes = new Uint8Array(sectorSize);
  const table = new DataView(bytes.buffer);
  // The old addresses by heads and tracks: the first track's second head, and beyond what they can say.
  bytes.set([0, 1, 1, 0, PARTITION_FAT32, 254, 0xff, 0xff], PARTITION_AT);
  table.setUint32(PARTITION_AT + 8, start, true);
  table.setUint32(PARTITION_AT + 12, total, true);
  table.setUint16(510, 0xaa55, true);
  return bytes;
}

/**
 * Makes an empty file system: FAT12 or FAT16 that fills the medium; FAT32 in a partition if it is too large for those. EIO: it is too
 * small.
 */
export function format(device: SectorDevice, serial: number): void {
  const { sectorSize } = device;
  const all = device.count();
  const small = all < FEWEST_SECTORS ? undefined : planSmall(all, sectorSize);
  const start = small === undefined ? PARTITION_START : 0;
  const total = all - start;
  const plan = small ?? (total < FEWEST_SECTORS ? undefined : planLarge(total, sectorSize));
  if (plan === undefined) throw fatError("EIO");
  const write = (sector: number, data: Uint8Array): void => device.write(start + sector, data);
  const boot = bootSector(plan, total, device, serial);
  write(0, boot);
  const dataStart = plan.reserved + plan.fatSectors + plan.rootSectors;
  if (plan.kind === 32) {
    const clusters = Math.floor((total - dataStart) / plan.clusterSectors);
    const info = infoSector(sectorSize, clusters);
    write(6, boot);
    write(7, info);
    write(1, info);
  }
  const empty = new Uint8Array(sectorSize);
  const table = new Uint8Array(sectorSize);
  table.set(FIRST_ENTRIES[plan.kind]);
  write(plan.reserved, table);
  for (let i = 1; i < plan.fatSectors; i++) write(plan.reserved + i, empty);
  const root = plan.kind === 32 ? plan.clusterSectors : plan.rootSectors;
  for (let i = 0; i < root; i++) write(plan.reserved + plan.fatSectors + i, empty);
  if (start > 0) device.write(0, partitionTable(start, total, sectorSize));
  device.sync();
}
