/** What list and tuple share: comparison, search, repetition, and their iterators. */

import { newException, memoryErrorType, valueError, type PyBaseException } from "./exceptions.js";
import { maybeInt } from "./int-argument.js";
import { eq, ge, gt, ordersAlike, stringLess } from "./comparison.js";
import { itemsOf, PyFloat, type PyList, type PyTuple } from "./objects.js";
import { clampedIndex } from "./slice-indices.js";
import { repr } from "./text.js";
import { defineType } from "./type.js";
import { PyObject, type CompareOp, type Iterator, type Value } from "./value.js";

/** `a == b` of two lists or two tuples, and not of classes derived from these. */
export function sameItems(a: PyList | PyTuple, b: PyList | PyTuple): boolean {
  if (a === b) return true;
  return equalItems(
    a.boxes$ === undefined ? a.items : a.boxes$(),
    b.boxes$ === undefined ? b.items : b.boxes$(),
  );
}

/** `a < b` of the same. */
export const fewerOrLess = (a: PyList | PyTuple, b: PyList | PyTuple): boolean =>
  lessItems(itemsOf(a), itemsOf(b));

function equalItems(a: readonly Value[], b: readonly Value[]): boolean {
  const { length } = a;
  if (length !== b.length) return false;
  for (let i = 0; i < length; i++) {
    const x: Value = a[i];
    const y: Value = b[i];
    if (typeof x === "number" && typeof y === "number") {
      if (x !== y) return false;
    } else if (typeof x === "string" && typeof y === "string") {
      if (x !== y) return false;
    } else {
      if (!eq(x, y)) return false;
      // User code may change either side: what it adds is not looked at, as in MicroPython.
      if (a.length < length || b.length < length) return a.length === b.length;
    }
  }
  return true;
}

/**
 * `a op b` item by item. `<` is computed as `>` of the exchanged operands, which shows in error messages and in which
 * special methods are called.
 */
export function compareItems(op: CompareOp, a: readonly Value[], b: readonly Value[]): boolean {
  if (op === "==") return equalItems(a, b);
  if (op === "<") return lessItems(a, b);
  if (op === "<=") return compareItems(">=", b, a);
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x: Value = a[i];
    const y: Value = b[i];
    if (x === y && (typeof x === "number" || typeof x === "string")) continue;
    if (typeof x === "number" && typeof y === "number") return x > y;
    if (eq(x, y)) continue;
    return (op === ">" ? gt(a[i], b[i]) : ge(a[i], b[i])) === true;
  }
  return op === ">" ? a.length > b.length : a.length >= b.length;
}

/** `a < b` for the items of two lists or two tuples. */
export function lessItems(a: readonly Value[], b: readonly Value[]): boolean {
  const n = a.length < b.length ? a.length : b.length;
  for (let i = 0; i < n; i++) {
    const x: Value = a[i];
    const y: Value = b[i];
    if (typeof x === "number" && typeof y === "number") {
      if (x === y) continue;
      return x < y;
    }
    if (typeof x === "string" && typeof y === "string") {
      if (x === y) continue;
      return stringLess(x, y);
    }
    if (x instanceof PyFloat && y instanceof PyFloat) {
      if (x.v === y.v) continue;
      return x.v < y.v;
    }
    if (ordersAlike(x, y)) {
      // Tuples within tuples, without asking which of the operands knows how to compare.
      if (x === y || equalItems(itemsOf(y), itemsOf(x))) continue;
      return lessItems(itemsOf(x), itemsOf(y));
    }
    if (eq(y, x)) continue;
    return gt(y, x) === true;
  }
  return a.length < b.length;
}

export function isCompareOp(op: string): op is CompareOp {
  return op === "==" || op === "<" || op === "<=" || op === ">" || op === ">=";
}

/** Most items a list may be given at once: the host would end the process instead of raising an error. */
export const MAX_ITEMS = 2 ** 26;

export function outOfMemory(): PyBaseException {
  return newException(memoryErrorType, "memory allocation failed");
}

/** Items of `sequence * count`, or `undefined` if `count` is not an int. */
export function repeatItems(items: readonly Value[], count: Value): Value[] | undefined {
  const n = typeof count === "number" ? count : maybeInt(count);
  if (n === undefined) return undefined;
  const length = items.length;
  if (n <= 0 || length === 0) return [];
  if (n * length > MAX_ITEMS) throw outOfMemory();
  if (length === 1) return new Array<Value>(n).fill(items[0]);
  const out: Value[] = [];
  for (let i = 0; i < n; i++) for (let k = 0; k < length; k++) out.push(items[k]);
  return out;
}

/** `x == y`, for the commonest items without a call. */
function same(x: Value, y: Value): boolean {
  if (typeof x === "number" && typeof y === "number") return x === y;
  if (typeof x === "string" && typeof y === "string") return x === y;
  return (x === y && typeof x !== "object") || eq(x, y);
}

/** `item in items`. */
export function includesItem(items: readonly Value[], item: Value): boolean {
  if (typeof item === "string" || typeof item === "number") {
    const kind = typeof item;
    for (let i = 0; i < items.length; i++) {
      const other: Value = items[i];
      if (other === item || (typeof other !== kind && eq(other, item))) return true;
    }
    return false;
  }
  for (let i = 0; i < items.length; i++) if (same(items[i], item)) return true;
  return false;
}

export function countItem(items: readonly Value[], item: Value): number {
  let n = 0;
  for (let i = 0; i < items.length; i++) if (same(items[i], item)) n++;
  return n;
}

/** `sequence.index(item, start, stop)`: ValueError if it is not there. */
export function findItem(
  type: string,
  items: readonly Value[],
  item: Value,
  start: Value,
  stop: Value,
): number {
  const from = start === undefined ? 0 : clampedIndex(type, items.length, start);
  const to = stop === undefined ? items.length : clampedIndex(type, items.length, stop);
  const found = placeOf(items, item, from, to);
  if (found < 0) throw valueError("object not in sequence");
  return found;
}

/** The index of an item that is equal, -1 if there is none. */
export function placeOf(items: readonly Value[], item: Value, from = 0, to = items.length): number {
  for (let i = from; i < to && i < items.length; i++) if (same(items[i], item)) return i;
  return -1;
}

/** `a, b, c`: reprs of the items. */
export function reprItems(items: readonly Value[]): string {
  let out = "";
  for (let i = 0; i < items.length; i++) out += i === 0 ? repr(items[i]) : ", " + repr(items[i]);
  return out;
}

/** Iterator over a list or tuple; a list that grows or shrinks meanwhile is followed. */
export class SequenceIterator extends PyObject implements Iterator {
  private index = 0;
  constructor(private readonly sequence: PyList | PyTuple) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const items = this.sequence.items;
    return this.index < items.length ? items[this.index++] : undefined;
  }
}
defineType({ name: "iterator", js: SequenceIterator });

/** The `iter$` of list and tuple: what has it can be walked by counting through its `items`. */
export function sequenceIter(this: PyList | PyTuple): Iterator {
  return new SequenceIterator(this);
}
