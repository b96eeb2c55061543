/** What emitted code calls where a value is bytes (or a bytearray) for certain: the usual operations without asking for its type. */

import { concatBytes, copyBytes, equalBytes } from "./byte-sequence.js";
import { valueError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { PyByteArray, PyBytes, itemsOf, type PyList, type PyTuple } from "./objects.js";
import { placeWithin } from "./slice-indices.js";
import type { Value } from "./value.js";

/** `a + b` */
export function bytesConcat(a: PyBytes, b: PyBytes): PyBytes {
  if (a.u8.length === 0) return b;
  return b.u8.length === 0 ? a : new PyBytes(concatBytes(a.u8, b.u8));
}

/** `a == b` */
export const bytesEqual = (a: PyBytes, b: PyBytes): boolean => equalBytes(a.u8, b.u8);

/** The bytes of a list or tuple of ints; ValueError for one out of range, TypeError for what is none. */
export function byteItems(source: PyList | PyTuple): Uint8Array {
  const items = itemsOf(source);
  const u8 = new Uint8Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item: Value = items[i];
    const n = typeof item === "number" ? item : intArgument(item);
    if (n < 0 || n > 255) throw valueError("bytes value out of range");
    u8[i] = n;
  }
  return u8;
}

/** `bytes(items)` */
export const bytesOfItems = (source: PyList | PyTuple): PyBytes => new PyBytes(byteItems(source));

/** `data[start:stop]` for ints in any range. */
export function bytesSlice({ u8 }: PyBytes, start: number, stop: number): PyBytes {
  const from = placeWithin(u8.length, start);
  return new PyBytes(copyBytes(u8, from, Math.max(from, placeWithin(u8.length, stop))));
}

/** The same of a bytearray. */
export function bytearraySlice({ u8, length }: PyByteArray, start: number, stop: number): PyByteArray {
  const from = placeWithin(length, start);
  return new PyByteArray(copyBytes(u8, from, Math.max(from, placeWithin(length, stop))));
}
