/** The files of a run under `--watch`: how they were when it read them, and whether somebody else has changed one since. */

import { readdirSync, realpathSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { FileWatch } from "../file-watch.js";
import { fileState } from "./reports.js";

/** Between the steps in which an editor writes a file, and between several files that are saved together, there is less. */
const QUIET_MS = 100;

/** What editors, version control, file managers and node's packages leave on a drive is no part of the program. */
const isHidden = (name: string): boolean =>
  name.startsWith(".") || name.endsWith("~") || name === "node_modules";

/** Of a path that need not be there: what links lead to. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const isFolder = (path: string): boolean => fileState(path) === "folder";

export class WatchedFiles {
  private readonly saves = new FileWatch(QUIET_MS);
  /** By path, as a run has read it, or written it itself. */
  private states = new Map<string, string>();
  /** Files that the run has open for writing. */
  private readonly written = new Set<string>();
  private found: Promise<string[]> | undefined;
  private isWarned = false;

  /**
   * `drive`: a folder of which every file counts; absent: only what runs say that they read. `isHeard`: does a change count now? What
   * changes while it does not is never told.
   */
  constructor(
    private readonly drive: string | undefined,
    private readonly isHeard: () => boolean,
    private readonly warn: (text: string) => void,
  ) {}

  /** A run begins: what it reads is not known yet. */
  begin(): void {
    this.states = new Map();
    this.written.clear();
    if (this.drive !== undefined) this.addFolder(this.drive);
  }

  /** The run depends on the file, which was like that. */
  reads(path: string, state: string): void {
    this.states.set(path, state);
    this.followFolderOf(path);
    const end = real(path);
    if (end !== path) {
      this.states.set(end, state);
      this.followFolderOf(end);
    }
    // Saved before it was followed.
    if (fileState(path) !== state) this.saves.note(path);
  }

  /** The run changes the file from now on: that is no reason to start it again. */
  writes(path: string): void {
    this.written.add(real(path));
  }

  /** The run has changed the file, and left it like that. */
  wrote(path: string, state: string): void {
    const end = real(path);
    this.written.delete(end);
    for (const one of [path, end])
      if (this.states.has(one) || this.isOnDrive(one)) this.states.set(one, state);
    // Somebody else was quicker than this report: what was heard of that meanwhile has been passed over.
    if (fileState(path) !== state) this.saves.note(path);
  }

  /** The run is over: what it had open is closed. */
  end(): void {
    for (const path of this.written) this.wrote(path, fileState(path));
  }

  /** Nothing is waited for any more. */
  close(): void {
    this.saves.close();
  }

  /** What has changed up to now does not count. */
  forgive(): void {
    for (const path of this.states.keys()) this.states.set(path, fileState(path));
    if (this.drive !== undefined) this.addFolder(this.drive);
  }

  /** Paths of what somebody else has changed, relative to the current folder, as soon as there is something. */
  changed(): Promise<string[]> {
    return (this.found ??= this.find());
  }

  /** The change that was told of has been answered. */
  answered(): void {
    this.found = undefined;
  }

  private async find(): Promise<string[]> {
    for (;;) {
      const changed = (await this.saves.next()).filter((path) => this.hasChanged(path));
      if (changed.length === 0) continue;
      if (this.isHeard()) return changed.map((path) => relative(process.cwd(), path));
      this.forgive();
    }
  }

  private hasChanged(path: string): boolean {
    // What the run itself is writing is looked at when it has done so.
    if (this.written.has(path)) return false;
    // A folder that has come, with all that is in it.
    if (isFolder(path)) this.followAgain(path);
    const now = fileState(path);
    const isNewFile = now !== "folder" && this.isOnDrive(path);
    const before = this.states.get(path) ?? (isNewFile ? "absent" : now);
    return before !== now || this.hasChangedBelow(path);
  }

  private hasChangedBelow(folder: string): boolean {
    const start = `${folder}/`;
    return [...this.states].some(
      ([path, state]) => path.startsWith(start) && !this.written.has(path) && fileState(path) !== state,
    );
  }

  private followAgain(folder: string): void {
    if (this.isOnDrive(folder)) this.addFolder(folder, "absent");
    for (const path of this.states.keys()) if (path.startsWith(`${folder}/`)) this.followFolderOf(path);
  }

  private isOnDrive(path: string): boolean {
    const { drive } = this;
    if (drive === undefined || !path.startsWith(`${drive}/`)) return false;
    return !path
      .slice(drive.length + 1)
      .split("/")
      .some(isHidden);
  }

  /** Follows a folder of the drive and all below it. `state`: of files in it that are not known yet. */
  private addFolder(folder: string, state?: string): void {
    if (!isFolder(folder)) return;
    this.follow(folder);
    for (const { name } of readdirSync(folder, { withFileTypes: true })) {
      if (isHidden(name)) continue;
      const path = `${folder}/${name}`;
      // A folder that is reached by a link may be anywhere, and hold itself.
      if (isFolder(path)) {
        if (real(path) === path) this.addFolder(path, state);
      } else if (!this.states.has(path)) this.states.set(path, state ?? fileState(path));
    }
  }

  /** A file is followed by its folder, and where that is not there either, by the nearest one that may come to hold it. */
  private followFolderOf(path: string): void {
    let folder = dirname(path);
    // What is looked for in folders that nobody has (`~/.micropython/lib`) is not waited for.
    const isNear = folder.startsWith(process.cwd());
    while (isNear && !isFolder(folder) && basename(folder) !== "") folder = dirname(folder);
    if (isFolder(folder)) this.follow(folder);
  }

  private follow(folder: string): void {
    const start = folder === "/" ? "" : folder;
    try {
      this.saves.follow(folder, (name) => this.isMeant(`${start}/${name}`));
    } catch (e) {
      // A folder that has just gone, or the system's limit of watches (ENOSPC, EMFILE), which would be said for each folder.
      if (!isFolder(folder) || this.isWarned) return;
      this.isWarned = true;
      this.warn(`can't watch the folder '${folder}': ${(e as Error).message}`);
    }
  }

  /** May a save of this file, or of what is below it, concern the run? */
  private isMeant(path: string): boolean {
    if (this.written.has(path)) return false;
    if (this.isOnDrive(path) || this.states.has(path)) return this.states.get(path) !== fileState(path);
    const start = `${path}/`;
    for (const known of this.states.keys()) if (known.startsWith(start)) return true;
    return false;
  }
}
