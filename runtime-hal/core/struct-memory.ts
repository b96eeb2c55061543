/** Whether compiled `struct` calls find the memory they know: see `compiler/emit/struct-calls.ts`. */

import { PyByteArray, PyBytes } from "./objects.js";
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
