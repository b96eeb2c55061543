/**
 * io.BufferedWriter: collects what is written and hands it to another stream in blocks of one size, so that this may
 * be a device which takes whole blocks only. There is no `close`: who wants the rest written calls `flush`.
 */

import { getBytes } from "../../runtime-hal/core/buffer.js";
import { memoryErrorType, newException } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { writeBytesToStream } from "../../runtime-hal/core/stream.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { writtenPart } from "./io-memory.js";

export class PyBufferedWriter extends PyObject {
  private length = 0;

  constructor(
    private readonly stream: Value,
    private readonly buffer: Uint8Array,
  ) {
    super();
  }

  write(bytes: Uint8Array): number {
    let rest = bytes;
    while (rest.length > 0) {
      const room = this.buffer.length - this.length;
      if (rest.length < room) {
        this.buffer.set(rest, this.length);
        this.length += rest.length;
        break;
      }
      this.buffer.set(rest.subarray(0, room), this.length);
      rest = rest.subarray(room);
      writeBytesToStream(this.stream, this.buffer);
      this.length = 0;
    }
    return bytes.length;
  }

  /** What could not be written stays for the next time. */
  flush(): void {
    if (this.length === 0) return;
    writeBytesToStream(this.stream, this.buffer.subarray(0, this.length));
    this.length = 0;
  }
}

/** Room for `size` bytes; with none at all nothing could ever be written. */
function makeBuffer(size: number): Uint8Array {
  if (size <= 0 || size > 0x7fff_ffff) throw newException(memoryErrorType, "memory allocation failed");
  return new Uint8Array(size);
}

export const bufferedWriterType = defineType({
  name: "BufferedWriter",
  js: PyBufferedWriter,
  make: (_type, args, kw) => {
    checkCount(args, kw, 2, 2);
    return new PyBufferedWriter(args[0], makeBuffer(intArgument(args[1])));
  },
  methods: {
    write: native("write", 2, 4, (self: PyBufferedWriter, from: Value, first?: Value, second?: Value) => {
      return self.write(writtenPart(getBytes(from), first, second));
    }),
    flush: native("flush", 1, 1, (self: PyBufferedWriter) => {
      self.flush();
      return null;
    }),
  },
});
