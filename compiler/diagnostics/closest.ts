/** Finds the word that was probably meant, for hints of the compiler and of the command. */

import { distance } from "fastest-levenshtein";

/** The candidate nearest to `word`, if one is near enough to be a slip of the finger. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  // Of three letters one may be wrong.
  let least = word.length < 4 ? 2 : Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(word, candidate);
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}
