/** Finds the word that was probably meant, for hints of the compiler and of the command. */

import { distance } from "fastest-levenshtein";

const sortedLetters = (word: string): string => [...word].sort().join("");

/** The candidate nearest to `word`, if one is near enough to be a slip of the finger. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  // Of three letters one may be wrong, or two may have changed places.
  const isNear = (candidate: string, d: number): boolean =>
    word.length > 3 || d < 2 || sortedLetters(word) === sortedLetters(candidate);
  for (const candidate of candidates) {
    const d = distance(word, candidate);
    if (d < least && isNear(candidate, d)) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

/** Whether `word` is near enough to the other to be that with a slip of the finger, even if there may well be such a word. */
export function isSlip(word: string, other: string): boolean {
  return Math.min(word.length, other.length) >= 5 && distance(word, other) === 1;
}
