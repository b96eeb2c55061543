/**
 * Bytes objects of no byte and of one byte, which stand once and are handed out to all: a memory of its own costs more than
 * all else that is done with a single byte, and programs that cut and join bytes make little else.
 */

import { copyBytes } from "./byte-sequence.js";
import { PyBytes } from "./objects.js";

export const EMPTY_BYTES = new PyBytes();

const SINGLES = new Array<PyBytes | undefined>(256).fill(undefined);

/** The bytes object of one byte, 0 to 255. */
export function singleByte(byte: number): PyBytes {
  return (SINGLES[byte] ??= new PyBytes(Uint8Array.of(byte)));
}

/** The bytes from `start` up to `stop`, which are places within the memory, in order. */
export function partOf(u8: Uint8Array, start: number, stop: number): PyBytes {
  switch (stop - start) {
    case 0:
      return EMPTY_BYTES;
    case 1:
      return singleByte(u8[start]);
    default:
      return new PyBytes(copyBytes(u8, start, stop));
  }
}
