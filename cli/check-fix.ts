/** Makes the changes that diagnostics propose, or shows them as a difference. */

import { writeFileSync } from "node:fs";
import type { Diagnostic } from "../compiler/index.js";

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

/** Writes the changed files; gives the number of changes. */
export function applyFixes(diagnostics: readonly Diagnostic[]): number {
  const all = changes(diagnostics);
  for (const { path, after } of all) writeFileSync(path, after);
  return all.reduce((sum, { count }) => sum + count, 0);
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
