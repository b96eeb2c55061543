/** `micropython.RingIO`: a byte queue of fixed size between an interrupt handler and the program. */

import { bufferOrUndefined, getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { newException, valueErrorType } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";

const NEWLINE = 10;

class PyRingIO extends PyObject {
  private buffer: Uint8Array = new Uint8Array(0);
  private getAt = 0;
  private putAt = 0;

  /** The argument is a size, or the memory to use. One byte of memory always stays free. */
  initialise(source: Value): void {
    const view = bufferOrUndefined(source);
    const size = view?.writable ? view.u8.length : intArgument(source) + 1;
    if (size < 2 || size > 0xffff) throw newException(valueErrorType);
    this.buffer = view?.writable ? view.u8 : new Uint8Array(size);
  }

  get available(): number {
    const n = this.putAt - this.getAt;
    return n < 0 ? n + this.buffer.length : n;
  }

  /** For `select`: something to read (1), room to write (4). */
  pollEvents(events: number): number {
    const free = this.buffer.length - 1 - this.available;
    return events & ((this.available > 0 ? 1 : 0) | (free > 0 ? 4 : 0));
  }

  private take(): number {
    const byte = this.buffer[this.getAt] as number;
    this.getAt = (this.getAt + 1) % this.buffer.length;
    return byte;
  }

  /** Up to `into.length` bytes; gives how many there were. */
  read(into: Uint8Array): number {
    const n = Math.min(into.length, this.available);
    for (let i = 0; i < n; i++) into[i] = this.take();
    return n;
  }

  /** As many bytes as there is room for. */
  write(data: Uint8Array): number {
    const n = Math.min(data.length, this.buffer.length - 1 - this.available);
    for (let i = 0; i < n; i++) {
      this.buffer[this.putAt] = data[i] as number;
      this.putAt = (this.putAt + 1) % this.buffer.length;
    }
    return n;
  }

  /** Bytes up to and with the next line end, at most `limit`. */
  readLine(limit: number): Uint8Array {
    const line: number[] = [];
    while (line.length < limit && this.available > 0) {
      const byte = this.take();
      line.push(byte);
      if (byte === NEWLINE) break;
    }
    return Uint8Array.from(line);
  }
}

/** A size argument: absent, None or negative means everything. */
function limitOf(size: Value): number {
  const n = size === undefined || size === null ? -1 : intArgument(size);
  return n < 0 ? Infinity : n;
}

export const ringIoType = defineType({
  name: "RingIO",
  js: PyRingIO,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 1);
    const ring = new PyRingIO();
    ring.initialise(args[0]);
    return ring;
  },
  init: (self: PyRingIO, args, kw) => {
    checkCount(args, kw, 1, 1);
    self.initialise(args[0]);
  },
  methods: {
    any: native("any", 1, 1, (self: PyRingIO) => self.available),
    read: native("read", 1, 2, (self: PyRingIO, size?: Value) => {
      const into = new Uint8Array(Math.min(limitOf(size), self.available));
      self.read(into);
      return new PyBytes(into);
    }),
    readline: native(
      "readline",
      1,
      2,
      (self: PyRingIO, size?: Value) => new PyBytes(self.readLine(limitOf(size))),
    ),
    readinto: native("readinto", 2, 3, (self: PyRingIO, target: Value, size?: Value) => {
      const into = getWritableBytes(target);
      return self.read(into.subarray(0, Math.min(limitOf(size), into.length)));
    }),
    write: native("write", 2, 4, (self: PyRingIO, source: Value, first?: Value, second?: Value) => {
      let data = getBytes(source);
      if (second !== undefined) data = data.subarray(intArgument(first)).subarray(0, limitOf(second));
      else if (first !== undefined) data = data.subarray(0, limitOf(first));
      return self.write(data);
    }),
    close: native("close", 1, 1, () => null),
  },
});
