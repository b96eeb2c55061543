/**
 * io.StringIO and io.BytesIO: streams over memory. Both keep bytes; what differs is the type of what is read.
 * Both take text and bytes for writing.
 */

import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { osError, valueError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { address } from "../../runtime-hal/core/text.js";
import { defineType, type PyType } from "../../runtime-hal/core/type.js";
import { utf8Decode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type Iterator, type Value } from "../../runtime-hal/core/value.js";

const EINVAL = 22;
const NEWLINE = 0x0a;

/** The memory of an empty stream, and the least of one that is not: most texts that are put together are lines. */
const NO_MEMORY = new Uint8Array(0);
const LEAST = 64;

/** A stream over memory; `data` is the capacity, `length` what is in use. */
class PyMemoryStream extends PyObject implements Iterator {
  protected data: Uint8Array;
  protected length: number;
  protected position: number;
  private closed: boolean;

  constructor() {
    super();
    this.data = NO_MEMORY;
    this.length = 0;
    this.position = 0;
    this.closed = false;
  }

  /** Starts with a copy of `u8`, at its beginning. */
  fill(u8: Uint8Array): void {
    if (u8.length > 0) this.data = u8.slice();
    this.length = u8.length;
  }

  checkOpen(): void {
    if (this.closed) throw valueError("I/O operation on closed file");
  }

  close(): void {
    this.closed = true;
    this.data = NO_MEMORY;
  }

  /** Up to `size` bytes from the position on, sharing memory; `undefined` for all. */
  take(size: number | undefined): Uint8Array {
    this.checkOpen();
    const start = Math.min(this.position, this.length);
    const end = size === undefined ? this.length : Math.min(start + size, this.length);
    if (end > start) this.position = end;
    return this.data.subarray(start, end);
  }

  /** Bytes up to and with the next newline, at most `limit`. */
  takeLine(limit: number): Uint8Array {
    this.checkOpen();
    const start = Math.min(this.position, this.length);
    const found = this.data.subarray(0, this.length).indexOf(NEWLINE, start);
    const end = found < 0 ? this.length : found + 1;
    return this.take(Math.min(end - start, limit));
  }

  /** Puts bytes at the position; a gap after the old end is filled with zeros. */
  put(u8: Uint8Array): number {
    if (u8.length === 0) return 0;
    this.checkOpen();
    const end = this.position + u8.length;
    if (end > this.data.length) {
      const grown = new Uint8Array(Math.max(end, this.data.length * 2, LEAST));
      if (this.length > 0) grown.set(this.data.subarray(0, this.length));
      this.data = grown;
    }
    this.data.set(u8, this.position);
    this.position = end;
    if (end > this.length) this.length = end;
    return u8.length;
  }

  seek(offset: number, whence: number): number {
    this.checkOpen();
    if (whence === 0 && offset < 0) throw osError(EINVAL);
    const base = whence === 1 ? this.position : whence === 2 ? this.length : 0;
    this.position = Math.max(0, base + offset);
    return this.position;
  }

  content(): Uint8Array {
    this.checkOpen();
    return this.data.subarray(0, this.length);
  }

  /** Bytes as what this kind of stream gives. */
  wrap(u8: Uint8Array): Value {
    return new PyBytes(u8.slice());
  }

  /** As many bytes as `count` characters need: for bytes, `count`. */
  bytesFor(count: number): number {
    return count;
  }

  override iter$(): Iterator {
    return this;
  }

  override next$(): Value | undefined {
    const line = this.takeLine(Infinity);
    return line.length === 0 ? undefined : this.wrap(line);
  }
}

class PyBytesIO extends PyMemoryStream {}

class PyStringIO extends PyMemoryStream {
  override wrap(u8: Uint8Array): Value {
    return utf8Decode(u8);
  }

  override bytesFor(count: number): number {
    let at = this.position;
    for (let left = count; left > 0 && at < this.length; left--) {
      at += sequenceLength(this.data[at]);
    }
    return at - this.position;
  }
}

/** Bytes of the UTF-8 sequence with this first byte; in the middle of one MicroPython takes five, which cannot be decoded. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc0 || lead >= 0xf8) return 5;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** The part of a buffer that `write(buf[, max])` and `write(buf, offset, max)` mean. */
export function writtenPart(u8: Uint8Array, first: Value, second: Value): Uint8Array {
  if (first === undefined) return u8;
  const offset = second === undefined ? 0 : Math.min(intArgument(first), u8.length);
  const limit = intArgument(second === undefined ? first : second);
  return u8.subarray(offset, limit < 0 ? u8.length : Math.min(u8.length, offset + limit));
}

const methods: Record<string, Value> = {
  read: native("read", 1, 2, (self: PyMemoryStream, size?: Value) => {
    const count = size === undefined || size === null ? -1 : intArgument(size);
    return self.wrap(self.take(count < 0 ? undefined : self.bytesFor(count)));
  }),
  readinto: native("readinto", 2, 3, (self: PyMemoryStream, into: Value, limit?: Value) => {
    const target = writtenPart(getWritableBytes(into), limit, undefined);
    const source = self.take(target.length);
    target.set(source);
    return source.length;
  }),
  readline: native("readline", 1, 2, (self: PyMemoryStream, limit?: Value) => {
    const most = limit === undefined ? -1 : intArgument(limit);
    return self.wrap(self.takeLine(most === -1 ? Infinity : most));
  }),
  write: native("write", 2, 4, (self: PyMemoryStream, from: Value, first?: Value, second?: Value) => {
    return self.put(writtenPart(getBytes(from), first, second));
  }),
  seek: native("seek", 2, 3, (self: PyMemoryStream, offset: Value, whence?: Value) => {
    return self.seek(intArgument(offset), whence === undefined ? 0 : intArgument(whence));
  }),
  tell: native("tell", 1, 1, (self: PyMemoryStream) => self.seek(0, 1)),
  flush: native("flush", 1, 1, () => null),
  close: native("close", 1, 1, (self: PyMemoryStream) => {
    self.close();
    return null;
  }),
  getvalue: native("getvalue", 1, 1, (self: PyMemoryStream) => self.wrap(self.content())),
  __enter__: native("__enter__", 1, 1, (self: PyMemoryStream) => self),
  __exit__: native("__exit__", 4, 4, (self: PyMemoryStream) => {
    self.close();
    return null;
  }),
};

/** The constructor's argument: initial content, or an int (room to reserve, which means nothing here). */
function initialise(self: PyMemoryStream, args: readonly Value[]): void {
  const initial: Value = args[0];
  if (initial === undefined || typeof initial === "number" || typeof initial === "bigint") return;
  self.fill(getBytes(initial));
}

function streamType(name: string, js: new () => PyMemoryStream): PyType {
  return defineType({
    name,
    js,
    make: (_type, args) => {
      const stream = new js();
      initialise(stream, args);
      return stream;
    },
    init: (self: PyMemoryStream, args) => initialise(self, args),
    slots: {
      repr$(this: PyMemoryStream) {
        return `<io.${name} 0x${address(this).slice(-8)}>`;
      },
    },
    methods,
  });
}

export const stringIOType = streamType("StringIO", PyStringIO);
export const bytesIOType = streamType("BytesIO", PyBytesIO);
