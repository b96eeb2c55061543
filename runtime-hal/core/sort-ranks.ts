/**
 * Keys of a sort as numbers in the same order: comparing numbers is ten times faster than comparing strs or tuples. Strs
 * become their first characters, if these tell them apart, or their places among the different ones; tuples become one
 * number, if their columns fit into it. Order of strs is that of JavaScript: they have no surrogates.
 */

import { PyFloat, type PyTuple } from "./objects.js";
import { isPlain } from "./str-index.js";
import type { Value } from "./value.js";

/** Memory for the numbers of a sort, during which no other one runs: that of a typed array takes longer to get than a few numbers to sort. */
export class Scratch {
  private readonly kept = new Float64Array(SCRATCH);
  /** Room for `n` numbers, which have any value. */
  get(n: number): Float64Array {
    return n <= SCRATCH ? this.kept : new Float64Array(n);
  }
}
const SCRATCH = 512;
const forColumn = new Scratch();
const forRanks = new Scratch();
const forOrder = new Scratch();

/** Any number as it is compared; other values are not asked for. */
export function bareNumber(v: Value): number {
  return typeof v === "number" ? v : v instanceof PyFloat ? v.v : Number(v);
}

/** Is it an int that is no large one, a bool, or a float? */
export function isBare(v: Value): boolean {
  if (typeof v === "number" || typeof v === "boolean") return true;
  return typeof v === "object" && v instanceof PyFloat && !v.type$.isUser;
}

/** How many characters fit into a number, and how many there are: ASCII, and the end of the str. */
const CHARACTERS = 7;
const ALPHABET = 129;

/** How many characters all strs begin with. */
function commonLength(texts: readonly string[]): number {
  let common = texts[0] as string;
  for (let i = 1; i < texts.length && common !== ""; i++) {
    const text = texts[i] as string;
    if (text.startsWith(common)) continue;
    let k = 0;
    while (text.charCodeAt(k) === common.charCodeAt(k)) k++;
    common = common.slice(0, k);
  }
  return common.length;
}

/**
 * Writes a number for each str that is in the order of the strs; 0 if there is none. Otherwise how many characters were needed, more
 * than `CHARACTERS` if different strs may have the same number.
 */
function numberTexts(texts: readonly string[], out: Float64Array): number {
  const begin = commonLength(texts);
  let longest = 1;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] as string;
    if (text.length - begin > longest) longest = text.length - begin;
  }
  const used = longest < CHARACTERS ? longest : CHARACTERS;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] as string;
    let number = 0;
    for (let k = begin; k < begin + used; k++) {
      const digit = k < text.length ? text.charCodeAt(k) + 1 : 0;
      if (digit >= ALPHABET) return 0;
      number = number * ALPHABET + digit;
    }
    out[i] = number;
  }
  return longest;
}

/** Where a number stands among numbers in ascending order; it is one of them. */
export function placeAmong(sorted: Float64Array, count: number, v: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < v) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Replaces numbers (none of them NaN) by their places among the different ones, and tells how many of these there are. */
function rankNumbers(numbers: Float64Array, n: number): number {
  const sorted = forOrder.get(n);
  sorted.set(numbers.subarray(0, n));
  sorted.subarray(0, n).sort();
  let different = 1;
  for (let i = 1; i < n; i++)
    if ((sorted[i] as number) > (sorted[i - 1] as number)) sorted[different++] = sorted[i] as number;
  for (let i = 0; i < n; i++) numbers[i] = placeAmong(sorted, different, numbers[i] as number);
  return different;
}

/** The same for the numbers of strs; 0 if different strs have the same number. */
function rankTexts(texts: readonly string[], numbers: Float64Array): number {
  const different = rankNumbers(numbers, texts.length);
  const found = new Array<string | undefined>(different).fill(undefined);
  for (let i = 0; i < texts.length; i++) {
    const place = numbers[i] as number;
    if (found[place] === undefined) found[place] = texts[i];
    else if (found[place] !== texts[i]) return 0;
  }
  return different;
}

/** The place of each str among the different ones, and how many of these there are, by a table of the strs. */
function placeTexts(texts: readonly string[], out: Float64Array): number {
  const different = [...new Set(texts)].sort();
  const ranks = new Map<string, number>();
  for (let i = 0; i < different.length; i++) ranks.set(different[i] as string, i);
  for (let i = 0; i < texts.length; i++) out[i] = ranks.get(texts[i] as string) as number;
  return different.length;
}

/** The same of short strs, as they are; `undefined` for others. */
export function numbersOfTexts(texts: readonly string[]): Float64Array | undefined {
  const out = forRanks.get(texts.length);
  const needed = numberTexts(texts, out);
  return needed === 0 || needed > CHARACTERS ? undefined : out;
}

/** Numbers in the order of strs, in memory that the next sort uses again; so are those of `rankTuples`. */
export function rankStrings(texts: readonly string[]): Float64Array {
  const out = forRanks.get(texts.length);
  const needed = numberTexts(texts, out);
  if (needed === 0 || (needed > CHARACTERS && rankTexts(texts, out) === 0)) placeTexts(texts, out);
  return out;
}

/** What stands at one place of all tuples: numbers from `low` on, which are less than `low + width`. */
interface Column {
  readonly low: number;
  readonly width: number;
  /** No two of them are the same. */
  readonly isDistinct: boolean;
}

/** As wide columns are taken as they are: ranking them takes longer than what else a sort does. */
const NARROW = 2 ** 24;

/** Writes the numbers of a column, few different ones if `isTight`; `undefined` if there are none. */
function columnOf(
  keys: readonly PyTuple[],
  k: number,
  out: Float64Array,
  isTight: boolean,
): Column | undefined {
  const n = keys.length;
  if (typeof (keys[0] as PyTuple).items[k] === "string") {
    const texts: string[] = [];
    for (let i = 0; i < n; i++) {
      const text: Value = (keys[i] as PyTuple).items[k];
      if (typeof text !== "string" || !isPlain(text)) return undefined;
      texts.push(text);
    }
    const needed = numberTexts(texts, out);
    const width = ALPHABET ** needed;
    if (needed === 1 || (needed > 0 && width <= NARROW && !isTight))
      return { low: 0, width, isDistinct: false };
    const different = needed === 0 ? 0 : needed > CHARACTERS ? rankTexts(texts, out) : rankNumbers(out, n);
    return ranked(different === 0 ? placeTexts(texts, out) : different, n);
  }
  let low = Infinity;
  let high = -Infinity;
  let areWhole = true;
  for (let i = 0; i < n; i++) {
    const item: Value = (keys[i] as PyTuple).items[k];
    if (!isBare(item)) return undefined;
    const v = bareNumber(item);
    if (v !== v) return undefined;
    if (v < low) low = v;
    if (v > high) high = v;
    if (!Number.isInteger(v)) areWhole = false;
    out[i] = v;
  }
  if (areWhole && high - low < (isTight ? n : NARROW))
    return { low, width: high - low + 1, isDistinct: false };
  return ranked(rankNumbers(out, n), n);
}
const ranked = (different: number, n: number): Column => ({
  low: 0,
  width: different,
  isDistinct: different === n,
});

/** One number for each tuple out of the columns, `"no room"` if they do not fit into it, `undefined` where a column has no numbers. */
function joinColumns(
  keys: readonly PyTuple[],
  places: number,
  isTight: boolean,
): Float64Array | "no room" | undefined {
  const n = keys.length;
  const ranks = forRanks.get(n).fill(0);
  const values = forColumn.get(n);
  let room = 1;
  for (let k = 0; k < places; k++) {
    const column = columnOf(keys, k, values, isTight);
    if (column === undefined) return undefined;
    const { low, width, isDistinct } = column;
    room *= width;
    if (room > Number.MAX_SAFE_INTEGER) return "no room";
    for (let i = 0; i < n; i++) ranks[i] = (ranks[i] as number) * width + ((values[i] as number) - low);
    // Nothing is left to the places behind.
    if (isDistinct) break;
  }
  return ranks;
}

/**
 * One number for each tuple, in the order of the tuples; `undefined` if they are not of one length, have something else than numbers or
 * strs at some place, or there is no room for all columns.
 */
export function rankTuples(keys: readonly PyTuple[]): Float64Array | undefined {
  const places = (keys[0] as PyTuple).items.length;
  for (let i = 1; i < keys.length; i++) if ((keys[i] as PyTuple).items.length !== places) return undefined;
  let ranks = joinColumns(keys, places, false);
  if (ranks === "no room") ranks = joinColumns(keys, places, true);
  return ranks === "no room" ? undefined : ranks;
}
