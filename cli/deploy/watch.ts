/** `--watch`: runs something again whenever one of the files is saved. */

import { statSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";

/** Editors write a file in several steps. */
const QUIET_MS = 200;

function savedAfter(file: string, sinceMs: number): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  return status !== undefined && status.mtimeMs > sinceMs;
}

/**
 * Resolves when one of the files was written, at once if that was after `sinceMs` (milliseconds of the epoch). Folders are watched:
 * editors put a new file in the place of the old one.
 */
export function nextSave(files: readonly string[], sinceMs: number): Promise<string> {
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const folder = dirname(file);
    folders.set(folder, (folders.get(folder) ?? new Set()).add(basename(file)));
  }
  return new Promise((resolve) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    for (const [folder, names] of folders) {
      watchers.push(
        watch(folder, (_event, name) => {
          if (name === null || !names.has(name)) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            for (const one of watchers) one.close();
            resolve(`${folder === "." ? "" : `${folder}/`}${name}`);
          }, QUIET_MS);
        }),
      );
    }
    const missed = files.find((file) => savedAfter(file, sinceMs));
    if (missed !== undefined) {
      for (const one of watchers) one.close();
      resolve(missed);
    }
  });
}
