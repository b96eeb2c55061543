/**
 * Files that came with the release of a deployed program lie in its working folder as links into the release, which belongs to nobody: the
 * next release brings its own, and going back brings the old ones back. A file that the program writes becomes the program's own first,
 * so what it wrote survives.
 */

import { readFileSync, readlinkSync, renameSync, writeFileSync } from "node:fs";

/** The folder that links lead to; absent: the program was not deployed. */
const folder = process.env.HALPY_FILES;

/** Whether the name is that of a file of the release. */
export function isReleaseFile(path: string): boolean {
  if (folder === undefined) return false;
  try {
    return readlinkSync(path).startsWith(`${folder}/`);
  } catch {
    // No link, or nothing at all.
    return false;
  }
}

/** Before the program writes, or gives the file another name: a copy takes the place of the link. Throws what node throws. */
export function ownReleaseFile(path: string): void {
  if (!isReleaseFile(path)) return;
  const copy = `${path}.halpy`;
  writeFileSync(copy, readFileSync(path), { mode: 0o644 });
  renameSync(copy, path);
}
