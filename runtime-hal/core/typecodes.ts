/**
 * Items of `array.array`, memoryview and uctypes in memory: their sizes on the 64-bit machine MicroPython's unix port
 * runs on, and how they are read and written. All little endian. Values too large are cut, not refused.
 */

import { valueError } from "./exceptions.js";
import { toFloat } from "./float.js";
import { norm } from "./int-arith.js";
import { anyIntArgument, int32Argument } from "./number-argument.js";
import { PyFloat } from "./objects.js";
import type { Value } from "./value.js";

const SIZES: Readonly<Record<string, number>> = {
  b: 1, B: 1, h: 2, H: 2, i: 4, I: 4, l: 8, L: 8, q: 8, Q: 8, P: 8, O: 8, S: 8, e: 2, f: 4, d: 8,
}; // prettier-ignore

/** Size of an item; ValueError for a code that is none. */
export function sizeOfTypecode(code: string): number {
  const size = SIZES[code];
  if (size === undefined) throw valueError("bad typecode");
  return size;
}

/** The item of kind `code` at byte `at`. */
export function loadItem(memory: DataView, code: string, at: number): Value {
  switch (code) {
    case "B":
      return memory.getUint8(at);
    case "b":
      return memory.getInt8(at);
    case "h":
      return memory.getInt16(at, true);
    case "H":
      return memory.getUint16(at, true);
    case "i":
      return memory.getInt32(at, true);
    case "I":
      return memory.getUint32(at, true);
    case "l":
    case "q":
    case "P":
      return norm(memory.getBigInt64(at, true));
    case "L":
    case "Q":
      return norm(memory.getBigUint64(at, true));
    case "f":
      return new PyFloat(memory.getFloat32(at, true));
    case "d":
      return new PyFloat(memory.getFloat64(at, true));
    default:
      return 0;
  }
}

/** Stores `v` as an item of kind `code` at byte `at`. */
export function storeItem(memory: DataView, code: string, at: number, v: Value): void {
  switch (code) {
    case "B":
    case "b":
      return memory.setInt8(at, typeof v === "number" ? v : int32Argument(v));
    case "h":
    case "H":
      return memory.setInt16(at, typeof v === "number" ? v : int32Argument(v), true);
    case "i":
    case "I":
      return memory.setInt32(at, typeof v === "number" ? v : int32Argument(v), true);
    case "l":
    case "L":
    case "q":
    case "Q":
    case "P":
      return memory.setBigInt64(at, BigInt(anyIntArgument(v)), true);
    case "f":
      return memory.setFloat32(at, toFloat(v), true);
    case "d":
      return memory.setFloat64(at, toFloat(v), true);
    default:
      // Half floats and strings can be declared but hold nothing.
      anyIntArgument(v);
  }
}
