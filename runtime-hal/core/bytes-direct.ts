/** What emitted code calls where a value is bytes (or a bytearray) for certain: the usual operations without asking for its type. */

import { getBytes } from "./buffer.js";
import { concatBytes, copyBytes, equalBytes } from "./byte-sequence.js";
import { joinKeys } from "./bytes-key.js";
import { valueError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import type { Int } from "./int-arith.js";
import { readInteger } from "./int-bytes.js";
import { int32Argument } from "./number-argument.js";
import { PyByteArray, PyBytes, itemsOf, type PyList, type PyTuple } from "./objects.js";
import { EMPTY_BYTES, partOf, singleByte } from "./short-bytes.js";
import { placeWithin } from "./slice-indices.js";
import { utf8Decode, utf8Encode } from "./utf8.js";
import type { Value } from "./value.js";

/** `a + b` */
export function bytesConcat(a: PyBytes, b: PyBytes): PyBytes {
  if (a.u8.length === 0) return b;
  if (b.u8.length === 0) return a;
  const joined = new PyBytes(concatBytes(a.u8, b.u8));
  joinKeys(joined, a, b.u8);
  return joined;
}

/** `a == b` */
export const bytesEqual = (a: PyBytes, b: PyBytes): boolean => equalBytes(a.u8, b.u8);

/** An item of bytes; ValueError for one out of range, TypeError for what is no int. */
function byteOf(item: Value): number {
  const n = typeof item === "number" ? item : intArgument(item);
  if (n < 0 || n > 255) throw valueError("bytes value out of range");
  return n;
}

/** `bytes([a, b])`, of the items of the display. */
export function bytesDisplay(items: readonly Value[]): PyBytes {
  switch (items.length) {
    case 0:
      return EMPTY_BYTES;
    case 1:
      return singleByte(byteOf(items[0]));
  }
  const u8 = new Uint8Array(items.length);
  for (let i = 0; i < items.length; i++) u8[i] = byteOf(items[i]);
  return new PyBytes(u8);
}

/** `bytes(items)` */
export const bytesOfItems = (source: PyList | PyTuple): PyBytes => bytesDisplay(itemsOf(source));

/** `bytes(source)` of a bytearray */
export const bytesOfArray = ({ u8, length }: PyByteArray): PyBytes => new PyBytes(copyBytes(u8, 0, length));

/** `bytearray([a, b])`, of the items of the display. */
export function bytearrayDisplay(items: readonly Value[]): PyByteArray {
  const u8 = new Uint8Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    u8[i] = typeof item === "number" ? item : int32Argument(item);
  }
  return new PyByteArray(u8);
}

/** `bytearray(items)` */
export const bytearrayOfItems = (source: PyList | PyTuple): PyByteArray => bytearrayDisplay(itemsOf(source));

/** `bytearray(source)` of bytes */
export const bytearrayOfBytes = ({ u8 }: PyBytes): PyByteArray => new PyByteArray(u8.slice());

/** `a + b` of bytes and a bytearray */
export const bytesWithArray = (a: PyBytes, { u8, length }: PyByteArray): PyBytes =>
  length === 0 ? a : new PyBytes(concatBytes(a.u8, u8.subarray(0, length)));

/** `text.encode()` */
export const strEncode = (text: string): PyBytes => new PyBytes(utf8Encode(text));

/** `data.decode()`; UnicodeError for what is no UTF-8. */
export const bytesDecode = ({ u8 }: PyBytes): string => utf8Decode(u8);

/** `int.from_bytes(source, order)` */
export const intFromBytes = (source: Value, order: string): Int =>
  readInteger(source instanceof PyBytes ? source.u8 : getBytes(source), order === "little");

/** `data[start:stop]` for ints in any range. */
export function bytesSlice({ u8 }: PyBytes, start: Int, stop: Int): PyBytes {
  const from = placeWithin(u8.length, start);
  return partOf(u8, from, Math.max(from, placeWithin(u8.length, stop)));
}

/** The same of a bytearray. */
export function bytearraySlice({ u8, length }: PyByteArray, start: Int, stop: Int): PyByteArray {
  const from = placeWithin(length, start);
  return new PyByteArray(copyBytes(u8, from, Math.max(from, placeWithin(length, stop))));
}
