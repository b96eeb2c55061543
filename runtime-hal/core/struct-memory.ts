/** Whether compiled `struct` calls find the memory they know: see `compiler/emit/struct-calls.ts`. */

import { PyByteArray, PyBytes, PyFloat } from "./objects.js";
import type { Value } from "./value.js";

/** Is `o` bytes or a bytearray with `size` bytes from `at` on? */
export function structHolds(o: Value, at: Value, size: number): boolean {
  if (typeof at !== "number" || at < 0) return false;
  if (o instanceof PyByteArray) return at + size <= o.length;
  return o instanceof PyBytes && at + size <= o.u8.length;
}

/** Is `o` a bytearray with room for `size` bytes from `at` on? */
export function structRoom(o: Value, at: Value, size: number): boolean {
  return typeof at === "number" && at >= 0 && o instanceof PyByteArray && at + size <= o.length;
}

/** The memory of a new bytes object. */
export function structMemory(size: number): Uint8Array {
  return new Uint8Array(size);
}

/** Is `v` a float, which needs no conversion? */
export const structTakes = (v: Value): boolean => v instanceof PyFloat;

/** One float in both sizes, and its bytes in the order of the machine that runs this. */
const doubles = new Float64Array(1);
const singles = new Float32Array(1);
const ofDouble = new Uint8Array(doubles.buffer);
const ofSingle = new Uint8Array(singles.buffer);
const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Writes a float of 4 or 8 bytes. */
export function structPutFloat(u: Uint8Array, at: number, size: number, little: boolean, x: number): void {
  let bytes = ofDouble;
  if (size === 4) {
    singles[0] = x;
    bytes = ofSingle;
  } else doubles[0] = x;
  for (let i = 0; i < size; i++) u[at + i] = bytes[little === isLittle ? i : size - 1 - i]!;
}

/** The float of 4 or 8 bytes there. */
export function structFloat(u: Uint8Array, at: number, size: number, little: boolean): number {
  const bytes = size === 4 ? ofSingle : ofDouble;
  for (let i = 0; i < size; i++) bytes[little === isLittle ? i : size - 1 - i] = u[at + i]!;
  return size === 4 ? singles[0]! : doubles[0]!;
}
