/** The module `uheap` (CircuitPython 1.0, shared-bindings/uheap; only in its builds for debugging): how much memory an object takes. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { PyArray } from "../../../runtime-hal/core/array.js";
import { PyDict } from "../../../runtime-hal/core/dict-data.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyByteArray, PyBytes, PyFloat, PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import { rt } from "../../../runtime-hal/core/state.js";
import { typeName } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { startCircuitPython } from "./dialect.js";

/** Memory of a chip of 32 bits is given away in blocks of four words. */
const WORD = 4;
const BLOCK = 4 * WORD;
const SMALL_INT = 2 ** 30;

const blocks = (bytes: number): number => Math.ceil(bytes / BLOCK) * BLOCK;

/** Bytes that the object itself takes there, and what it is made of; those of its elements are their own. */
function sizeOf(value: Value): number {
  if (value === null || typeof value === "boolean") return 0;
  if (typeof value === "number") return Math.abs(value) < SMALL_INT ? 0 : blocks(4 * WORD);
  if (typeof value === "string") return blocks(4 * WORD) + blocks(new TextEncoder().encode(value).length + 1);
  if (value instanceof PyFloat) return blocks(2 * WORD);
  if (value instanceof PyBytes) return blocks(4 * WORD) + blocks(getBytes(value).length + 1);
  if (value instanceof PyByteArray || value instanceof PyArray)
    return blocks(4 * WORD) + blocks(getBytes(value).length);
  if (value instanceof PyTuple) return blocks((2 + value.items.length) * WORD);
  if (value instanceof PyList) return blocks(4 * WORD) + blocks(Math.max(4, value.items.length) * WORD);
  if (value instanceof PyDict) return blocks(5 * WORD) + blocks(value.size * 2 * WORD);
  return blocks(4 * WORD);
}

/** Prints what is known and gives the estimate, bytes. */
function info(value: Value): number {
  const size = sizeOf(value);
  rt.write(`${size} bytes of heap for an object of type ${typeName(value)}\n`);
  return size;
}

/** Names of the module. */
export function uheapModule(): Record<string, Value> {
  startCircuitPython("uheap");
  return { info: native("info", 1, 1, info) };
}
