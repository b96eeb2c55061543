/** Waits for files to be saved, for commands that do their work again then. */

import { watch } from "node:fs";

export class FileWatch {
  private readonly folders = new Set<string>();
  private saved: string | undefined;
  private wake: () => void = () => {};
  private timer: NodeJS.Timeout | undefined;

  /** Editors write a file in several steps: a save counts when nothing came for `quietMs`. */
  constructor(private readonly quietMs: number) {}

  /**
   * Follows a folder from now on, once. Folders and not files, since editors put a new file in the place of the old one. `isMeant`
   * tells of which names a save counts.
   */
  follow(folder: string, isMeant: (name: string) => boolean, options: { recursive?: boolean } = {}): void {
    if (this.folders.has(folder)) return;
    this.folders.add(folder);
    watch(folder, options, (_event, name) => {
      if (name === null || !isMeant(name)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.saved = `${folder === "." ? "" : `${folder}/`}${name}`;
        this.wake();
      }, this.quietMs);
    });
  }

  /** The path of a file that was saved since the last call, now or later: what is saved while others work is not lost. */
  async next(): Promise<string> {
    if (this.saved === undefined) await new Promise<void>((resolve) => (this.wake = resolve));
    const saved = this.saved as string;
    this.saved = undefined;
    return saved;
  }
}
