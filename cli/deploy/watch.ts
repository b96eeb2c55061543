/** `--watch`: runs something again whenever one of the files is saved. */

import { watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";

/** Editors write a file in several steps. */
const QUIET_MS = 200;

/** Resolves when one of the files was written. Folders are watched: editors put a new file in the place of the old one. */
export function nextSave(files: readonly string[]): Promise<string> {
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
  });
}
