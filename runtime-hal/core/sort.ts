/**
 * Sorting as MicroPython does it: a quicksort that is not stable, so the order of equal items (and of items with
 * equal keys) shows. The same partitioning gives the same order. Lists of plain ints or plain strs, where equal
 * items cannot be told apart, take the host's sort instead.
 */

import { call } from "./function.js";
import { lt } from "./operators.js";
import type { Value } from "./value.js";

const HAS_SURROGATE = /[\ud800-\udfff]/;

function allOf(items: readonly Value[], type: "number" | "string"): boolean {
  for (let i = 0; i < items.length; i++) {
    if (typeof items[i] !== type) return false;
    if (type === "string" && HAS_SURROGATE.test(items[i] as string)) return false;
  }
  return true;
}

/**
 * Sorts `items[low..high]` by `keys`, which move with the items (and may be the same array). `wanted` is what
 * `a < b` gives for a pair in order: true, or false for a descending sort.
 */
function quicksort(items: Value[], keys: Value[], low: number, high: number, wanted: boolean): void {
  const swap = (a: number, b: number): void => {
    const key: Value = keys[a];
    keys[a] = keys[b];
    keys[b] = key;
    if (items !== keys) {
      const item: Value = items[a];
      items[a] = items[b];
      items[b] = item;
    }
  };
  while (low < high) {
    const pivot: Value = keys[high];
    let h = low - 1;
    let t = high;
    for (;;) {
      do h++;
      while (h < t && lt(keys[h], pivot) === wanted);
      do t--;
      while (h < t && lt(pivot, keys[t]) === wanted);
      if (h >= t) break;
      swap(h, t);
    }
    swap(h, high);
    // The smaller part first keeps the depth of the recursion logarithmic.
    if (t - low + 1 < high - h) {
      quicksort(items, keys, low, t, wanted);
      low = h + 1;
    } else {
      quicksort(items, keys, h + 1, high, wanted);
      high = t;
    }
  }
}

/** Sorts an array in place; `key` is a function or None. */
export function sortItems(items: Value[], key: Value, reverse: boolean): void {
  if (items.length < 2) return;
  if (key !== null) {
    const keys: Value[] = [];
    for (let i = 0; i < items.length; i++) keys.push(call(key, items[i]));
    quicksort(items, keys, 0, items.length - 1, !reverse);
  } else if (allOf(items, "number")) {
    items.sort(reverse ? (a: number, b: number) => b - a : (a: number, b: number) => a - b);
  } else if (allOf(items, "string")) {
    items.sort();
    if (reverse) items.reverse();
  } else {
    quicksort(items, items, 0, items.length - 1, !reverse);
  }
}
