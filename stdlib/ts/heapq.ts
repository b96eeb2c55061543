/** The module `heapq`: a binary heap in a list, smallest item first, compared with `<`. */

import { indexError, typeError } from "../../runtime-hal/core/exceptions.js";
import { argumentCountError, native, nativeDirect } from "../../runtime-hal/core/native.js";
import { PyList } from "../../runtime-hal/core/objects.js";
import { lt } from "../../runtime-hal/core/comparison.js";
import type { Value } from "../../runtime-hal/core/value.js";

function heapItems(heap: Value): Value[] {
  if (!(heap instanceof PyList)) throw typeError("heap must be a list");
  return heap.items;
}

/** `a < b`, with a shorter way for tuples, which most heaps hold (`ordersAlike`). */
function isLess(a: Value, b: Value): Value {
  if (typeof a === "number") return lt(a, b);
  const less: Value = a?.less$;
  return less !== undefined && less === b?.less$ ? a.less$(b) : lt(a, b);
}

/** Moves the item at `pos` towards `start` until its parent is not greater. */
function rise(items: Value[], start: number, pos: number): void {
  const item: Value = items[pos];
  while (pos > start) {
    const parent = (pos - 1) >> 1;
    if (isLess(item, items[parent]) !== true) break;
    items[pos] = items[parent];
    pos = parent;
  }
  items[pos] = item;
}

/** Moves the item at `start` down: the smaller children come up all the way, then the item rises to its place. */
function sink(items: Value[], start: number): void {
  const item: Value = items[start];
  const end = items.length;
  let pos = start;
  for (let child = 2 * pos + 1; child < end; child = 2 * pos + 1) {
    if (child + 1 < end && isLess(items[child], items[child + 1]) === false) child++;
    items[pos] = items[child];
    pos = child;
  }
  items[pos] = item;
  rise(items, start, pos);
}

export function heapqModule(): Record<string, Value> {
  return {
    heappush: nativeDirect("heappush", 2, 2, function (heap: Value, item: Value) {
      if (arguments.length !== 2) argumentCountError(arguments.length, 2, 2);
      const items = heapItems(heap);
      items.push(item);
      rise(items, 0, items.length - 1);
      return null;
    }),
    heappop: nativeDirect("heappop", 1, 1, function (heap: Value) {
      if (arguments.length !== 1) argumentCountError(arguments.length, 1, 1);
      const items = heapItems(heap);
      if (items.length === 0) throw indexError("empty heap");
      const smallest: Value = items[0];
      const last: Value = items.pop();
      if (items.length > 0) {
        items[0] = last;
        sink(items, 0);
      }
      return smallest;
    }),
    heapify: native("heapify", 1, 1, (heap: Value) => {
      const items = heapItems(heap);
      for (let i = items.length >> 1; i > 0;) sink(items, --i);
      return null;
    }),
  };
}
