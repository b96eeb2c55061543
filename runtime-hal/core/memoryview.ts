/**
 * The type memoryview: a window on another object's memory. It keeps hold of the object (not of its memory), so
 * that it goes on showing a bytearray or array that grows.
 */

import { PyArray } from "./array.js";
import { bufferOrUndefined, getBuffer } from "./buffer.js";
import { compareViews, refuseNumber, sliceSource, sliceStart, sliceStop, sumBytes } from "./byte-sequence.js";
import { hexOf } from "./bytes-methods.js";
import { overflowError, typeError, unsupportedType, valueError } from "./exceptions.js";
import { checkCount, native } from "./native.js";
import { PyByteArray, PySlice } from "./objects.js";
import { isCompareOp } from "./sequence.js";
import { itemIndex, placeWithin } from "./slice-indices.js";
import { loadItem, storeItem } from "./typecodes.js";
import { callType, defineType, type PyType } from "./type.js";
import { PyObject, type BufferView, type Iterator, type Value } from "./value.js";

/** The largest first item of a slice: MicroPython keeps it in seven of eight bytes. */
const MAX_OFFSET = 2n ** 56n - 1n;
const MAX_OFFSET_ROUNDED = Number(MAX_OFFSET);

/** Where the bytes are; `u8` of a bytearray or array is another one after it has grown. */
interface Storage {
  u8: Uint8Array;
}

export class PyMemoryView extends PyObject {
  private cached: DataView | undefined = undefined;
  constructor(
    readonly storage: Storage,
    readonly typecode: string,
    readonly itemSize: number,
    /** First byte in the storage. */
    readonly offset: number,
    /** Number of items. */
    readonly length: number,
    readonly writable: boolean,
  ) {
    super();
  }

  private memory(): DataView {
    const u8 = this.storage.u8;
    const { cached } = this;
    if (cached !== undefined && cached.buffer === u8.buffer && cached.byteOffset === u8.byteOffset)
      return cached;
    return (this.cached = viewOf(u8));
  }

  content(): Uint8Array {
    return this.storage.u8.subarray(this.offset, this.offset + this.length * this.itemSize);
  }

  view(): BufferView {
    return {
      u8: this.content(),
      typecode: this.typecode,
      itemSize: this.itemSize,
      writable: this.writable,
    };
  }

  get(i: number): Value {
    if (this.typecode === "B") return this.storage.u8[this.offset + i];
    if (this.typecode === "O") return (this.storage as PyArray).objects?.[this.offset / 8 + i];
    return loadItem(this.memory(), this.typecode, this.offset + i * this.itemSize);
  }

  set(i: number, v: Value): void {
    if (!this.writable) throw notWritable();
    if (this.typecode === "B" && typeof v === "number") this.storage.u8[this.offset + i] = v;
    else if (this.typecode === "O") (this.storage as PyArray).objects?.splice(this.offset / 8 + i, 1, v);
    else storeItem(this.memory(), this.typecode, this.offset + i * this.itemSize, v);
  }

  slice(key: PySlice): PyMemoryView {
    const start = sliceStart(this.length, key);
    const stop = sliceStop(this.length, key, start);
    // Beyond 2^53 the bounds are rounded, so the limit is asked of the int itself.
    if (start >= MAX_OFFSET_ROUNDED && BigInt(key.start) > MAX_OFFSET)
      throw overflowError("memoryview offset too large");
    return this.window(start, stop - start);
  }

  /** `view[start:stop]` for small ints in any range: what emitted code calls where the type is known. */
  part(start: number, stop: number): PyMemoryView {
    const from = placeWithin(this.length, start);
    return this.window(from, Math.max(placeWithin(this.length, stop) - from, 0));
  }

  private window(start: number, length: number): PyMemoryView {
    const { itemSize } = this;
    return new PyMemoryView(
      this.storage,
      this.typecode,
      itemSize,
      this.offset + start * itemSize,
      length,
      this.writable,
    );
  }

  setSlice(key: PySlice, v: Value): void {
    const start = sliceStart(this.length, key);
    const stop = sliceStop(this.length, key, start);
    const source = sliceSource(v, this.itemSize);
    if (!this.writable) throw notWritable();
    if (source.length !== (stop - start) * this.itemSize)
      throw valueError("lhs and rhs should be compatible");
    // `set` copes with overlapping memory.
    this.storage.u8.set(source, this.offset + start * this.itemSize);
  }
}

function viewOf(u8: Uint8Array): DataView {
  return new DataView(u8.buffer, u8.byteOffset, u8.length);
}

function notWritable(): Error {
  throw typeError("'memoryview' object doesn't support item assignment");
}

/** `memoryview(v)`. */
function memoryViewOf(v: Value): PyMemoryView {
  if (v instanceof PyMemoryView) {
    return new PyMemoryView(v.storage, v.typecode, v.itemSize, v.offset, v.length, v.writable);
  }
  if (v instanceof PyByteArray) return new PyMemoryView(v, "B", 1, 0, v.length, true);
  const view = getBuffer(v);
  const storage: Storage = v instanceof PyArray ? v : { u8: view.u8 };
  return new PyMemoryView(
    storage,
    view.typecode,
    view.itemSize,
    0,
    Math.floor(view.u8.length / view.itemSize),
    view.writable,
  );
}

class MemoryViewIterator extends PyObject implements Iterator {
  private index = 0;
  constructor(private readonly view: PyMemoryView) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    return this.index < this.view.length ? this.view.get(this.index++) : undefined;
  }
}
defineType({ name: "iterator", js: MemoryViewIterator });

export const memoryViewType: PyType = defineType({
  name: "memoryview",
  fn: (...args) => (args.length === 1 ? memoryViewOf(args[0]) : callType(memoryViewType, args, null)),
  js: PyMemoryView,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 1);
    return memoryViewOf(args[0]);
  },
  slots: {
    truth$(this: PyMemoryView) {
      return this.length !== 0;
    },
    len$(this: PyMemoryView) {
      return this.length;
    },
    hash$(this: PyMemoryView) {
      throw unsupportedType("__hash__", this);
    },
    bin$(this: PyMemoryView, op, rhs) {
      if (!isCompareOp(op)) return undefined;
      const view = bufferOrUndefined(rhs);
      return view !== undefined && compareViews(op, this.view(), view);
    },
    contains$(this: PyMemoryView, item) {
      return bufferOrUndefined(item) === undefined && refuseNumber(item);
    },
    getitem$(this: PyMemoryView, key) {
      return key instanceof PySlice ? this.slice(key) : this.get(itemIndex("memoryview", this.length, key));
    },
    setitem$(this: PyMemoryView, key, v) {
      if (key instanceof PySlice) this.setSlice(key, v);
      else this.set(itemIndex("memoryview", this.length, key), v);
    },
    sum$(this: PyMemoryView) {
      return this.typecode === "B" ? sumBytes(this.storage.u8, this.offset, this.length) : undefined;
    },
    iter$(this: PyMemoryView) {
      return new MemoryViewIterator(this);
    },
    getattr$(this: PyMemoryView, name) {
      return name === "itemsize" ? this.itemSize : undefined;
    },
    buffer$(this: PyMemoryView): BufferView {
      return {
        u8: this.content(),
        typecode: this.typecode,
        itemSize: this.itemSize,
        writable: this.writable,
      };
    },
  },
  methods: {
    hex: native("hex", 1, 2, (self: PyMemoryView, separator?: Value) => hexOf(self.content(), separator)),
  },
});
