/** What all objects made of bytes share: slice bounds, comparison, search, hash. */

import { newException, notImplementedError, notImplementedErrorType, valueError } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { PyBytes, PyFloat, type PySlice } from "./objects.js";
import { boundSlice } from "./slice-indices.js";
import { typeOf } from "./type.js";
import type { BufferView, CompareOp, PyObject, Value } from "./value.js";

/** The first of `length` items that a slice means; only step 1 is supported, NotImplementedError for others. */
export function sliceStart(length: number, slice: PySlice): number {
  if (slice.step !== null && intArgument(slice.step) !== 1) {
    // What is wrong with the slice itself comes first.
    boundSlice(slice, length);
    throw notImplementedError("only slices with step=1 (aka None) are supported");
  }
  return bound(slice.start, 0, length);
}

/** What comes after the last of the items, not before `start`. */
export function sliceStop(length: number, slice: PySlice, start: number): number {
  const stop = bound(slice.stop, length, length);
  return stop < start ? start : stop;
}

function bound(given: Value, absent: number, length: number): number {
  if (given === null) return absent;
  let n: number = typeof given === "number" ? given : intArgument(given);
  if (n < 0) n += length;
  return n < 0 ? 0 : n > length ? length : n;
}

/** Negative, zero or positive, as bytes are ordered. */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const n = a.length < b.length ? a.length : b.length;
  for (let i = 0; i < n; i++) {
    const d = a[i] - b[i];
    if (d !== 0) return d;
  }
  return a.length - b.length;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** `a op b` for the bytes of the operands. */
export function compareOp(op: CompareOp, a: Uint8Array, b: Uint8Array): boolean {
  switch (op) {
    case "==":
      return equalBytes(a, b);
    case "<":
      return compareBytes(a, b) < 0;
    case "<=":
      return compareBytes(a, b) <= 0;
    case ">":
      return compareBytes(a, b) > 0;
    default:
      return compareBytes(a, b) >= 0;
  }
}

/**
 * `a op b` for bytearray, array and memoryview: MicroPython compares their memory, so it refuses items of different
 * width, floats, and the order of signed items.
 */
export function compareViews(op: CompareOp, a: BufferView, b: BufferView): boolean {
  const code = a.typecode.toLowerCase();
  const unsigned = a.typecode <= "Z" || b.typecode <= "Z";
  if (code !== b.typecode.toLowerCase() || code === "f" || code === "d" || (op !== "==" && !unsigned)) {
    throw newException(notImplementedErrorType);
  }
  return compareOp(op, a.u8, b.u8);
}

/** `item in memory` for an item without memory: numbers cannot be looked for. */
export function refuseNumber(item: Value): false {
  if (typeof item === "number" || typeof item === "bigint" || item instanceof PyFloat) {
    throw newException(notImplementedErrorType);
  }
  return false;
}

const ASSIGNABLE: ReadonlySet<string> = new Set(["bytes", "bytearray", "array", "memoryview"]);

/** The bytes on the right of `x[i:j] = v`: of an object of these types with items of the same size. */
export function sliceSource(v: Value, itemSize: number): Uint8Array {
  if (v instanceof PyBytes && itemSize === 1 && !v.type$.isUser) return v.u8;
  const type = typeOf(v);
  if (type.isUser || !ASSIGNABLE.has(type.name))
    throw notImplementedError("array/bytes required on right side");
  const view = (v as PyObject).buffer$?.() as BufferView;
  if (view.itemSize !== itemSize) throw valueError("lhs and rhs should be compatible");
  return view.u8;
}

/** So many places are looked at before the host's search is called, which takes as long as they do. */
const LOOKED_AT = 32;

/** Position of `needle` in `haystack` from `start` on, or -1. */
export function findBytes(haystack: Uint8Array, needle: Uint8Array, start = 0): number {
  const n = needle.length;
  const last = haystack.length - n;
  let far = start + LOOKED_AT;
  for (let i = start; i <= last; i++) {
    let k = 0;
    while (k < n && haystack[i + k] === needle[k]) k++;
    if (k === n) return i;
    if (i < far) continue;
    const next = haystack.indexOf(needle[0], i + 1);
    if (next < 0) return -1;
    i = next - 1;
    far = next + LOOKED_AT;
  }
  return -1;
}

/** A copy of a part. A loop is no faster once V8 has compiled it, and several times slower before. */
export const copyBytes = (u8: Uint8Array, start: number, stop: number): Uint8Array => u8.slice(start, stop);

/** The bytes a slice selects among the first `length`, copied. */
export function sliceOf(u8: Uint8Array, length: number, slice: PySlice): Uint8Array {
  const start = sliceStart(length, slice);
  return copyBytes(u8, start, sliceStop(length, slice, start));
}

export function concatBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length + b.length);
  out.set(a, 0);
  out.set(b, a.length);
  return out;
}

/** `hash()` of bytes and of the UTF-8 form of a str: MicroPython's, of 16 bits. */
export function hashBytes(u8: Uint8Array): number {
  let h = 5381;
  for (let i = 0; i < u8.length; i++) h = (Math.imul(h, 33) ^ u8[i]) & 0xffff;
  return h === 0 ? 1 : h;
}

/** The sum of `length` bytes. */
export function sumBytes(u8: Uint8Array, start: number, length: number): number {
  let total = 0;
  for (let i = start; i < start + length; i++) total += u8[i] as number;
  return total;
}
