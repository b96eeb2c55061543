/**
 * Files: `io.FileIO` (bytes) and `io.TextIOWrapper` (text), over the descriptors of the host. As in MicroPython
 * positions and sizes count bytes, also in text files, except for `read(n)`, which counts characters.
 */

import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import {
  memoryErrorType,
  newException,
  osError,
  osErrorType,
  valueError,
} from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyBytes, PyList } from "../../runtime-hal/core/objects.js";
import { rt } from "../../runtime-hal/core/state.js";
import { defineType, type PyType } from "../../runtime-hal/core/type.js";
import { utf8Decode, utf8Encode } from "../../runtime-hal/core/utf8.js";
import { PyObject, type Iterator, type Value } from "../../runtime-hal/core/value.js";
import type { HostFiles, OpenFlags } from "../../runtime-hal/exec/host.js";
import { hostCall } from "./host-error.js";
import { textArgument } from "./text-argument.js";

const EINVAL = 22;
const NEWLINE = 10;
const CHUNK = 4096;

/** What a file is read from and written to, by a number of its own. */
export type FileSource = Pick<HostFiles, "read" | "write" | "seek" | "flush" | "close">;

export class PyFile extends PyObject {
  constructor(
    /** -1: closed. */
    public fd: number,
    readonly isText: boolean,
    /** Absent: files of the host. */
    private readonly source?: FileSource,
  ) {
    super();
  }

  get files(): FileSource {
    return this.source ?? rt.host.files;
  }

  /** The descriptor, for use. */
  get openFd(): number {
    if (this.fd >= 0) return this.fd;
    // The FAT driver knows a closed file by its missing file system (MicroPython lib/oofatfs/ff.c, validate).
    throw this.source === undefined ? valueError("I/O operation on closed file") : osError(EINVAL);
  }

  /** Bytes into `into`, until it is full or the file ends. */
  readFully(into: Uint8Array): number {
    const fd = this.openFd;
    let done = 0;
    while (done < into.length) {
      const n = hostCall(() => this.files.read(fd, done === 0 ? into : into.subarray(done)));
      if (n === 0) break;
      done += n;
    }
    return done;
  }

  readRest(): Uint8Array {
    const parts: Uint8Array[] = [];
    for (;;) {
      const part = new Uint8Array(CHUNK);
      const n = this.readFully(part);
      if (n > 0) parts.push(part.subarray(0, n));
      if (n < CHUNK) return join(parts);
    }
  }

  /** One line with its end, at most `limit` bytes of it; empty at the end of the file. */
  readLine(limit: number): Uint8Array {
    const fd = this.openFd;
    const { files } = this;
    const bytes: number[] = [];
    const one = new Uint8Array(1);
    while (bytes.length < limit && hostCall(() => files.read(fd, one)) === 1) {
      bytes.push(one[0] as number);
      if (one[0] === NEWLINE) break;
    }
    return Uint8Array.from(bytes);
  }

  /** `count` characters: their bytes are known only when they are read, so it takes a few rounds. */
  readCharacters(count: number): string {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      const part = new Uint8Array(missing);
      const n = this.readFully(part);
      parts.push(part.subarray(0, n));
      if (n < missing) break;
      missing = bytesMissing(join(parts), count);
    }
    return utf8Decode(join(parts));
  }

  /** Bytes as the kind of file gives them. */
  value(bytes: Uint8Array): Value {
    return this.isText ? utf8Decode(bytes) : new PyBytes(bytes);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** How many bytes at least are missing until `bytes` has `count` whole characters. */
function bytesMissing(bytes: Uint8Array, count: number): number {
  let characters = 0;
  let at = 0;
  while (at < bytes.length && characters < count) {
    const lead = bytes[at] as number;
    // A byte that begins no character counts as the longest one, so the error shows after as many bytes as in MicroPython.
    at += lead < 0x80 ? 1 : lead < 0xc0 ? 5 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 5;
    characters++;
  }
  return Math.max(0, at - bytes.length) + (count - characters);
}

function read(self: PyFile, size?: Value): Value {
  const n = size === undefined ? -1 : intArgument(size);
  if (n === -1) return self.value(self.readRest());
  // MicroPython takes a negative size for a huge one.
  if (n < 0) throw newException(memoryErrorType, "memory allocation failed");
  if (self.isText) return self.readCharacters(n);
  const bytes = new Uint8Array(n);
  return new PyBytes(bytes.subarray(0, self.readFully(bytes)));
}

function readinto(self: PyFile, buffer: Value, max?: Value): Value {
  const bytes = getWritableBytes(buffer);
  return self.readFully(max === undefined ? bytes : bytes.subarray(0, clampLength(intArgument(max))));
}

const clampLength = (n: number): number => (n < 0 ? Infinity : n);

function readline(self: PyFile, limit?: Value): Value {
  const n = limit === undefined ? -1 : intArgument(limit);
  return self.value(self.readLine(n === -1 ? Infinity : n));
}

function readlines(self: PyFile): PyList {
  const lines: Value[] = [];
  for (let line = self.readLine(Infinity); line.length > 0; line = self.readLine(Infinity))
    lines.push(self.value(line));
  return new PyList(lines);
}

/** `write(data)`, `write(data, max)`, `write(data, offset, max)`. */
function write(self: PyFile, data: Value, a?: Value, b?: Value): Value {
  const fd = self.openFd;
  if (fd === 1 && typeof data === "string" && a === undefined && self.files === rt.host.files) {
    rt.host.write(data);
    return data.length <= 64 ? utf8Encode(data).length : new TextEncoder().encode(data).length;
  }
  let bytes = typeof data === "string" ? utf8Encode(data) : getBytes(data);
  if (b !== undefined) {
    const offset = Math.min(intArgument(a), bytes.length);
    bytes = bytes.subarray(offset, offset + clampLength(intArgument(b)));
  } else if (a !== undefined) {
    bytes = bytes.subarray(0, clampLength(intArgument(a)));
  }
  if (bytes.length === 0) return 0;
  return hostCall(() => self.files.write(fd, bytes));
}

function seek(self: PyFile, offset: Value, whenceValue?: Value): Value {
  const distance = intArgument(offset);
  const whence = whenceValue === undefined ? 0 : intArgument(whenceValue);
  if (whence === 0 && distance < 0) throw newException(osErrorType, EINVAL);
  const fd = self.openFd;
  return hostCall(() => self.files.seek(fd, distance, whence));
}

function close(self: PyFile): null {
  if (self.fd >= 0) {
    const { fd } = self;
    self.fd = -1;
    hostCall(() => self.files.close(fd));
  }
  return null;
}

const methods: Record<string, Value> = {
  fileno: native("fileno", 1, 1, (self: PyFile) => self.openFd),
  read: native("read", 1, 2, read),
  readinto: native("readinto", 2, 3, readinto),
  readline: native("readline", 1, 2, readline),
  readlines: native("readlines", 1, 1, readlines),
  write: native("write", 2, 4, write),
  seek: native("seek", 2, 3, seek),
  tell: native("tell", 1, 1, (self: PyFile) => seek(self, 0, 1)),
  flush: native("flush", 1, 1, (self: PyFile) => {
    const fd = self.openFd;
    hostCall(() => self.files.flush(fd));
    return null;
  }),
  close: native("close", 1, 1, close),
  __del__: native("__del__", 1, 1, close),
  __enter__: native("__enter__", 1, 1, (self: PyFile) => self),
  __exit__: native("__exit__", 4, 4, close),
};

class PyFileIO extends PyFile {
  constructor(fd: number, source?: FileSource) {
    super(fd, false, source);
  }
}

class PyTextIO extends PyFile {
  /** The stream of bytes behind a standard stream. */
  bytes: PyFile | undefined = undefined;

  constructor(fd: number, source?: FileSource) {
    super(fd, true, source);
  }

  override getattr$(name: string): Value | undefined {
    return name === "buffer" ? this.bytes : undefined;
  }
}

function defineFileType(name: string, js: new (fd: number) => PyFile): PyType {
  return defineType({
    name,
    js,
    slots: {
      repr$(this: PyFile): string {
        return `<io.${name} ${this.fd}>`;
      },
      iter$(this: PyFile): Iterator {
        return this as unknown as Iterator;
      },
      next$(this: PyFile): Value | undefined {
        const line = this.readLine(Infinity);
        return line.length === 0 ? undefined : this.value(line);
      },
    },
    methods,
  });
}

defineFileType("FileIO", PyFileIO);
defineFileType("TextIOWrapper", PyTextIO);

function standardStream(fd: number): PyFile {
  const stream = new PyTextIO(fd);
  stream.bytes = new PyFileIO(fd);
  return stream;
}

export const stdin = standardStream(0);
export const stdout = standardStream(1);
export const stderr = standardStream(2);

/** A file of another file system than the host's. */
export const fileOf = (source: FileSource, fd: number, text: boolean): PyFile =>
  text ? new PyTextIO(fd, source) : new PyFileIO(fd, source);

/** `open(file, mode)`: the letters of the mode count from left to right, unknown ones not at all. */
export function openFile(file: Value, modeValue: Value): PyFile {
  const mode = textArgument(modeValue);
  const flags: OpenFlags = { read: true, write: false, create: false, truncate: false, append: false };
  let text = true;
  for (const letter of mode) {
    if (letter === "r") {
      flags.read = true;
      flags.write = false;
    } else if (letter === "w" || letter === "a") {
      flags.read = false;
      flags.write = flags.create = true;
      flags.append = letter === "a";
      flags.truncate = letter === "w";
    } else if (letter === "+") flags.read = flags.write = true;
    else if (letter === "b") text = false;
    else if (letter === "t") text = true;
  }
  const fd = typeof file === "number" ? file : hostCall(() => rt.host.files.open(textArgument(file), flags));
  return text ? new PyTextIO(fd) : new PyFileIO(fd);
}
