/** Reading files for the commands: text or nothing, never an exception. */

import { readFileSync, statSync, type Stats } from "node:fs";
import { noteRead } from "./file-observer.js";

/** UTF-8 text of a file, `undefined` if it cannot be read. */
export function readText(path: string): string | undefined {
  noteRead(path);
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** What stands under the path; `undefined`, too, where that may not be known, or where a file or a circle of links is on the way. */
export function statusOf(path: string): Stats | undefined {
  try {
    // Most of what is asked for is on no machine, and an exception takes its time.
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export function isDirectory(path: string): boolean {
  noteRead(path);
  return statusOf(path)?.isDirectory() ?? false;
}

export function isFile(path: string): boolean {
  noteRead(path);
  return statusOf(path)?.isFile() ?? false;
}
