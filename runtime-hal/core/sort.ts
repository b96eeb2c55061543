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
import { mayBeWide } from "./wide-text.js";
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
  const n = keys.length;
  const kind = kindOf(keys[0]);
  let i = 1;
  if (kind === "number") while (i < n && typeof keys[i] === "number") i++;
  else if (kind === "string" && !mayBeWide()) while (i < n && typeof keys[i] === "string") i++;
  return i === n ? kind : commonKindFrom(keys, i, kind);
}

/** The same where the keys in front of place `i` are of one kind. */
function commonKindFrom(keys: readonly Value[], i: number, kind: Kind): Kind {
  for (; i < keys.length && kind !== "mixed"; i++) {
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

function quicksort(items: Value[], keys: Value[], kind: Kind, wanted: boolean): void {
  const last = keys.length - 1;
  switch (kind) {
    case "number":
    case "float":
      if (last >= FEW) return sortByNumbers(items, bareNumbers(keys), wanted);
      return partitionPlain(items, kind === "number" ? keys : keys.map(bareNumber), last, wanted);
    case "string":
      if (last >= FEW) return sortByNumbers(items, rankStrings(keys), wanted);
      return partitionPlain(items, keys, last, wanted);
    case "tuple": {
      const ranks = last < FEW ? undefined : rankTuples(keys);
      if (ranks !== undefined) return sortByNumbers(items, ranks, wanted);
      return partition<PyTuple>(items, keys, 0, last, wanted, lessTuple);
    }
    default:
      return partition<Value>(items, keys, 0, last, wanted, lessAny);
  }
}

/** `partition` of few bare numbers or plain strs, which JavaScript compares: calls would take longer than all the rest. */
function partitionPlain(items: Value[], keys: Value[], last: number, wanted: boolean, first = 0): void {
  let low = first;
  let high = last;
  while (low < high) {
    const pivot: Value = keys[high];
    let h = low - 1;
    let t = high;
    for (;;) {
      do h++;
      while (h < t && keys[h] < pivot === wanted);
      do t--;
      while (h < t && pivot < keys[t] === wanted);
      if (h >= t) break;
      swap(keys, h, t);
      if (items !== keys) swap(items, h, t);
    }
    if (h < high) {
      swap(keys, h, high);
      if (items !== keys) swap(items, h, high);
    }
    if (t - low + 1 < high - h) {
      if (low < t) partitionPlain(items, keys, t, wanted, low);
      low = h + 1;
    } else {
      if (h + 1 < high) partitionPlain(items, keys, high, wanted, h + 1);
      high = t;
    }
  }
}

/** Sorts numbers or strs, equal ones of which cannot be told apart. */
function insertionSort<T extends number | string>(items: T[]): void {
  const n = items.length;
  for (let i = 1; i < n; i++) {
    const item = items[i] as T;
    let before: T;
    let k = i;
    for (; k > 0 && (before = items[k - 1] as T) > item; k--) items[k] = before;
    if (k < i) items[k] = item;
  }
}

/** Sorts bare floats in place, into the order that the same floats as objects come to. */
export function sortFloats(items: number[]): void {
  const n = items.length;
  const ordinary = areOrdinary(items);
  if (n <= SHORT && ordinary) return insertionSort(items);
  const keys = forNumbers.get(n);
  for (let i = 0; i < n; i++) keys[i] = items[i] as number;
  if (ordinary) keys.subarray(0, n).sort();
  else partitionNumbers(new Int32Array(n), keys, 0, n - 1, true);
  for (let i = 0; i < n; i++) items[i] = keys[i] as number;
}

/** Has each of them one place among the others? None is a zero, which may have a sign, or NaN. */
function areOrdinary(items: readonly number[]): boolean {
  for (let i = 0; i < items.length; i++)
    if (!((items[i] as number) > 0) && !((items[i] as number) < 0)) return false;
  return true;
}

/** Sorts an array that nobody else has in place; `key` is a function or None. */
export function sortItems(items: Value[], key: Value, reverse: boolean): void {
  if (items.length < 2) return;
  if (key === null) {
    const kind = commonKind(items);
    if (kind === "number" || kind === "string") sortPlain(items, kind, reverse);
    else quicksort(items, items, kind, !reverse);
    return;
  }
  const keys: Value[] = [];
  const keyOf = typeof key === "function" ? key : callable(key);
  for (let i = 0; i < items.length; i++) keys.push(keyOf(items[i]));
  quicksort(items, keys, commonKind(keys), !reverse);
}

/** The same for the items of a list, which the program may look at meanwhile: they are put back even if a comparison raises. */
export function sortShown(items: Value[], key: Value, reverse: boolean): void {
  if (items.length < 2) return;
  const kind = key === null ? commonKind(items) : "mixed";
  if (kind === "number" || kind === "string") return sortPlain(items, kind, reverse);
  const sorted = items.slice();
  try {
    if (key === null) quicksort(sorted, sorted, kind, !reverse);
    else sortItems(sorted, key, reverse);
  } finally {
    const { length } = sorted;
    items.length = length;
    for (let i = 0; i < length; i++) items[i] = sorted[i];
  }
}

/** Sorts nothing but small ints or nothing but plain strs, without a step of the program. */
function sortPlain(items: Value[], kind: "number" | "string", reverse: boolean): void {
  const n = items.length;
  if (n <= SHORT) insertionSort(items as (number | string)[]);
  else if (kind === "string") {
    const numbers = numbersOfTexts(items);
    if (numbers !== undefined) return sortByNumbers(items, numbers, !reverse);
    items.sort();
  } else {
    // Sorting bare numbers needs no function that compares.
    const bare = bareNumbers(items).subarray(0, n).sort();
    for (let i = 0; i < n; i++) items[i] = bare[i];
  }
  if (reverse) items.reverse();
}
