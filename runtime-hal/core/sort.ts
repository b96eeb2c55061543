/**
 * Sorting as MicroPython does it: a quicksort that is not stable, so the order of equal items (and of items with
 * equal keys) shows. The same partitioning gives the same order. Lists of plain ints or plain strs, where equal
 * items cannot be told apart, take the host's sort instead.
 */

import { callable } from "./function.js";
import { PyTuple } from "./objects.js";
import { lt } from "./comparison.js";
import { lessItems } from "./sequence.js";
import {
  Scratch,
  bareNumber,
  isBare,
  numbersOfTexts,
  placeAmong,
  rankStrings,
  rankTuples,
} from "./sort-ranks.js";
import { isPlain } from "./str-index.js";
import type { Value } from "./value.js";

/** `float`: numbers of any kind. */
type Kind = "number" | "string" | "float" | "tuple" | "mixed";

function kindOf(v: Value): Kind {
  switch (typeof v) {
    case "number":
      return "number";
    case "boolean":
      return "float";
    case "string":
      // JavaScript orders surrogates otherwise than Python does.
      return isPlain(v) ? "string" : "mixed";
    case "object":
      if (v instanceof PyTuple) return v.type$.isUser ? "mixed" : "tuple";
      return isBare(v) ? "float" : "mixed";
    default:
      return "mixed";
  }
}

/** What all keys are; ints and floats together are floats. */
function commonKind(keys: readonly Value[]): Kind {
  let kind = kindOf(keys[0]);
  for (let i = 1; i < keys.length && kind !== "mixed"; i++) {
    const other = kindOf(keys[i]);
    if (other === kind) continue;
    const areNumbers = (kind === "number" || kind === "float") && (other === "number" || other === "float");
    kind = areNumbers ? "float" : "mixed";
  }
  return kind;
}

/** For as few items there is memory that is used again. */
const FEW_PLACES = 512;
/** Up to this length, numbers and strs are sorted faster here than by the host. */
const SHORT = 24;

type Less<Key> = (a: Key, b: Key) => boolean;

/**
 * Makes a sort of `items[low..high]` by `keys`, which move with the items (and may be the same array). `wanted` is what
 * `a < b` gives for a pair in order: true, or false for a descending sort. Each kind of key has a sort of its own:
 * V8 then knows what it compares.
 */
function partition<Key>(
  items: Value[],
  keys: Key[],
  low: number,
  high: number,
  wanted: boolean,
  less: Less<Key>,
): void {
  const isApart = (items as unknown) !== keys;
  while (low < high) {
    const pivot = keys[high] as Key;
    let h = low - 1;
    let t = high;
    for (;;) {
      do h++;
      while (h < t && less(keys[h] as Key, pivot) === wanted);
      do t--;
      while (h < t && less(pivot, keys[t] as Key) === wanted);
      if (h >= t) break;
      swap(keys, h, t);
      if (isApart) swap(items, h, t);
    }
    swap(keys, h, high);
    if (isApart) swap(items, h, high);
    // The smaller part first keeps the depth of the recursion logarithmic.
    if (t - low + 1 < high - h) {
      partition(items, keys, low, t, wanted, less);
      low = h + 1;
    } else {
      partition(items, keys, h + 1, high, wanted, less);
      high = t;
    }
  }
}

function swap<T>(array: T[], a: number, b: number): void {
  const item = array[a] as T;
  array[a] = array[b] as T;
  array[b] = item;
}

/** The same for keys that are numbers: only the places of the items move. */
function partitionNumbers(
  order: Int32Array,
  keys: Float64Array,
  low: number,
  high: number,
  wanted: boolean,
): void {
  while (low < high) {
    const pivot = keys[high] as number;
    let h = low - 1;
    let t = high;
    for (;;) {
      do h++;
      while (h < t && (keys[h] as number) < pivot === wanted);
      do t--;
      while (h < t && pivot < (keys[t] as number) === wanted);
      if (h >= t) break;
      swapPlaces(order, keys, h, t);
    }
    swapPlaces(order, keys, h, high);
    if (t - low + 1 < high - h) {
      partitionNumbers(order, keys, low, t, wanted);
      low = h + 1;
    } else {
      partitionNumbers(order, keys, h + 1, high, wanted);
      high = t;
    }
  }
}

function swapPlaces(order: Int32Array, keys: Float64Array, a: number, b: number): void {
  const key = keys[a] as number;
  keys[a] = keys[b] as number;
  keys[b] = key;
  const place = order[a] as number;
  order[a] = order[b] as number;
  order[b] = place;
}

const forNumbers = new Scratch();
const forPlaces = new Scratch();
const forOrder = new Int32Array(FEW_PLACES);

/** Sorts items by keys that have been made numbers. */
function sortByNumbers(items: Value[], keys: Float64Array, wanted: boolean): void {
  const n = items.length;
  let rises = 0;
  let falls = 0;
  for (let i = 1; i < n; i++) {
    if ((keys[i - 1] as number) < (keys[i] as number)) rises++;
    else if ((keys[i - 1] as number) > (keys[i] as number)) falls++;
  }
  if ((wanted ? rises : falls) === n - 1) return;
  if ((wanted ? falls : rises) === n - 1) {
    items.reverse();
    return;
  }
  // A quicksort of what is nearly in order compares nearly everything with everything.
  const isNearly = n > SHORT && rises + falls === n - 1 && 8 * Math.min(rises, falls) < n;
  if (isNearly && placeByNumbers(items, keys, wanted)) return;
  const order = n <= FEW_PLACES ? forOrder : new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  partitionNumbers(order, keys, 0, n - 1, wanted);
  const before = items.slice();
  for (let i = 0; i < n; i++) items[i] = before[order[i] as number];
}

/** The same for keys all of which are different (false if they are not): there is only one order then, however it is found. */
function placeByNumbers(items: Value[], keys: Float64Array, wanted: boolean): boolean {
  const n = items.length;
  const sorted = forPlaces.get(n);
  for (let i = 0; i < n; i++) sorted[i] = keys[i] as number;
  sorted.subarray(0, n).sort();
  for (let i = 1; i < n; i++) if (!((sorted[i - 1] as number) < (sorted[i] as number))) return false;
  const before = items.slice();
  for (let i = 0; i < n; i++) {
    const place = placeAmong(sorted, n, keys[i] as number);
    items[wanted ? place : n - 1 - place] = before[i];
  }
  return true;
}

/** Numbers of any kind as they are compared, in memory that the next sort uses again. */
function bareNumbers(values: readonly Value[]): Float64Array {
  const bare = forNumbers.get(values.length);
  for (let i = 0; i < values.length; i++) bare[i] = bareNumber(values[i]);
  return bare;
}

const lessTuple: Less<PyTuple> = (a, b) => lessItems(a.items, b.items);
/** `wanted` may meet what is no bool: `__lt__` gives any value, and only True and False count. */
const lessAny = lt as Less<Value>;

/** As few strs or tuples are compared as they are. */
const FEW = 12;

function quicksort(items: Value[], keys: Value[], wanted: boolean): void {
  const last = keys.length - 1;
  switch (commonKind(keys)) {
    case "number":
    case "float":
      return sortByNumbers(items, bareNumbers(keys), wanted);
    case "string":
      if (keys.length <= FEW) return partition<string>(items, keys, 0, last, wanted, lessString);
      return sortByNumbers(items, rankStrings(keys), wanted);
    case "tuple": {
      const ranks = keys.length <= FEW ? undefined : rankTuples(keys);
      if (ranks !== undefined) return sortByNumbers(items, ranks, wanted);
      return partition<PyTuple>(items, keys, 0, last, wanted, lessTuple);
    }
    default:
      return partition<Value>(items, keys, 0, last, wanted, lessAny);
  }
}

const lessString: Less<string> = (a, b) => a < b;

function insertionSort<T extends number | string>(items: T[]): void {
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as T;
    let k = i - 1;
    for (; k >= 0 && (items[k] as T) > item; k--) items[k + 1] = items[k] as T;
    items[k + 1] = item;
  }
}

/** Sorts bare floats in place, into the order that the same floats as objects come to. */
export function sortFloats(items: number[]): void {
  const n = items.length;
  if (n <= SHORT && items.every(isOrdinary)) return insertionSort(items);
  const keys = forNumbers.get(n);
  for (let i = 0; i < n; i++) keys[i] = items[i] as number;
  if (items.every(isOrdinary)) keys.subarray(0, n).sort();
  else partitionNumbers(new Int32Array(n), keys, 0, n - 1, true);
  for (let i = 0; i < n; i++) items[i] = keys[i] as number;
}

/** It has one place among others: it is no zero, which may have a sign, and no NaN. */
const isOrdinary = (x: number): boolean => x < 0 || x > 0;

/** Sorts an array in place; `key` is a function or None. */
export function sortItems(items: Value[], key: Value, reverse: boolean): void {
  if (items.length < 2) return;
  if (key !== null) {
    const keys: Value[] = [];
    const keyOf = typeof key === "function" ? key : callable(key);
    for (let i = 0; i < items.length; i++) keys.push(keyOf(items[i]));
    return quicksort(items, keys, !reverse);
  }
  const kind = commonKind(items);
  if (kind === "number") {
    if (items.length <= SHORT) {
      insertionSort(items as number[]);
      if (reverse) items.reverse();
      return;
    }
    // Sorting bare numbers needs no function that compares.
    const bare = bareNumbers(items).subarray(0, items.length).sort();
    if (reverse) bare.reverse();
    for (let i = 0; i < bare.length; i++) items[i] = bare[i];
  } else if (kind === "string") {
    if (items.length <= SHORT) insertionSort(items as string[]);
    else {
      const numbers = numbersOfTexts(items);
      if (numbers !== undefined) return sortByNumbers(items, numbers, !reverse);
      items.sort();
    }
    if (reverse) items.reverse();
  } else {
    quicksort(items, items, !reverse);
  }
}
