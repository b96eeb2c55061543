/**
 * Sorting as MicroPython does it: a quicksort that is not stable, so the order of equal items (and of items with
 * equal keys) shows. The same partitioning gives the same order. Lists of plain ints or plain strs, where equal
 * items cannot be told apart, take the host's sort instead.
 */

import { call } from "./function.js";
import { PyFloat, PyTuple } from "./objects.js";
import { lt } from "./operators.js";
import { lessItems } from "./sequence.js";
import type { Value } from "./value.js";

const HAS_SURROGATE = /[\ud800-\udfff]/;

/** `plain tuple`: JavaScript orders the items as Python does. */
type Kind = "number" | "string" | "float" | "tuple" | "plain tuple" | "mixed";

function kindOf(v: Value): Kind {
  switch (typeof v) {
    case "number":
      return "number";
    case "string":
      return HAS_SURROGATE.test(v) ? "mixed" : "string";
    case "object":
      if (v instanceof PyFloat && !v.type$.isUser) return "float";
      return v instanceof PyTuple && !v.type$.isUser ? "tuple" : "mixed";
    default:
      return "mixed";
  }
}

/** What values of both kinds are; ints and floats together are floats. */
function joined(kind: Kind, other: Kind): Kind {
  if (other === kind) return kind;
  const areNumbers = (kind === "number" || kind === "float") && (other === "number" || other === "float");
  return areNumbers ? "float" : "mixed";
}

/** What all keys are. */
function commonKind(keys: readonly Value[]): Kind {
  let kind = kindOf(keys[0]);
  for (let i = 1; i < keys.length && kind !== "mixed"; i++) kind = joined(kind, kindOf(keys[i]));
  return kind === "tuple" && arePlain(keys as readonly PyTuple[]) ? "plain tuple" : kind;
}

/** Tuples of one length with only ints, or only strs, at each place. */
function arePlain(keys: readonly PyTuple[]): boolean {
  const kinds = (keys[0] as PyTuple).items.map(kindOf);
  for (let i = 0; i < keys.length; i++) {
    const { items } = keys[i] as PyTuple;
    if (items.length !== kinds.length) return false;
    for (let k = 0; k < items.length; k++) {
      if (kinds[k] !== "number" && kinds[k] !== "string") return false;
      if (kindOf(items[k]) !== kinds[k]) return false;
    }
  }
  return true;
}

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

const lessNumber: Less<number> = (a, b) => a < b;
const lessString: Less<string> = (a, b) => a < b;
const lessTuple: Less<PyTuple> = (a, b) => lessItems(a.items, b.items);
const lessPlainTuple: Less<PyTuple> = (a, b) => {
  const x = a.items;
  const y = b.items;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i] < y[i];
  return false;
};
/** `wanted` may meet what is no bool: `__lt__` gives any value, and only True and False count. */
const lessAny = lt as Less<Value>;

function quicksort(items: Value[], keys: Value[], wanted: boolean): void {
  const last = keys.length - 1;
  switch (commonKind(keys)) {
    case "number":
      return partition<number>(items, keys, 0, last, wanted, lessNumber);
    case "float": {
      const bare = keys.map((k) => (typeof k === "number" ? k : (k as PyFloat).v));
      return partition<number>(items, bare, 0, last, wanted, lessNumber);
    }
    case "string":
      return partition<string>(items, keys, 0, last, wanted, lessString);
    case "plain tuple":
      return partition<PyTuple>(items, keys, 0, last, wanted, lessPlainTuple);
    case "tuple":
      return partition<PyTuple>(items, keys, 0, last, wanted, lessTuple);
    default:
      return partition<Value>(items, keys, 0, last, wanted, lessAny);
  }
}

/** Up to this length, numbers and strs are sorted faster here than by the host. */
const SHORT = 24;

function insertionSort<T extends number | string>(items: T[]): void {
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as T;
    let k = i - 1;
    for (; k >= 0 && (items[k] as T) > item; k--) items[k + 1] = items[k] as T;
    items[k + 1] = item;
  }
}

/** Sorts an array in place; `key` is a function or None. */
export function sortItems(items: Value[], key: Value, reverse: boolean): void {
  if (items.length < 2) return;
  if (key !== null) {
    const keys: Value[] = [];
    for (let i = 0; i < items.length; i++)
      keys.push(typeof key === "function" ? key(items[i]) : call(key, items[i]));
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
    const bare = Float64Array.from(items as number[]).sort();
    if (reverse) bare.reverse();
    for (let i = 0; i < bare.length; i++) items[i] = bare[i];
  } else if (kind === "string") {
    if (items.length <= SHORT) insertionSort(items as string[]);
    else items.sort();
    if (reverse) items.reverse();
  } else {
    quicksort(items, items, !reverse);
  }
}
