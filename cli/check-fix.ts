/** Makes the changes that diagnostics propose, or shows them as a difference. */

import { accessSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Diagnostic } from "../compiler/index.js";
import { writeFailure } from "./file-failure.js";

/** A file and its text after the changes. */
interface Changed {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly count: number;
}

/** All changes that do not overlap, by file. */
function changes(diagnostics: readonly Diagnostic[]): Changed[] {
  const files = new Map<Diagnostic["file"], NonNullable<Diagnostic["fix"]>[]>();
  for (const { file, fix } of diagnostics)
    if (fix !== undefined) files.set(file, [...(files.get(file) ?? []), fix]);
  return [...files].map(([file, fixes]) => {
    let after = file.text;
    let limit = Infinity;
    let count = 0;
    for (const { start, end, text } of [...fixes].sort((a, b) => b.start - a.start)) {
      if (end > limit) continue;
      after = after.slice(0, start) + text + after.slice(end);
      limit = start;
      count++;
    }
    return { path: file.path, before: file.text, after, count };
  });
}

/** Writes the changes; gives how many there were, and what a person is told where a file could not be written. */
export function applyFixes(diagnostics: readonly Diagnostic[]): { count: number; failure?: string } {
  let count = 0;
  for (const { path, after, count: more } of changes(diagnostics)) {
    try {
      replaceFile(path, after);
    } catch (e) {
      const failure = writeFailure(e, path);
      if (failure === undefined) throw e;
      return { count, failure };
    }
    count += more;
  }
  return { count };
}

/** Puts a new text in the place of a script. The old one stays until the new one is whole, so a full disk loses nothing. */
function replaceFile(path: string, text: string): void {
  const file = realpathSync(path);
  accessSync(file, constants.W_OK);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { mode: statSync(file).mode });
    renameSync(temporary, file);
  } catch (e) {
    rmSync(temporary, { force: true });
    // A folder that takes no new files may hold one that may be written.
    if ((e as NodeJS.ErrnoException).code !== "EACCES") throw e;
    writeFileSync(file, text);
  }
}

/** The changes as a unified difference. Lines change, but none come or go. */
export function differences(diagnostics: readonly Diagnostic[]): string {
  return changes(diagnostics).map(difference).join("");
}

const CONTEXT = 3;

function difference({ path, before, after }: Changed): string {
  const old = before.split("\n");
  const now = after.split("\n");
  const changed = old.flatMap((line, i) => (line === now[i] ? [] : [i]));
  const text = [`--- ${path}\n+++ ${path}\n`];
  for (let i = 0; i < changed.length;) {
    let j = i;
    while (j + 1 < changed.length && changed[j + 1]! - changed[j]! <= 2 * CONTEXT) j++;
    const from = Math.max(0, changed[i]! - CONTEXT);
    const to = Math.min(old.length - (old.at(-1) === "" ? 1 : 0), changed[j]! + CONTEXT + 1);
    text.push(`@@ -${from + 1},${to - from} +${from + 1},${to - from} @@\n`);
    for (let line = from; line < to;) {
      if (old[line] === now[line]) {
        text.push(` ${old[line++]}\n`);
        continue;
      }
      const start = line;
      while (line < to && old[line] !== now[line]) line++;
      for (let k = start; k < line; k++) text.push(`-${old[k]}\n`);
      for (let k = start; k < line; k++) text.push(`+${now[k]}\n`);
    }
    i = j + 1;
  }
  return text.join("");
}
