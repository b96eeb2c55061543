/**
 * The type `array.array`: numbers packed in memory. Arrays of objects (typecode `O`, an extension of MicroPython)
 * keep their items aside, their memory is zeros.
 */

import { bufferOrUndefined, getBuffer } from "./buffer.js";
import {
  compareViews,
  concatBytes,
  refuseNumber,
  sliceSource,
  sliceStart,
  sliceStop,
} from "./byte-sequence.js";
import { unsupportedType } from "./exceptions.js";
import { iter } from "./iteration.js";
import { checkCount, native } from "./native.js";
import { PyByteArray, PyBytes, PySlice } from "./objects.js";
import { isCompareOp } from "./sequence.js";
import { itemIndex } from "./slice-indices.js";
import { implicitConversionError } from "./str-codec.js";
import { repr } from "./text.js";
import { loadItem, sizeOfTypecode, storeItem } from "./typecodes.js";
import { defineType } from "./type.js";
import { latin1Decode } from "./utf8.js";
import { PyObject, type BufferView, type Iterator, type Keywords, type Value } from "./value.js";

type Numbers =
  Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

const NO_NUMBERS = new Uint8Array(0);

const VIEWS: Readonly<Record<string, new (memory: ArrayBufferLike, at: number, length: number) => Numbers>> =
  {
    B: Uint8Array,
    b: Int8Array,
    H: Uint16Array,
    h: Int16Array,
    I: Uint32Array,
    i: Int32Array,
    f: Float32Array,
    d: Float64Array,
  };

export class PyArray extends PyObject {
  typecode = "B";
  itemSize = 1;
  /** Number of items in use. */
  length = 0;
  /** Memory of all items there is room for. */
  u8: Uint8Array = new Uint8Array(0);
  private memory: DataView = new DataView(new ArrayBuffer(0));
  /** The same memory as JavaScript's numbers, for compiled code that knows the typecode; empty for ints of 64 bits and objects. */
  numbers: Numbers = NO_NUMBERS;
  /** Items of an array of objects. */
  objects: Value[] | undefined = undefined;

  /** Makes this an empty array of items of kind `code`. */
  reset(code: string, u8: Uint8Array): void {
    this.typecode = code;
    this.itemSize = sizeOfTypecode(code);
    this.use(u8);
    this.length = Math.floor(u8.length / this.itemSize);
    if (code === "O") this.objects = new Array<Value>(this.length).fill(null);
  }

  private use(u8: Uint8Array): void {
    this.u8 = u8;
    this.memory = new DataView(u8.buffer, u8.byteOffset, u8.length);
    const view = VIEWS[this.typecode];
    this.numbers =
      view === undefined
        ? NO_NUMBERS
        : new view(u8.buffer, u8.byteOffset, Math.floor(u8.length / this.itemSize));
  }

  /** Makes room for `length` items in all. */
  reserve(length: number): void {
    const bytes = length * this.itemSize;
    if (bytes <= this.u8.length) return;
    const grown = new Uint8Array(Math.max(bytes, this.u8.length * 2, 8 * this.itemSize));
    grown.set(this.u8);
    this.use(grown);
  }

  /** The bytes of the items in use. */
  content(): Uint8Array {
    return this.u8.subarray(0, this.length * this.itemSize);
  }

  view(): BufferView {
    return { u8: this.content(), typecode: this.typecode, itemSize: this.itemSize, writable: true };
  }

  get(i: number): Value {
    return this.objects !== undefined
      ? this.objects[i]
      : loadItem(this.memory, this.typecode, i * this.itemSize);
  }

  set(i: number, v: Value): void {
    if (this.objects !== undefined) this.objects[i] = v;
    else storeItem(this.memory, this.typecode, i * this.itemSize, v);
  }

  append(v: Value): void {
    this.reserve(this.length + 1);
    this.set(this.length, v);
    this.length++;
  }

  /** The same for an array of floats. */
  appendFloat(v: number): void {
    this.reserve(this.length + 1);
    this.numbers[this.length++] = v;
  }
}

function newArray(code: string, u8: Uint8Array): PyArray {
  const array = new PyArray();
  array.reset(code, u8);
  return array;
}

/** `array(typecode[, initializer])`: bytes are taken as memory, anything else as items. */
function fill(array: PyArray, args: Value[], kw: Keywords): PyArray {
  checkCount(args, kw, 1, 2);
  const given: Value = args[0];
  const text =
    typeof given === "string" ? given : given instanceof PyBytes ? latin1Decode(given.u8) : undefined;
  if (text === undefined) throw implicitConversionError(given);
  const code = text[0] ?? "";
  const size = sizeOfTypecode(code);
  const source: Value = args[1];
  if (source instanceof PyBytes || source instanceof PyByteArray) {
    const u8 = getBuffer(source).u8;
    array.reset(code, u8.slice(0, u8.length - (u8.length % size)));
    return array;
  }
  array.reset(code, new Uint8Array(0));
  if (source !== undefined) appendAll(array, source);
  return array;
}

function appendAll(array: PyArray, source: Value): void {
  const it = iter(source);
  for (let v = it.next$(); v !== undefined; v = it.next$()) array.append(v);
}

/** `a.extend(source)`: memory as it is (whole items), else the items of an iterable. */
function extend(array: PyArray, source: Value): void {
  const view = bufferOrUndefined(source);
  if (view === undefined) return appendAll(array, source);
  const count = Math.floor(view.u8.length / array.itemSize);
  array.reserve(array.length + count);
  array.u8.set(view.u8.subarray(0, count * array.itemSize), array.length * array.itemSize);
  if (array.objects !== undefined) array.objects.push(...objectsOf(source, count));
  array.length += count;
}

function objectsOf(source: Value, count: number): Value[] {
  return source instanceof PyArray && source.objects !== undefined
    ? source.objects.slice(0, source.length)
    : new Array<Value>(count).fill(null);
}

/** `left + right`: the memory of `right`, in whole items. */
function concat(left: PyArray, right: Value): PyArray {
  const view = getBuffer(right);
  const count = Math.floor(view.u8.length / left.itemSize);
  const sum = newArray(
    left.typecode,
    concatBytes(left.content(), view.u8.subarray(0, count * left.itemSize)),
  );
  if (left.objects !== undefined)
    sum.objects = [...left.objects.slice(0, left.length), ...objectsOf(right, count)];
  return sum;
}

function slice(array: PyArray, key: PySlice): PyArray {
  const start = sliceStart(array.length, key);
  const stop = sliceStop(array.length, key, start);
  const part = newArray(array.typecode, array.u8.slice(start * array.itemSize, stop * array.itemSize));
  if (array.objects !== undefined) part.objects = array.objects.slice(start, stop);
  return part;
}

/** `a[slice] = v`: the length may change. */
function assignSlice(array: PyArray, key: PySlice, v: Value): void {
  const size = array.itemSize;
  const start = sliceStart(array.length, key);
  const stop = sliceStop(array.length, key, start);
  const source = sliceSource(v, size).slice();
  const count = source.length / size;
  const added = count - (stop - start);
  array.reserve(array.length + added);
  array.u8.copyWithin((stop + added) * size, stop * size, array.length * size);
  array.u8.set(source, start * size);
  array.objects?.splice(start, stop - start, ...objectsOf(v, count));
  array.length += added;
}

/** Iterates over an array; what is appended meanwhile is seen. */
class ArrayIterator extends PyObject implements Iterator {
  private index = 0;
  constructor(private readonly array: PyArray) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    return this.index < this.array.length ? this.array.get(this.index++) : undefined;
  }
}
defineType({ name: "iterator", js: ArrayIterator });

export const arrayType = defineType({
  name: "array",
  js: PyArray,
  make: (_type, args, kw) => fill(new PyArray(), args, kw),
  init: (self: PyArray, args, kw) => {
    fill(self, args, kw);
  },
  slots: {
    repr$(this: PyArray) {
      if (this.length === 0) return `array('${this.typecode}')`;
      const items: string[] = [];
      for (let i = 0; i < this.length; i++) items.push(repr(this.get(i)));
      return `array('${this.typecode}', [${items.join(", ")}])`;
    },
    truth$(this: PyArray) {
      return this.length !== 0;
    },
    len$(this: PyArray) {
      return this.length;
    },
    hash$(this: PyArray) {
      throw unsupportedType("__hash__", this);
    },
    bin$(this: PyArray, op, rhs) {
      if (op === "+") return concat(this, rhs);
      if (!isCompareOp(op)) return undefined;
      // Equality is only asked among arrays; memoryview and bytearray answer for themselves.
      if (op === "==" && !(rhs instanceof PyArray)) return undefined;
      const view = bufferOrUndefined(rhs);
      if (view === undefined) return false;
      if (op === "==" && this.objects !== undefined && rhs.objects !== undefined)
        return sameObjects(this, rhs as PyArray);
      return compareViews(op, this.view(), view);
    },
    ibin$(this: PyArray, op, rhs) {
      if (op !== "+") return undefined;
      extend(this, rhs);
      return this;
    },
    contains$(this: PyArray, item) {
      return bufferOrUndefined(item) === undefined && refuseNumber(item);
    },
    getitem$(this: PyArray, key) {
      if (typeof key === "number" && key >= 0 && key < this.length) return this.get(key);
      return key instanceof PySlice ? slice(this, key) : this.get(itemIndex("array", this.length, key));
    },
    setitem$(this: PyArray, key, v) {
      if (typeof key === "number" && key >= 0 && key < this.length) this.set(key, v);
      else if (key instanceof PySlice) assignSlice(this, key, v);
      else this.set(itemIndex("array", this.length, key), v);
    },
    iter$(this: PyArray) {
      return new ArrayIterator(this);
    },
    buffer$(this: PyArray): BufferView {
      return this.view();
    },
  },
  methods: {
    append: native("append", 2, 2, (self: PyArray, v: Value) => {
      self.append(v);
      return null;
    }),
    extend: native("extend", 2, 2, (self: PyArray, source: Value) => {
      extend(self, source);
      return null;
    }),
  },
});

function sameObjects(a: PyArray, b: PyArray): boolean {
  return a.length === b.length && a.objects?.every((v, i) => v === b.objects?.[i]) === true;
}
