/**
 * Modules that were looked for and not found. `import time` within a function searches the folders of `sys.path` each time, as a file of that
 * name would win over the module of the runtime; a folder that has not changed since needs one question in place of three.
 */

import { existsSync } from "node:fs";
import { statusOf } from "./read-file.js";

/** The folders at the last search, by the name of the module. */
const searched = new Map<string, readonly FolderState[]>();

interface FolderState {
  readonly folder: string;
  /** What tells one folder from another, and its last change; `null` if there is none. */
  readonly id: number | null;
  readonly changed: number;
}

/** A change within this time (in ms) of a search may bear the same time stamp as one before it. */
const TICK = 100;

function stateOf(folder: string): FolderState {
  const stats = statusOf(folder === "" ? "." : folder);
  return stats === undefined
    ? { folder, id: null, changed: 0 }
    : { folder, id: stats.ino, changed: stats.mtimeMs };
}

/** Was there no such module in these folders, and has nothing come into them? */
export function isStillAbsent(name: string, folders: readonly string[]): boolean {
  const before = searched.get(name);
  if (before?.length !== folders.length) return false;
  return before.every((old, i) => {
    if (old.folder !== folders[i]) return false;
    // Most folders of the path are on no machine.
    if (old.id === null) return !existsSync(old.folder);
    const now = stateOf(old.folder);
    return now.id === old.id && now.changed === old.changed;
  });
}

/** The module is not there. To be called after a search that began at `start` (as `Date.now()` has it). */
export function noteAbsent(name: string, folders: readonly string[], start: number): void {
  const states = folders.map(stateOf);
  if (states.every(({ changed }) => changed < start - TICK)) searched.set(name, states);
  else searched.delete(name);
}
