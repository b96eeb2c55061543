/** A FAT file system by paths: what `os` does with it. Paths begin at the root, or at the current folder. */

import {
  ARCHIVE,
  DIRECTORY,
  Directory,
  READ_ONLY,
  makeDots,
  type DirectoryItem,
  type Stamp,
} from "./directory.js";
import { FatFile, type FatOpenMode } from "./file.js";
import { checkedName } from "./names.js";
import { fatError, type SectorDevice } from "./sectors.js";
import { Volume } from "./volume.js";

export interface FatOpenFlags extends FatOpenMode {
  /** How it begins: only a file that is there, a new one, an empty one, or one that may be there. */
  readonly start: "existing" | "new" | "empty" | "any";
}

/** A folder and what is in it by the last name of a path. */
interface Place {
  readonly folder: Directory;
  /** "": the path leads to the folder itself. */
  readonly name: string;
}

export class FatFileSystem {
  readonly volume: Volume;
  /** Names from the root to the current folder, and its cluster. */
  private here: { readonly names: readonly string[]; readonly cluster: number };

  constructor(
    device: SectorDevice,
    private readonly now: () => Stamp,
    readonly: () => boolean = () => false,
  ) {
    this.volume = new Volume(device, readonly);
    this.here = { names: [], cluster: this.rootCluster };
  }

  private get rootCluster(): number {
    return this.volume.layout.rootCluster;
  }

  private directory(cluster: number): Directory {
    // The root's number is not written into entries that lead to it.
    return new Directory(this.volume, cluster === 0 ? this.rootCluster : cluster);
  }

  /** Goes along a path up to its last name. */
  private follow(path: string): Place {
    const parts = path.split(/[/\\]/).filter((part) => part !== "");
    let folder = this.directory(/^[/\\]/.test(path) ? this.rootCluster : this.here.cluster);
    let name = "";
    parts.forEach((part, i) => {
      const last = i === parts.length - 1;
      if (part === ".") return;
      if (part === "..") {
        folder = folder.cluster === this.rootCluster ? folder : this.directory(folder.parent());
        return;
      }
      if (last) {
        name = checkedName(part);
        return;
      }
      const item = folder.find(checkedName(part));
      if (item === undefined || (item.attributes & DIRECTORY) === 0) throw fatError("ENOENT");
      folder = this.directory(item.cluster);
    });
    return { folder, name };
  }

  private find(path: string): { place: Place; item: DirectoryItem } {
    const place = this.follow(path);
    if (place.name === "") throw fatError("EINVAL");
    const item = place.folder.find(place.name);
    if (item === undefined) throw fatError("ENOENT");
    return { place, item };
  }

  /** The folder that a path leads to. */
  private enter(path: string): Directory {
    const { folder, name } = this.follow(path);
    if (name === "") return folder;
    const item = folder.find(name);
    if (item === undefined || (item.attributes & DIRECTORY) === 0) throw fatError("ENOENT");
    return this.directory(item.cluster);
  }

  open(path: string, flags: FatOpenFlags): FatFile {
    const { folder, name } = this.follow(path);
    if (name === "") throw fatError(flags.start === "existing" ? "EINVAL" : "EACCES");
    if (flags.start !== "existing" || flags.write) this.requireWritable();
    let item = folder.find(name);
    if (item === undefined) {
      if (flags.start === "existing") throw fatError("ENOENT");
      folder.add(name, ARCHIVE, 0, 0, this.now());
      item = folder.find(name) as DirectoryItem;
    } else {
      if (flags.start === "new") throw fatError("EEXIST");
      if (item.attributes & DIRECTORY) throw fatError(flags.start === "existing" ? "ENOENT" : "EACCES");
      if (flags.write && item.attributes & READ_ONLY) throw fatError("EACCES");
    }
    const file = new FatFile(this.volume, folder, item, flags, this.now);
    if (flags.start === "empty" && item.size + item.cluster > 0) {
      file.truncate();
      file.flush();
    }
    if (flags.start === "any") file.seek(file.size);
    return file;
  }

  stat(path: string): DirectoryItem | "root" {
    if (path === "" || path === "/") return "root";
    return this.find(path).item;
  }

  list(path: string): Generator<DirectoryItem> {
    return this.enter(path).items();
  }

  makeDirectory(path: string): void {
    const { folder, name } = this.follow(path);
    if (name === "") throw fatError("EEXIST");
    if (folder.find(name) !== undefined) throw fatError("EEXIST");
    this.requireWritable();
    const cluster = this.volume.allocate(0);
    if (cluster === undefined) throw fatError("EACCES");
    const stamp = this.now();
    makeDots(this.volume, cluster, folder.cluster === this.rootCluster ? 0 : folder.cluster, stamp);
    folder.add(name, DIRECTORY, cluster, 0, stamp);
    this.volume.sync();
  }

  /** Takes away a file, or an empty folder. */
  remove(path: string, kind: "file" | "directory"): void {
    const { place, item } = this.find(path);
    if (((item.attributes & DIRECTORY) !== 0) !== (kind === "directory"))
      throw fatError(kind === "file" ? "EISDIR" : "ENOTDIR");
    this.requireWritable();
    if (item.attributes & READ_ONLY) throw fatError("EACCES");
    if (
      kind === "directory" &&
      (item.cluster === this.here.cluster || !this.directory(item.cluster).isEmpty())
    )
      throw fatError("EACCES");
    place.folder.remove(item);
    if (item.cluster !== 0) this.volume.release(item.cluster);
    this.volume.sync();
  }

  /** Gives a file or folder another name or place; a file that is there gives way. */
  rename(from: string, to: string): void {
    const { place, item } = this.find(from);
    const target = this.follow(to);
    if (target.name === "") throw fatError("EINVAL");
    const there = target.folder.find(target.name);
    const isSame =
      there !== undefined && there.index === item.index && target.folder.cluster === place.folder.cluster;
    if (there !== undefined && !isSame) this.remove(to, "file");
    this.requireWritable();
    const stamp = { date: item.date, time: item.time };
    target.folder.add(target.name, item.attributes, item.cluster, item.size, stamp);
    place.folder.remove(item);
    if (item.attributes & DIRECTORY && target.folder.cluster !== place.folder.cluster) {
      const above = target.folder.cluster === this.rootCluster ? 0 : target.folder.cluster;
      this.directory(item.cluster).update(1, above, 0, stamp);
    }
    this.volume.sync();
  }

  changeDirectory(path: string): void {
    const { cluster } = this.enter(path);
    const names = /^[/\\]/.test(path) ? [] : [...this.here.names];
    for (const part of path.split(/[/\\]/)) {
      if (part === "" || part === ".") continue;
      if (part === "..") names.pop();
      else names.push(part);
    }
    this.here = { names, cluster };
  }

  currentDirectory(): string {
    return `/${this.here.names.join("/")}`;
  }

  private requireWritable(): void {
    if (this.volume.readonly()) throw fatError("EROFS");
  }
}
