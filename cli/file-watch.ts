/** Waits for files to be saved, for commands that do their work again then. */

import { statSync, watch, type FSWatcher } from "node:fs";

/** A folder that is followed. */
interface Followed {
  readonly watcher: FSWatcher;
  /** What tells the folder from another one that has come into its place. */
  readonly inode: number;
}

/** `a.py was saved`, `a.py, b.py were saved`. */
export const savedText = (paths: readonly string[]): string =>
  `${paths.join(", ")} ${paths.length === 1 ? "was" : "were"} saved`;

export class FileWatch {
  private readonly folders = new Map<string, Followed>();
  private readonly saved = new Set<string>();
  private wake: () => void = () => {};
  private timer: NodeJS.Timeout | undefined;

  /** Editors write a file in several steps: a save counts when nothing came for `quietMs`. */
  constructor(private readonly quietMs: number) {}

  /**
   * Follows a folder from now on, once; a folder that has come into its place since is followed instead. Folders and not files, since
   * editors put a new file in the place of the old one. `isMeant` tells of which names a save counts. Throws node's errors: the system's
   * limit of watches may be reached.
   */
  follow(folder: string, isMeant: (name: string) => boolean, options: { recursive?: boolean } = {}): void {
    const inode = statSync(folder).ino;
    const before = this.folders.get(folder);
    if (before?.inode === inode) return;
    before?.watcher.close();
    const watcher = watch(folder, options, (_event, name) => {
      if (name !== null && isMeant(name)) this.note(`${folder === "." ? "" : `${folder}/`}${name}`);
    });
    // A folder that goes away is no error of the command.
    watcher.on("error", () => this.folders.delete(folder));
    this.folders.set(folder, { watcher, inode });
  }

  /** Follows nothing any more. */
  close(): void {
    clearTimeout(this.timer);
    for (const { watcher } of this.folders.values()) watcher.close();
    this.folders.clear();
  }

  /** This file was saved. */
  note(path: string): void {
    this.saved.add(path);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wake();
    }, this.quietMs);
  }

  /** Paths of the files that were saved since the last call, now or later: what is saved while others work is not lost. */
  async next(): Promise<string[]> {
    if (this.saved.size === 0 || this.timer !== undefined)
      await new Promise<void>((resolve) => (this.wake = resolve));
    const saved = [...this.saved];
    this.saved.clear();
    return saved;
  }
}
