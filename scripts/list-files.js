/** Lists the files below a folder, sorted, so that every script sees the same order on every machine. */
import { existsSync, readdirSync } from "node:fs";

/** Paths (as given, with forward slashes) of all files below `folder` whose name ends in one of `endings`. */
export function listFiles(folder, ...endings) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replaceAll("\\", "/"))
    .sort();
}
