/**
 * Streams as built-in functions use them (`print(file=)`, `json.dump`): objects of the runtime that have `write` or
 * `readinto`, and objects of classes derived from `io.IOBase`, whose methods get a bytearray.
 */

import { getattr } from "./attributes.js";
import { newException, osError, osErrorType, type PyBaseException } from "./exceptions.js";
import { call } from "./function.js";
import { intArgument } from "./int-argument.js";
import { PyByteArray } from "./objects.js";
import { defineType, typeOf } from "./type.js";
import { utf8Encode } from "./utf8.js";
import { PyObject, type Value } from "./value.js";

const EIO = 5;
const EAGAIN = 11;

/** `io.IOBase`: nothing of its own; deriving from it makes a class usable as a stream. */
export class PyIOBase extends PyObject {}

export const ioBaseType = defineType({
  name: "IOBase",
  js: PyIOBase,
  make: () => new PyIOBase(),
  init: () => undefined,
});

function notSupported(): PyBaseException {
  return newException(osErrorType, "stream operation not supported");
}

/** The built-in method `name` of a stream object of the runtime; OSError for anything that is no stream. */
function nativeMethod(stream: Value, name: string): Value {
  const method: Value = typeOf(stream).nativeBase?.dict.get(name);
  if (method === undefined) throw notSupported();
  return method;
}

/** What a method of the program gave for a request of `size` bytes: a count, or minus an errno. */
function countOf(result: Value, size: number): number {
  const n = result === null ? -EAGAIN : intArgument(result);
  if (n > size) throw osError(EIO);
  return n;
}

/** Writes text (as UTF-8) to a stream; OSError if it is none, TypeErrors and the like from methods of the program. */
export function writeToStream(stream: Value, text: string): void {
  if (!(stream instanceof PyIOBase)) {
    nativeMethod(stream, "write")(stream, text);
    return;
  }
  writeToProgram(stream, utf8Encode(text));
}

/** As `writeToStream`, for bytes. */
export function writeBytesToStream(stream: Value, bytes: Uint8Array): void {
  if (stream instanceof PyIOBase) writeToProgram(stream, bytes);
  else nativeMethod(stream, "write")(stream, new PyByteArray(bytes));
}

/** All of `bytes`, in as many calls of the program's `write` as it takes. */
function writeToProgram(stream: PyIOBase, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    const rest = bytes.subarray(done);
    const n = countOf(call(getattr(stream, "write"), new PyByteArray(rest)), rest.length);
    if (n < 0 && !(n === -EAGAIN && done > 0)) throw osError(-n);
    if (n <= 0) return;
    done += n;
  }
}

/** Reads up to the length of `into`; gives the number of bytes, 0 at the end, -1 if there is nothing yet. */
export function readFromStream(stream: Value, into: Uint8Array): number {
  const target = new PyByteArray(into);
  if (!(stream instanceof PyIOBase)) {
    const result: Value = nativeMethod(stream, "readinto")(stream, target);
    return result === null ? -1 : intArgument(result);
  }
  const n = countOf(call(getattr(stream, "readinto"), target), into.length);
  if (n < 0 && n !== -EAGAIN) throw osError(-n);
  return n < 0 ? -1 : n;
}

const CHUNK = 255;
/** Requests of `ioctl` (py/stream.h): close the stream; how many bytes to read at a time. */
const IOCTL_CLOSE = 4;
const IOCTL_GET_BUFFER_SIZE = 11;

/** How many bytes a stream of the program wants to be asked for at a time, at most 255 as in extmod/vfs_reader.c. */
export function preferredBufferSize(stream: Value): number {
  if (!(stream instanceof PyIOBase)) return CHUNK;
  const size = intArgument(call(getattr(stream, "ioctl"), IOCTL_GET_BUFFER_SIZE, 0));
  return size <= 0 ? CHUNK : Math.min(size, CHUNK);
}

/** Everything up to the end of a stream, in parts of at most `partSize` bytes. */
export function readWholeStream(stream: Value, partSize = CHUNK): Uint8Array {
  const bytes: number[] = [];
  for (;;) {
    const part = new Uint8Array(partSize);
    const n = readFromStream(stream, part);
    if (n <= 0) return Uint8Array.from(bytes);
    for (let i = 0; i < n; i++) bytes.push(part[i] as number);
  }
}

export function closeStream(stream: Value): void {
  if (stream instanceof PyIOBase) call(getattr(stream, "ioctl"), IOCTL_CLOSE, 0);
  else nativeMethod(stream, "close")(stream);
}
