/**
 * Keys of a sort as numbers in the same order: comparing numbers is ten times faster than comparing strs or tuples. A key
 * that is a str becomes its place among the different ones; tuples become one number, if their columns fit into it.
 */

import { PyFloat, type PyTuple } from "./objects.js";
import type { Value } from "./value.js";

/** Numbers of any kind as they are compared. */
export function bareNumbers(values: readonly Value[]): Float64Array {
  const bare = new Float64Array(values.length);
  for (let i = 0; i < bare.length; i++) bare[i] = bareNumber(values[i]);
  return bare;
}

function bareNumber(v: Value): number {
  return typeof v === "number" ? v : v instanceof PyFloat ? v.v : Number(v);
}

/** The place of each str among the different ones. Order is that of JavaScript: strs have no surrogates. */
export function rankStrings(keys: readonly string[]): Float64Array {
  const different = [...new Set(keys)].sort();
  const ranks = new Map<string, number>();
  for (let i = 0; i < different.length; i++) ranks.set(different[i] as string, i);
  const out = new Float64Array(keys.length);
  for (let i = 0; i < out.length; i++) out[i] = ranks.get(keys[i] as string) as number;
  return out;
}

function rankNumbers(keys: Float64Array): Float64Array {
  const ranks = new Map<number, number>();
  for (const key of keys.slice().sort()) if (!ranks.has(key)) ranks.set(key, ranks.size);
  return keys.map((key) => ranks.get(key) as number);
}

/** The items at one place of all tuples, as whole numbers from 0 on; `undefined` if they are not a number each. */
function column(keys: readonly PyTuple[], k: number, areStrings: boolean): Float64Array | undefined {
  const items: Value[] = [];
  for (let i = 0; i < keys.length; i++) items.push((keys[i] as PyTuple).items[k]);
  if (areStrings) return rankStrings(items);
  const bare = bareNumbers(items);
  let low = Infinity;
  let high = -Infinity;
  let areWhole = true;
  for (let i = 0; i < bare.length; i++) {
    const v = bare[i] as number;
    if (v !== v) return undefined;
    if (v < low) low = v;
    if (v > high) high = v;
    if (!Number.isInteger(v)) areWhole = false;
  }
  // What is whole and not far apart needs no looking up.
  if (!areWhole || high - low >= NARROW) return rankNumbers(bare);
  for (let i = 0; i < bare.length; i++) bare[i] = (bare[i] as number) - low;
  return bare;
}
const NARROW = 2 ** 24;

/**
 * One number for each tuple, in the order of the tuples; `undefined` if there is no room for all columns. `areStrings` tells
 * for each place whether strs stand there; numbers do in the others.
 */
export function rankTuples(
  keys: readonly PyTuple[],
  areStrings: readonly boolean[],
): Float64Array | undefined {
  const ranks = new Float64Array(keys.length);
  let room = 1;
  for (let k = 0; k < areStrings.length; k++) {
    const values = column(keys, k, areStrings[k] as boolean);
    if (values === undefined) return undefined;
    let width = 1;
    for (let i = 0; i < values.length; i++)
      if ((values[i] as number) >= width) width = (values[i] as number) + 1;
    room *= width;
    if (room > Number.MAX_SAFE_INTEGER) return undefined;
    for (let i = 0; i < ranks.length; i++) ranks[i] = (ranks[i] as number) * width + (values[i] as number);
  }
  return ranks;
}
