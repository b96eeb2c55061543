/** Reading files for the commands: text or nothing, never an exception. */

import { readFileSync, statSync } from "node:fs";
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

export function isDirectory(path: string): boolean {
  noteRead(path);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

export function isFile(path: string): boolean {
  noteRead(path);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
