/** The type bytearray: bytes that can be changed and that grow. `u8` is the capacity, `length` what is in use. */

import { bufferOrUndefined, getBytes } from "./buffer.js";
import {
  compareViews,
  concatBytes,
  findBytes,
  refuseNumber,
  sliceStart,
  sliceStop,
  sliceOf,
  sliceSource,
  sumBytes,
} from "./byte-sequence.js";
import { bytesMethods, contentOf, fromHexMethod } from "./bytes-methods.js";
import { memoryErrorType, newException, typeError, unsupportedType } from "./exceptions.js";
import { iter } from "./iteration.js";
import { intArgument } from "./int-argument.js";
import type { Int } from "./int-arith.js";
import { argumentCountError, checkCount, native, nativeDirect } from "./native.js";
import { int32Argument } from "./number-argument.js";
import { PyByteArray, type PyBytes, PySlice } from "./objects.js";
import { quoteBytes } from "./quote.js";
import { isCompareOp } from "./sequence.js";
import { itemIndex, placeWithin } from "./slice-indices.js";
import { callType, defineType, type PyType } from "./type.js";
import {
  PyObject,
  type BufferView,
  type CompareOp,
  type Iterator,
  type Keywords,
  type Value,
} from "./value.js";

/** Makes room for `length` bytes in all. */
function reserve(b: PyByteArray, length: number): void {
  if (length <= b.u8.length) return;
  const grown = new Uint8Array(Math.max(length, b.u8.length * 2, 16));
  if (b.length > 0) grown.set(contentOf(b));
  b.u8 = grown;
}

/** `b.append(v)`. */
export function byteArrayAppend(b: PyByteArray, v: Value): void {
  const byte = typeof v === "number" ? v : int32Argument(v);
  if (b.length === b.u8.length) reserve(b, b.length + 1);
  b.u8[b.length++] = byte;
}

/** `b.extend(source)` of bytes */
export function bytearrayExtend(b: PyByteArray, { u8 }: PyBytes): void {
  reserve(b, b.length + u8.length);
  b.u8.set(u8, b.length);
  b.length += u8.length;
}

/** `b.extend(source)`: memory as it is, else the items of an iterable. */
function byteArrayExtend(b: PyByteArray, source: Value): void {
  const view = bufferOrUndefined(source);
  if (view === undefined) {
    const it = iter(source);
    for (let v = it.next$(); v !== undefined; v = it.next$()) byteArrayAppend(b, v);
    return;
  }
  reserve(b, b.length + view.u8.length);
  b.u8.set(view.u8, b.length);
  b.length += view.u8.length;
}

/** `b[i]` for an int `i`: the hot path of indexing. */
function byteArrayGet(b: PyByteArray, i: number): number {
  if (i >= 0 && i < b.length) return b.u8[i];
  return b.u8[itemIndex("bytearray", b.length, i)];
}

/** `b[i] = v` for an int `i`; the value is cut to a byte. */
function byteArraySet(b: PyByteArray, i: number, v: Value): void {
  const at = i >= 0 && i < b.length ? i : itemIndex("bytearray", b.length, i);
  b.u8[at] = typeof v === "number" ? v : int32Argument(v);
}

/** `b[slice] = v`: the length may change. */
function assignSlice(b: PyByteArray, slice: PySlice, v: Value): void {
  const start = sliceStart(b.length, slice);
  const stop = sliceStop(b.length, slice, start);
  replacePart(b, start, stop, v);
}

/** `b[start:stop] = v` for ints in any range, and None for the end. */
export function bytearraySetSlice(b: PyByteArray, start: Int, stop: Int | null, v: Value): void {
  const from = placeWithin(b.length, start);
  replacePart(b, from, stop === null ? b.length : Math.max(from, placeWithin(b.length, stop)), v);
}

/** Puts bytes in the place of those between two places. */
function replacePart(b: PyByteArray, start: number, stop: number, v: Value): void {
  const given = sliceSource(v, 1);
  const added = given.length - (stop - start);
  // `set` copes with overlapping memory.
  if (added === 0) return b.u8.set(given, start);
  // The source may be this object: what is inserted must not move under our hands.
  const source = given.slice();
  const length = b.length;
  reserve(b, length + added);
  b.u8.copyWithin(stop + added, stop, length);
  b.u8.set(source, start);
  b.length = length + added;
}

function fill(b: PyByteArray, args: Value[], kw: Keywords): PyByteArray {
  checkCount(args, kw, 0, 3);
  if (args.length === 0) return b;
  const source: Value = args[0];
  if (typeof source === "number" || typeof source === "bigint") {
    const size = intArgument(source);
    if (size < 0 || size > 2 ** 32) throw newException(memoryErrorType, "memory allocation failed");
    b.u8 = new Uint8Array(size);
    b.length = b.u8.length;
    return b;
  }
  if (typeof source === "string" && args.length === 1) throw typeError("string argument without an encoding");
  const view = bufferOrUndefined(source);
  if (view === undefined) byteArrayExtend(b, source);
  else {
    b.u8 = view.u8.slice();
    b.length = b.u8.length;
  }
  return b;
}

/** Iterates over a bytearray; what is appended meanwhile is seen. */
class ByteArrayIterator extends PyObject implements Iterator {
  private index = 0;
  constructor(private readonly array: PyByteArray) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    return this.index < this.array.length ? this.array.u8[this.index++] : undefined;
  }
}
defineType({ name: "iterator", js: ByteArrayIterator });

function bufferOf(b: PyByteArray): BufferView {
  return { u8: contentOf(b), typecode: "B", itemSize: 1, writable: true };
}

/** Comparison with any object that has memory; items of another width cannot be compared. */
function compare(op: CompareOp, self: PyByteArray, rhs: Value): boolean {
  const view = bufferOrUndefined(rhs);
  return view !== undefined && compareViews(op, bufferOf(self), view);
}

const make = (u8: Uint8Array): PyByteArray => new PyByteArray(u8);

export const byteArrayType: PyType = defineType({
  name: "bytearray",
  fn: (...args) => (args.length === 0 ? new PyByteArray() : callType(byteArrayType, args, null)),
  js: PyByteArray,
  make: (_type, args, kw) => fill(new PyByteArray(), args, kw),
  init: (self: PyByteArray, args, kw) => {
    fill(self, args, kw);
  },
  slots: {
    repr$(this: PyByteArray) {
      return `bytearray(b${quoteBytes(contentOf(this))})`;
    },
    truth$(this: PyByteArray) {
      return this.length !== 0;
    },
    len$(this: PyByteArray) {
      return this.length;
    },
    hash$(this: PyByteArray) {
      throw unsupportedType("__hash__", this);
    },
    bin$(this: PyByteArray, op, rhs) {
      if (op === "+") return new PyByteArray(concatBytes(contentOf(this), getBytes(rhs)));
      return isCompareOp(op) ? compare(op, this, rhs) : undefined;
    },
    ibin$(this: PyByteArray, op, rhs) {
      if (op !== "+") return undefined;
      byteArrayExtend(this, rhs);
      return this;
    },
    contains$(this: PyByteArray, item) {
      const view = bufferOrUndefined(item);
      return view === undefined ? refuseNumber(item) : findBytes(contentOf(this), view.u8) >= 0;
    },
    getitem$(this: PyByteArray, key) {
      if (typeof key === "number") return byteArrayGet(this, key);
      if (key instanceof PySlice) return new PyByteArray(sliceOf(this.u8, this.length, key));
      return this.u8[itemIndex("bytearray", this.length, key)];
    },
    setitem$(this: PyByteArray, key, v) {
      if (typeof key === "number") byteArraySet(this, key, v);
      else if (key instanceof PySlice) assignSlice(this, key, v);
      else byteArraySet(this, itemIndex("bytearray", this.length, key), v);
    },
    sum$(this: PyByteArray) {
      return sumBytes(this.u8, 0, this.length);
    },
    iter$(this: PyByteArray) {
      return new ByteArrayIterator(this);
    },
    buffer$(this: PyByteArray): BufferView {
      return bufferOf(this);
    },
  },
  methods: {
    ...bytesMethods("bytearray", make),
    append: nativeDirect("append", 2, 2, function (self: PyByteArray, v: Value) {
      if (arguments.length !== 2) argumentCountError(arguments.length, 2, 2);
      byteArrayAppend(self, v);
      return null;
    }),
    extend: native("extend", 2, 2, (self: PyByteArray, source: Value) => {
      byteArrayExtend(self, source);
      return null;
    }),
  },
  attrs: { fromhex: fromHexMethod(make) },
});
