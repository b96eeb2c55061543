/** Values as literals, displays and comprehensions of the program make them. */

import { PyDict } from "./dict-data.js";
import { mappingItems } from "./iteration.js";
import { latin1Bytes } from "./latin1.js";
import { EMPTY_TUPLE, PyBytes, PyComplex, PyFloat, PyList, PySlice, PyTuple } from "./objects.js";
import { PySet } from "./set-data.js";
import type { Value } from "./value.js";

export const float = (v: number): PyFloat => new PyFloat(v);
export const complexConst = (im: number): PyComplex => new PyComplex(0, im);
/** Bytes from a string of code units below 256. */
export const bytes = (text: string): PyBytes => new PyBytes(latin1Bytes(text));
export const bytesOf = (u8: Uint8Array): PyBytes => new PyBytes(u8);
export const list = (items: Value[]): PyList => new PyList(items);
/** `[]` that will hold no ints: a copy of an array that V8 knows as one of anything. */
export const objectsNone = (): PyList => new PyList(NO_OBJECTS.slice());
const NO_OBJECTS: readonly Value[] = [null].slice(1);
export const tuple = (items: Value[]): PyTuple => new PyTuple(items);
/** A tuple of items that nobody else has; the empty one is a singleton. */
export const tupleOf = (items: Value[]): PyTuple => (items.length === 0 ? EMPTY_TUPLE : new PyTuple(items));
export const slice = (start: Value, stop: Value, step: Value): PySlice => new PySlice(start, stop, step);

export function set(items: Value[]): PySet {
  const s = new PySet();
  for (let i = 0; i < items.length; i++) s.add(items[i]);
  return s;
}

/** Keys and values alternate. */
export function dict(pairs: Value[]): PyDict {
  const d = new PyDict();
  for (let i = 0; i < pairs.length; i += 2) d.set(pairs[i], pairs[i + 1]);
  return d;
}

/** `**mapping` in a dict display. */
export function spreadDict(mapping: Value): Value[] {
  const out: Value[] = [];
  for (const [k, v] of mappingItems(mapping)) out.push(k, v);
  return out;
}

export function listAppend(target: PyList, v: Value): null {
  target.items.push(v);
  return null;
}
export function setAdd(target: PySet, v: Value): void {
  target.add(v);
}
export function dictStore(target: PyDict, k: Value, v: Value): void {
  target.set(k, v);
}
export const newList = (): PyList => new PyList([]);
export const newSet = (): PySet => new PySet();
export const newDict = (): PyDict => new PyDict();
