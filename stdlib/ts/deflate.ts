/** The module `deflate`: a stream that compresses what is written, or decompresses what is read, over another stream. */

import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import {
  eofErrorType,
  match,
  newException,
  osError,
  osErrorType,
  PyBaseException,
  valueError,
} from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { checkCount, native } from "../../runtime-hal/core/native.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { truth } from "../../runtime-hal/core/operators.js";
import { closeStream, readFromStream, writeBytesToStream } from "../../runtime-hal/core/stream.js";
import { defineType } from "../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";
import { Adler32, Crc32, type Checksum } from "./deflate-codes.js";
import { Deflater } from "./deflate-write.js";
import { DataError, inflate, inflateChecked, readHeader, type NextByte } from "./inflate.js";

const EINVAL = 22;
const EAGAIN = 11;
const NEWLINE = 10;
const AUTO = 0;
const RAW = 1;
const ZLIB = 2;
const GZIP = 3;
/** Window of 256 bytes, if nobody says otherwise. */
const DEFAULT_WINDOW_BITS = 8;

/** A number as four bytes, lowest first. */
const littleEndian = (n: number): number[] => [n & 0xff, (n >>> 8) & 0xff, (n >>> 16) & 0xff, n >>> 24];

class Writer {
  readonly checksum: Checksum | undefined;
  private length = 0;
  private readonly deflater: Deflater;

  constructor(
    private readonly stream: Value,
    private readonly format: number,
    private readonly windowBits: number,
  ) {
    this.checksum = format === ZLIB ? new Adler32() : format === GZIP ? new Crc32() : undefined;
    this.deflater = new Deflater(1 << windowBits, (byte) => writeBytesToStream(stream, Uint8Array.of(byte)));
  }

  header(): number[] {
    if (this.format === GZIP) return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 3];
    if (this.format !== ZLIB) return [];
    const method = 8 | (Math.max(this.windowBits - 8, 1) << 4);
    const flags = 0x80;
    return [method, flags | (31 - ((method * 256 + flags) % 31))];
  }

  footer(): number[] {
    const sum = this.checksum === undefined ? [] : littleEndian(this.checksum.value);
    return this.format === GZIP ? [...sum, ...littleEndian(this.length)] : sum.reverse();
  }

  begin(): void {
    const header = this.header();
    if (header.length > 0) {
      try {
        writeBytesToStream(this.stream, Uint8Array.from(header));
      } catch (e) {
        // MicroPython does not say what it was.
        if (e instanceof PyBaseException && match(e, osErrorType)) throw osError(EINVAL);
        throw e;
      }
    }
    this.deflater.begin();
  }

  write(data: Uint8Array): void {
    this.length += data.length;
    for (const byte of data) this.checksum?.add(byte);
    this.deflater.write(data);
  }

  end(): void {
    this.deflater.end();
  }
}

class PyDeflateIO extends PyObject {
  /** `undefined`: closed. */
  private stream: Value = undefined;
  private format = AUTO;
  private windowBits = 0;
  private closesStream = false;
  private bytes: Generator<number, void> | undefined = undefined;
  private writer: Writer | undefined = undefined;

  initialise(args: readonly Value[]): void {
    this.format = args[1] === undefined ? AUTO : intArgument(args[1]);
    this.windowBits = args[2] === undefined ? 0 : intArgument(args[2]);
    if (this.format < AUTO || this.format > GZIP) throw valueError("format");
    if (this.windowBits !== 0 && (this.windowBits < 5 || this.windowBits > 15)) throw valueError("wbits");
    this.stream = args[0];
    this.closesStream = args[3] !== undefined && truth(args[3]);
  }

  private get open(): Value {
    if (this.stream === undefined) throw osError(EINVAL);
    return this.stream;
  }

  private source(): NextByte {
    const stream: Value = this.open;
    const one = new Uint8Array(1);
    return () => {
      const n = readFromStream(stream, one);
      if (n < 0) throw osError(EAGAIN);
      if (n === 0) throw newException(eofErrorType);
      return one[0] as number;
    };
  }

  /** Reads the header and gives what follows it. */
  private start(): Generator<number, void> {
    const next = this.source();
    if (this.format === RAW) return inflate(next, this.windowBits || DEFAULT_WINDOW_BITS);
    const { kind, windowBits } = readHeader(next);
    if (this.format !== AUTO && this.format !== (kind === "zlib" ? ZLIB : GZIP)) throw new DataError();
    return inflateChecked(next, kind, Math.min(this.windowBits || windowBits, windowBits));
  }

  /** Up to `limit` bytes, fewer only at the end; `stopAt` ends it too. */
  read(limit: number, stopAt = -1): Uint8Array {
    void this.open;
    const out: number[] = [];
    try {
      this.bytes ??= this.start();
      while (out.length < limit) {
        const { done, value } = this.bytes.next();
        if (done) break;
        out.push(value);
        if (value === stopAt) break;
      }
    } catch (e) {
      if (e instanceof DataError) throw osError(EINVAL);
      throw e;
    }
    return Uint8Array.from(out);
  }

  write(data: Uint8Array): number {
    const stream: Value = this.open;
    if (this.writer === undefined) {
      this.writer = new Writer(stream, this.format, this.windowBits || DEFAULT_WINDOW_BITS);
      this.writer.begin();
    }
    this.writer.write(data);
    return data.length;
  }

  close(): void {
    if (this.stream === undefined) return;
    const stream: Value = this.stream;
    this.writer?.end();
    try {
      const footer = this.writer?.footer() ?? [];
      if (footer.length > 0) writeBytesToStream(stream, Uint8Array.from(footer));
    } finally {
      this.stream = undefined;
    }
    if (this.closesStream) closeStream(stream);
  }
}

function limitOf(size: Value): number {
  const n = size === undefined || size === null ? -1 : intArgument(size);
  return n < 0 ? Infinity : n;
}

export const deflateIoType = defineType({
  name: "DeflateIO",
  js: PyDeflateIO,
  make: (_type, args, kw) => {
    checkCount(args, kw, 1, 4);
    const self = new PyDeflateIO();
    self.initialise(args);
    return self;
  },
  init: (self: PyDeflateIO, args, kw) => {
    checkCount(args, kw, 1, 4);
    self.initialise(args);
  },
  methods: {
    read: native("read", 1, 2, (self: PyDeflateIO, size?: Value) => new PyBytes(self.read(limitOf(size)))),
    readinto: native("readinto", 2, 3, (self: PyDeflateIO, buffer: Value, size?: Value) => {
      const target = getWritableBytes(buffer);
      const bytes = self.read(Math.min(target.length, limitOf(size)));
      target.set(bytes);
      return bytes.length;
    }),
    readline: native("readline", 1, 2, (self: PyDeflateIO, size?: Value) => {
      return new PyBytes(self.read(limitOf(size), NEWLINE));
    }),
    write: native("write", 2, 4, (self: PyDeflateIO, data: Value, first?: Value, second?: Value) => {
      let bytes = getBytes(data);
      if (second !== undefined) bytes = bytes.subarray(intArgument(first)).subarray(0, limitOf(second));
      else if (first !== undefined) bytes = bytes.subarray(0, limitOf(first));
      return self.write(bytes);
    }),
    close: native("close", 1, 1, (self: PyDeflateIO) => {
      self.close();
      return null;
    }),
    __enter__: native("__enter__", 1, 1, (self: PyDeflateIO) => self),
    __exit__: native("__exit__", 4, 4, (self: PyDeflateIO) => {
      self.close();
      return null;
    }),
  },
});

/** Names of the module. */
export function deflateModule(): Record<string, Value> {
  return { DeflateIO: deflateIoType, AUTO, RAW, ZLIB, GZIP };
}
