/** What a person is told of a file that cannot be read or written. */

import { readdirSync, readFileSync, type Dirent } from "node:fs";
import { basename, dirname, extname } from "node:path";
import { closest } from "../compiler/diagnostics/closest.js";
import { UsageError } from "./command.js";

/** Node's text without its code, call and path: `permission denied`. */
const reasonOf = (e: Error): string => e.message.replace(/^\w+: /, "").replace(/, \w+( '.*)?$/s, "");

/** What went wrong with writing a file; `undefined` if the error is another one. */
export function writeFailure(e: unknown, file?: string): string | undefined {
  if (!(e instanceof Error) || !("code" in e)) return undefined;
  const path = file ?? (e as NodeJS.ErrnoException).path;
  return path === undefined ? undefined : `can't write '${path}': ${reasonOf(e)}`;
}

/** The error for a file that cannot be read; `option` is the one that names it, such as `--with`. */
export function cannotOpen(path: string, option = ""): UsageError {
  const guess = neighbour(path);
  const hint = guess === undefined ? "" : `; did you mean '${guess}'?`;
  return new UsageError(`${option}can't open file '${path}'${whyUnreadable(path)}${hint}`);
}

/** What is in a folder; UsageError if it cannot be read. */
export function namesIn(folder: string, option = ""): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (e) {
    throw new UsageError(`${option}can't open folder '${folder}': ${reasonOf(e as Error)}`);
  }
}

function whyUnreadable(path: string): string {
  try {
    readFileSync(path);
    return "";
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === "EISDIR" ? ": it is a folder" : `: ${reasonOf(e as Error)}`;
  }
}

/** A file of the same kind with a similar name in the same folder. */
function neighbour(path: string): string | undefined {
  try {
    const folder = dirname(path);
    const names = readdirSync(folder).filter((name) => extname(name) === extname(path));
    const guess = closest(basename(path), names);
    return guess === undefined || guess === basename(path)
      ? undefined
      : path.slice(0, -basename(path).length) + guess;
  } catch {
    return undefined;
  }
}
