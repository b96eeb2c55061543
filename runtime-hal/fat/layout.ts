/**
 * Where things are in a FAT volume, as its boot sector says (Microsoft's "FAT32 File System Specification" 1.03, 2000). The volume may
 * fill the medium or be a partition of it.
 */

import { fatError, type SectorDevice } from "./sectors.js";

/** Clusters up to which a volume is FAT12 and FAT16: the number alone decides. */
export const MOST_CLUSTERS_12 = 0xff5;
export const MOST_CLUSTERS_16 = 0xfff5;

export const ENTRY_SIZE = 32;
const SIGNATURE_AT = 510;
const PARTITIONS_AT = 446;
const PARTITION_SIZE = 16;

export interface Layout {
  readonly kind: 12 | 16 | 32;
  readonly sectorSize: number;
  readonly clusterSectors: number;
  /** First sector of the first table, counted from the start of the medium, as all sectors here. */
  readonly fatStart: number;
  readonly fatSectors: number;
  readonly fatCount: number;
  /** Of FAT12 and FAT16: a folder of fixed size. */
  readonly rootStart: number;
  readonly rootSectors: number;
  /** Of FAT32: an ordinary chain of clusters. */
  readonly rootCluster: number;
  readonly dataStart: number;
  readonly clusters: number;
  /** Sector with the number of free clusters, of FAT32. */
  readonly infoSector: number | undefined;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The layout of the volume that begins at that sector; `undefined`: none does. */
function layoutAt(sector: Uint8Array, start: number, device: SectorDevice): Layout | undefined {
  const boot = view(sector);
  const { sectorSize } = device;
  const jump = sector[0];
  if (boot.getUint16(SIGNATURE_AT, true) !== 0xaa55 || (jump !== 0xeb && jump !== 0xe9 && jump !== 0xe8)) {
    return undefined;
  }
  if (boot.getUint16(11, true) !== sectorSize) return undefined;
  const clusterSectors = sector[13] as number;
  const reserved = boot.getUint16(14, true);
  const fatCount = sector[16] as number;
  const rootEntries = boot.getUint16(17, true);
  const total = boot.getUint16(19, true) || boot.getUint32(32, true);
  const fatSectors = boot.getUint16(22, true) || boot.getUint32(36, true);
  const isPower = clusterSectors > 0 && (clusterSectors & (clusterSectors - 1)) === 0;
  if (!isPower || reserved === 0 || fatSectors === 0 || (fatCount !== 1 && fatCount !== 2)) return undefined;
  const rootSectors = (rootEntries * ENTRY_SIZE) / sectorSize;
  if (!Number.isInteger(rootSectors)) return undefined;
  const system = reserved + fatSectors * fatCount + rootSectors;
  const clusters = Math.floor((total - system) / clusterSectors);
  if (clusters <= 0) return undefined;
  const kind = clusters <= MOST_CLUSTERS_12 ? 12 : clusters <= MOST_CLUSTERS_16 ? 16 : 32;
  if ((kind === 32) !== (rootEntries === 0)) return undefined;
  const info = kind === 32 ? boot.getUint16(48, true) : 0;
  return {
    kind,
    sectorSize,
    clusterSectors,
    fatStart: start + reserved,
    fatSectors,
    fatCount,
    rootStart: start + reserved + fatSectors * fatCount,
    rootSectors,
    rootCluster: kind === 32 ? boot.getUint32(44, true) : 0,
    dataStart: start + system,
    clusters,
    infoSector: info > 0 ? start + info : undefined,
  };
}

/** The layout of the volume of a medium, or of its first partition that has one. ENODEV: there is none. */
export function findLayout(device: SectorDevice): Layout {
  const sector = new Uint8Array(device.sectorSize);
  device.read(0, sector);
  const whole = layoutAt(sector, 0, device);
  if (whole !== undefined) return whole;
  const table = view(sector);
  if (table.getUint16(SIGNATURE_AT, true) !== 0xaa55) throw fatError("ENODEV");
  for (let i = 0; i < 4; i++) {
    const at = PARTITIONS_AT + i * PARTITION_SIZE;
    const [type, start] = [table.getUint8(at + 4), table.getUint32(at + 8, true)];
    if (type === 0 || start === 0 || start >= device.count()) continue;
    const first = new Uint8Array(device.sectorSize);
    device.read(start, first);
    const found = layoutAt(first, start, device);
    if (found !== undefined) return found;
  }
  throw fatError("ENODEV");
}
