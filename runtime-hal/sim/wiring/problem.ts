/** What is wrong with a board file. The reader gathers problems; the command shows them with the line and a mark. */

import { distance } from "fastest-levenshtein";
import type { Place } from "./model.js";

export interface Problem extends Place {
  /** Of the table of diagnostics, family WIR7xx. */
  readonly code: string;
  readonly args: readonly string[];
  readonly hint?: string;
}

export class Problems {
  readonly list: Problem[] = [];

  add(code: string, place: Place, args: readonly string[], hint?: string): void {
    // One mistake in a line is often the cause of the next.
    if (this.list.some((p) => p.start === place.start && p.code === code)) return;
    this.list.push({
      code,
      start: place.start,
      end: place.end,
      args,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** "did you mean 'x'?", or the list of what there is; `undefined` if there is nothing. */
export function suggestion(word: string, known: readonly string[], what: string): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of known) {
    const d = distance(lower, name.toLowerCase());
    if (d < least) [best, least] = [name, d];
  }
  if (best !== undefined) return `did you mean '${best}'?`;
  return known.length === 0 ? undefined : `${what}: ${known.join(", ")}`;
}

/** "did you mean 'x'?" or nothing. */
export function nearMiss(word: string, known: readonly string[]): string | undefined {
  const found = suggestion(word, known, "");
  return found?.startsWith("did you mean") ? found : undefined;
}
