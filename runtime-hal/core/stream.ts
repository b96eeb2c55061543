/**
 * Streams as built-in functions use them (`print(file=)`, `json.dump`): objects of the runtime that have `write` or
 * `readinto`, and objects of classes derived from `io.IOBase`, whose methods get a bytearray.
 */

import { getattr } from "./attributes.js";
import { newException, osErrorType, type PyBaseException } from "./exceptions.js";
import { call } from "./function.js";
import { intArgument } from "./int-argument.js";
import { PyByteArray } from "./objects.js";
import { defineType, typeOf } from "./type.js";
import { utf8Encode } from "./utf8.js";
import { PyObject, type Value } from "./value.js";

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

/** Writes text (as UTF-8) to a stream; OSError if it is none, TypeErrors and the like from methods of the program. */
export function writeToStream(stream: Value, text: string): void {
  if (stream instanceof PyIOBase) {
    if (text !== "") call(getattr(stream, "write"), new PyByteArray(utf8Encode(text)));
  } else {
    nativeMethod(stream, "write")(stream, text);
  }
}

/** Reads up to the length of `into`; gives the number of bytes, 0 at the end, -1 if there is nothing yet. */
export function readFromStream(stream: Value, into: Uint8Array): number {
  const target = new PyByteArray(into);
  const result: Value =
    stream instanceof PyIOBase
      ? call(getattr(stream, "readinto"), target)
      : nativeMethod(stream, "readinto")(stream, target);
  return result === null ? -1 : intArgument(result);
}
