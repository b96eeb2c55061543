/** Indices and slices of sequences of a known length, with MicroPython's clamping and messages. Shared by all sequences. */

import { indexError, typeError, valueError } from "./exceptions.js";
import { intArgument, maybeInt } from "./int-argument.js";
import type { Int } from "./int-arith.js";
import type { PySlice } from "./objects.js";
import { typeName } from "./type.js";
import type { Value } from "./value.js";

/** A slice applied to a length: `start` and `stop` are within the sequence (`stop` may be -1 for negative steps). */
export interface BoundSlice {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

function bound(given: Value, absent: number, length: number, low: number, high: number): number {
  if (given === null) return absent;
  let n = intArgument(given);
  if (n < 0) n += length;
  return n < low ? low : n > high ? high : n;
}

/** Resolves missing, negative and too large parts of a slice. */
export function boundSlice(slice: PySlice, length: number): BoundSlice {
  const step = slice.step === null ? 1 : intArgument(slice.step);
  if (step === 0) throw valueError("slice step can't be zero");
  if (step > 0) {
    return {
      start: bound(slice.start, 0, length, 0, length),
      stop: bound(slice.stop, length, length, 0, length),
      step,
    };
  }
  return {
    start: bound(slice.start, length - 1, length, -1, length - 1),
    stop: bound(slice.stop, -1, length, -1, length - 1),
    step,
  };
}

/** The items a slice selects, in a new array. */
export function sliceItems(items: readonly Value[], slice: PySlice): Value[] {
  const from: Value = slice.start;
  const to: Value = slice.stop;
  if (
    slice.step === null &&
    (from === null || typeof from === "number") &&
    (to === null || typeof to === "number")
  ) {
    // JavaScript clamps and counts from the end in the same way.
    return items.slice(from ?? 0, to ?? items.length);
  }
  if (slice.step === -1 && to === null && (from === null || typeof from === "number")) {
    return itemsBackwards(items, from ?? items.length);
  }
  const by: Value = slice.step;
  if (
    typeof by === "number" &&
    by > 0 &&
    (from === null || typeof from === "number") &&
    (to === null || typeof to === "number")
  ) {
    const end = to === null ? items.length : placeWithin(items.length, to);
    const some: Value[] = [];
    for (let i = from === null ? 0 : placeWithin(items.length, from); i < end; i += by) some.push(items[i]);
    return some;
  }
  const { start, stop, step } = boundSlice(slice, items.length);
  if (step === 1) return items.slice(start, stop);
  const out: Value[] = [];
  if (step > 0) for (let i = start; i < stop; i += step) out.push(items[i]);
  else for (let i = start; i > stop; i += step) out.push(items[i]);
  return out;
}

/** The items from one back to the first. */
export function itemsBackwards(items: readonly Value[], from: number): Value[] {
  const length = items.length;
  const last = from < 0 ? from + length : Math.min(from, length - 1);
  return items.slice(0, Math.max(last + 1, 0)).reverse();
}

function indexTypeError(type: string, index: Value): Error {
  throw typeError(`${type} indices must be integers, not ${typeName(index)}`);
}

/** Position of `index` in a sequence of type `type`; IndexError outside. */
export function itemIndex(type: string, length: number, index: Value): number {
  let i = typeof index === "number" ? index : maybeInt(index);
  if (i === undefined) throw indexTypeError(type, index);
  if (i < 0) i += length;
  if (i < 0 || i >= length) throw indexError(`${type} index out of range`);
  return i;
}

/** As `itemIndex`, but clamped to the length: the optional arguments of `index()`. */
export function clampedIndex(type: string, length: number, index: Value): number {
  let i = maybeInt(index);
  if (i === undefined) throw indexTypeError(type, index);
  if (i < 0) i += length;
  return i < 0 ? 0 : i > length ? length : i;
}

/** Place `n`, counted from the end when negative, clamped to 0 … `length`; OverflowError for what fits into no machine word. */
export function placeWithin(length: number, n: Int): number {
  const place = typeof n === "number" ? n : intArgument(n);
  if (place < 0) return place + length < 0 ? 0 : place + length;
  return place > length ? length : place;
}
