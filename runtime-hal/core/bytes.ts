/** The type bytes: immutable, items are ints. */

import { bufferOrUndefined } from "./buffer.js";
import {
  compareOp,
  concatBytes,
  findBytes,
  hashBytes,
  sliceStart,
  sliceStop,
  sumBytes,
} from "./byte-sequence.js";
import { bytesConcat, bytesOfItems } from "./bytes-direct.js";
import { bytesMethods, contentOf, fromHexMethod } from "./bytes-methods.js";
import {
  memoryErrorType,
  newException,
  notImplementedError,
  typeError,
  valueError,
  valueErrorType,
} from "./exceptions.js";
import { intArgument, maybeInt } from "./int-argument.js";
import { iter } from "./iteration.js";
import { PyBytes, PyByteArray, PyList, PySlice, PyTuple } from "./objects.js";
import { eq } from "./comparison.js";
import { percentFormat } from "./percent-format.js";
import { quoteBytes } from "./quote.js";
import { isCompareOp } from "./sequence.js";
import { EMPTY_BYTES, partOf } from "./short-bytes.js";
import { itemIndex } from "./slice-indices.js";
import { encodeArgument } from "./str-codec.js";
import { NO_KEYWORDS } from "./str.js";
import { latin1Decode, latin1Encode } from "./utf8.js";
import { defineType } from "./type.js";
import { PyObject, type BufferView, type Iterator, type Keywords, type Value } from "./value.js";

/** `bytes()` of what it takes besides str: n zeros, the memory of an object, the items of an iterable. */
function bytesFrom(source: Value): PyBytes {
  if (typeof source === "number") {
    if (source < 0) throw newException(valueErrorType);
    return new PyBytes(new Uint8Array(source));
  }
  const view = bufferOrUndefined(source);
  if (view !== undefined) return new PyBytes(view.u8.slice());
  if ((source instanceof PyList || source instanceof PyTuple) && !source.type$.isUser)
    return bytesOfItems(source);
  const out: number[] = [];
  const it = iter(source);
  for (let v = it.next$(); v !== undefined; v = it.next$()) {
    const n = intArgument(v);
    if (n < 0 || n > 255) throw valueError("bytes value out of range");
    out.push(n);
  }
  return new PyBytes(Uint8Array.from(out));
}

/** The constructor: a bytes object is given back as it is. */
function makeBytes(args: Value[], kw: Keywords): PyBytes {
  if (kw !== null && kw.size > 0) throw notImplementedError(NO_KEYWORDS);
  if (args.length === 0) return EMPTY_BYTES;
  const source: Value = args[0];
  if (source instanceof PyBytes && !source.type$.isUser) return source;
  if (typeof source === "string") {
    if (args.length < 2 || args.length > 3) throw typeError("string argument without an encoding");
    return new PyBytes(encodeArgument(source, args[1]));
  }
  if (args.length > 1) throw typeError("wrong number of arguments");
  return bytesFrom(source);
}

/** `b[i]` for an int `i`: the hot path of indexing. */
function bytesGet(b: PyBytes, i: number): number {
  const v = b.u8[i < 0 ? i + b.u8.length : i];
  return v === undefined ? itemIndex("bytes", b.u8.length, i) : v;
}

/** `left + right` for a bytes object and anything with memory. */
function concat(left: PyBytes, right: Value): PyBytes | undefined {
  if (right instanceof PyBytes) return bytesConcat(left, right);
  const view = bufferOrUndefined(right);
  if (view === undefined) return undefined;
  return view.u8.length === 0 ? left : new PyBytes(concatBytes(left.u8, view.u8));
}

/** Most bytes a repetition may give: more would be refused by the host in ways of its own. */
const MAX_BYTES = 2 ** 30;

function repeat(b: PyBytes, count: Value): PyBytes | undefined {
  const n = maybeInt(count);
  if (n === undefined) return undefined;
  if (n <= 0) return EMPTY_BYTES;
  const length = b.u8.length;
  if (length * n > MAX_BYTES) throw newException(memoryErrorType, "memory allocation failed");
  const out = new Uint8Array(length * n);
  if (length === 1) out.fill(b.u8[0]);
  else {
    out.set(b.u8);
    // What is there is doubled, so a big result takes few copies.
    for (let done = length; done < out.length; done *= 2) out.copyWithin(done, 0, done);
  }
  return new PyBytes(out);
}

/** Iterates over the bytes of an immutable object. */
class BytesIterator extends PyObject implements Iterator {
  private index = 0;
  constructor(private readonly u8: Uint8Array) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    return this.u8[this.index++];
  }
}
defineType({ name: "iterator", js: BytesIterator });

const make = (u8: Uint8Array): PyBytes => new PyBytes(u8);

export const bytesType = defineType({
  name: "bytes",
  js: PyBytes,
  make: (_type, args, kw) => makeBytes(args, kw),
  init: (self: PyBytes, args, kw) => {
    self.u8 = makeBytes(args, kw).u8;
  },
  slots: {
    repr$(this: PyBytes) {
      return "b" + quoteBytes(this.u8);
    },
    truth$(this: PyBytes) {
      return this.u8.length !== 0;
    },
    len$(this: PyBytes) {
      return this.u8.length;
    },
    hash$(this: PyBytes) {
      return hashBytes(this.u8);
    },
    bin$(this: PyBytes, op, rhs) {
      switch (op) {
        case "+":
          return concat(this, rhs);
        case "*":
          return repeat(this, rhs);
        case "%":
          return new PyBytes(latin1Encode(percentFormat(latin1Decode(this.u8), rhs, true)));
        case "==":
          // Others with memory (memoryview) answer when they are asked in turn; str and array never equal bytes.
          return rhs instanceof PyBytes || rhs instanceof PyByteArray
            ? compareOp(op, this.u8, contentOf(rhs))
            : undefined;
        default: {
          if (!isCompareOp(op)) return undefined;
          const view = bufferOrUndefined(rhs);
          return view === undefined ? undefined : compareOp(op, this.u8, view.u8);
        }
      }
    },
    rbin$(this: PyBytes, op, lhs) {
      return op === "*" ? repeat(this, lhs) : undefined;
    },
    contains$(this: PyBytes, item) {
      if (typeof item === "number") return item >= 0 && item <= 255 && this.u8.includes(item);
      const view = bufferOrUndefined(item);
      return view === undefined ? this.u8.some((byte) => eq(byte, item)) : findBytes(this.u8, view.u8) >= 0;
    },
    getitem$(this: PyBytes, key) {
      if (typeof key === "number") return bytesGet(this, key);
      if (key instanceof PySlice) {
        const { length } = this.u8;
        const start = sliceStart(length, key);
        return partOf(this.u8, start, sliceStop(length, key, start));
      }
      return this.u8[itemIndex("bytes", this.u8.length, key)];
    },
    sum$(this: PyBytes) {
      return sumBytes(this.u8, 0, this.u8.length);
    },
    iter$(this: PyBytes) {
      return new BytesIterator(this.u8);
    },
    buffer$(this: PyBytes): BufferView {
      return { u8: this.u8, typecode: "B", itemSize: 1, writable: false };
    },
  },
  methods: bytesMethods("bytes", make),
  attrs: { fromhex: fromHexMethod(make) },
});
