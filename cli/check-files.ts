/** The Python files that `halpy check` is to look at: those named, and all in the folders named. */

import { configFor, isMeant } from "./check-config.js";
import { cannotOpen, namesIn } from "./file-failure.js";
import { isDirectory, isFile } from "./read-file.js";

/** Folders that hold no scripts of the user's. */
const SKIPPED = new Set(["node_modules", "__pycache__", "build", "dist", "venv", ".venv"]);

export function filesUnder(paths: readonly string[]): string[] {
  const files: string[] = [];
  for (const path of paths) {
    if (isDirectory(path)) collect(path.replace(/(?<=.)\/$/, ""), files);
    else if (isFile(path)) files.push(path);
    else throw cannotOpen(path);
  }
  return [...new Set(files)];
}

function collect(folder: string, files: string[]): void {
  const entries = namesIn(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith(".")) continue;
    const { exclude, folder: base } = configFor(path);
    if (exclude.some((pattern) => isMeant(pattern, path, base))) continue;
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) collect(path, files);
    } else if (entry.name.endsWith(".py")) files.push(path);
  }
}
