/** Methods of streams over sockets, which plain and encrypted ones have. */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { match, osErrorType, PyBaseException } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { native, waiting } from "../../../runtime-hal/core/native.js";
import { PyBytes } from "../../../runtime-hal/core/objects.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import { utf8Encode } from "../../../runtime-hal/core/utf8.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { Left } from "../../../runtime-hal/exec/leaving.js";
import { portError } from "../port-errno.js";
import type { PySocket } from "./socket-object.js";

const EAGAIN = 11;
const ETIMEDOUT = 110;
const NEWLINE = 10;

/** What streams give in place of EAGAIN: `undefined`, if the socket does not wait; one that waits has come to the end of its patience. */
function orNothing<T>(socket: PySocket, run: () => T): T | undefined {
  try {
    return run();
  } catch (e) {
    if (!(e instanceof PyBaseException && match(e, osErrorType) && e.args.items[0] === EAGAIN)) throw e;
    if (socket.timeoutMs > 0) throw portError(ETIMEDOUT);
    return undefined;
  }
}

/** The bytes of one read, `undefined` if there are none yet. */
function receiveSome(socket: PySocket, limit: number): Uint8Array | undefined {
  return orNothing(socket, () => socket.receive(limit).bytes);
}

/** Reads until `isDone` with what is there so far, or the end; `undefined` if there is nothing yet. */
function readUntil(
  socket: PySocket,
  step: (soFar: number) => number,
  isDone: (soFar: number, last: number | undefined) => boolean,
): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let soFar = 0;
  while (!isDone(soFar, parts.at(-1)?.at(-1))) {
    let part: Uint8Array | undefined;
    try {
      part = receiveSome(socket, step(soFar));
    } catch (e) {
      // A thread that is left here reads all anew.
      if (e instanceof Left) socket.putBack(joined(parts, soFar));
      throw e;
    }
    if (part === undefined && soFar === 0) return undefined;
    if (part === undefined || part.length === 0) break;
    parts.push(part);
    soFar += part.length;
  }
  return joined(parts, soFar);
}

/** Reads so many bytes, less only at the end or where the socket does not wait for more. */
function readExactly(socket: PySocket, limit: number): Uint8Array | undefined {
  return readUntil(
    socket,
    (soFar) => limit - soFar,
    (soFar) => soFar >= limit,
  );
}

const bytesOrNone = (bytes: Uint8Array | undefined): Value =>
  bytes === undefined ? null : new PyBytes(bytes);

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A number of bytes; infinite for None, negative numbers, and where there is none. */
export const countOf = (v: Value): number => {
  const n = v === undefined || v === null ? -1 : intArgument(v);
  return n < 0 ? Infinity : n;
};

export function bytesArgument(v: Value): Uint8Array {
  return typeof v === "string" ? utf8Encode(v) : getBytes(v);
}

/** Sends all, whatever a single send takes. OSError EAGAIN if the socket does not wait and there is no room left. */
export function sendAll(socket: PySocket, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += socket.send(bytes.subarray(done));
}

/** The methods; `socketOf` gives the socket of an instance. */
export function streamMethods<T>(socketOf: (self: T) => PySocket): Record<string, Value> {
  return {
    close: native("close", 1, 1, (self: T) => {
      socketOf(self).close();
      return null;
    }),
    setblocking: native("setblocking", 2, 2, (self: T, blocks: Value) => {
      socketOf(self).setTimeout(truth(blocks) ? Infinity : 0);
      return null;
    }),
    write: native("write", 2, 4, (self: T, data: Value, first?: Value, second?: Value) => {
      let bytes = bytesArgument(data);
      if (second !== undefined) bytes = bytes.subarray(intArgument(first)).subarray(0, countOf(second));
      else if (first !== undefined) bytes = bytes.subarray(0, countOf(first));
      const socket = socketOf(self);
      return orNothing(socket, () => socket.send(bytes)) ?? null;
    }),
    read: waiting(
      "first",
      native("read", 1, 2, (self: T, size?: Value) =>
        bytesOrNone(readExactly(socketOf(self), countOf(size))),
      ),
    ),
    readinto: waiting(
      "first",
      native("readinto", 2, 3, (self: T, buffer: Value, size?: Value) => {
        const target = getWritableBytes(buffer);
        const bytes = readExactly(socketOf(self), Math.min(target.length, countOf(size)));
        if (bytes === undefined) return null;
        target.set(bytes);
        return bytes.length;
      }),
    ),
    readline: waiting(
      "first",
      native("readline", 1, 2, (self: T, size?: Value) => {
        const limit = countOf(size);
        const socket = socketOf(self);
        const line = readUntil(
          socket,
          (soFar) => Math.min(limit - soFar, socket.lengthTo(NEWLINE)),
          (soFar, last) => soFar >= limit || last === NEWLINE,
        );
        return bytesOrNone(line);
      }),
    ),
  };
}
