/** What is stored on a memory card: sectors over an image file, or blank, or with a file system that was made for it. */

import { FatFileSystem } from "../../fat/file-system.js";
import { format } from "../../fat/format.js";
import { stampOf } from "../../fat/stamp.js";
import type { SectorDevice } from "../../fat/sectors.js";
import type { BesideFile } from "../parts/part.js";

const SECTOR = 512;
/** Files that the board file gives were made then: the card was filled before the board knew any time. */
const MADE_AT = Date.UTC(2020, 0, 1) / 1000;
const SERIAL = 0x1234abcd;

export class CardImage {
  private readonly changed = new Map<number, Uint8Array>();
  isProtected = false;
  writes = 0;

  constructor(
    readonly sectors: number,
    private readonly file?: BesideFile,
    /** Changes go to the file too. */
    private readonly saves = false,
  ) {}

  /** The bytes of a sector; not to be changed. */
  read(sector: number): Uint8Array {
    const own = this.changed.get(sector);
    if (own !== undefined) return own;
    const bytes = new Uint8Array(SECTOR);
    const stored = this.file?.bytes.subarray(sector * SECTOR, (sector + 1) * SECTOR);
    if (stored !== undefined) bytes.set(stored);
    return bytes;
  }

  /** False: the card is write-protected. */
  write(sector: number, data: Uint8Array): boolean {
    if (this.isProtected) return false;
    this.changed.set(sector, data.slice());
    if (this.saves) this.file?.write(sector * SECTOR, data);
    this.writes++;
    return true;
  }

  /** The card as a medium of a file system. */
  private device(): SectorDevice {
    return {
      sectorSize: SECTOR,
      count: () => this.sectors,
      read: (sector, into) => {
        for (let i = 0; i * SECTOR < into.length; i++) into.set(this.read(sector + i), i * SECTOR);
      },
      write: (sector, data) => {
        for (let i = 0; i * SECTOR < data.length; i++)
          this.changed.set(sector + i, data.slice(i * SECTOR, (i + 1) * SECTOR));
      },
      sync: () => undefined,
    };
  }

  /** Makes a FAT file system with those files, by path. */
  format(files: Readonly<Record<string, string>>): void {
    const device = this.device();
    format(device, SERIAL);
    const fs = new FatFileSystem(device, () => stampOf(MADE_AT));
    for (const [path, text] of Object.entries(files)) {
      const folders = path.split("/").slice(0, -1);
      folders.forEach((name, i) => {
        const above = `/${folders.slice(0, i).join("/")}`;
        if (![...fs.list(above)].some((item) => item.name === name)) fs.makeDirectory(`${above}/${name}`);
      });
      const file = fs.open(`/${path}`, { read: false, write: true, start: "empty" });
      file.write(new TextEncoder().encode(text));
      file.flush();
    }
  }
}
