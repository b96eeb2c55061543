/**
 * One item of a struct, array or memoryview: its size, and how it stands in memory. Ints are cut to the width of the
 * item without complaint, as in MicroPython.
 */

import { loadMemory } from "./address-space.js";
import { valueError } from "./exceptions.js";
import { toFloat } from "./float.js";
import { decodeHalf, encodeHalf } from "./half-float.js";
import { intArgument } from "./int-argument.js";
import { norm } from "./int-arith.js";
import { PyFloat } from "./objects.js";
import { utf8Decode } from "./utf8.js";
import type { Value } from "./value.js";

/** `@`: native sizes, native alignment, little endian; the other two have standard sizes and no alignment. */
export type ByteOrder = "@" | "<" | ">";

const SIZES: Readonly<Record<string, number>> = {
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  P: 8,
  O: 8,
  S: 8,
  e: 2,
  f: 4,
  d: 8,
};

/** Bytes of one item; ValueError for a letter that is no typecode. Natively items are aligned to their size. */
export function itemSize(order: string, typecode: string): number {
  const size = SIZES[typecode];
  if (size === undefined || !(order === "@" || order === "<" || order === ">"))
    throw valueError("bad typecode");
  return order === "@" && (typecode === "l" || typecode === "L") ? 8 : size;
}

/** Objects packed with the typecode `O`: memory holds their numbers here. */
const objects: Value[] = [null];

function objectNumber(v: Value): bigint {
  let n = objects.indexOf(v, 1);
  if (n < 0) n = objects.push(v) - 1;
  return BigInt(n);
}

/** The low `bits` bits of an int (8 to 32), as a number; TypeError for what is no int. */
function lowBits(v: Value): number {
  if (typeof v === "number") return v | 0;
  return typeof v === "bigint" ? Number(BigInt.asIntN(32, v)) : intArgument(v) | 0;
}

function wideInt(v: Value): bigint {
  return typeof v === "bigint" ? v : BigInt(intArgument(v));
}

/** Writes `value` at `offset`. */
export function packItem(
  view: DataView,
  offset: number,
  order: ByteOrder,
  typecode: string,
  value: Value,
): void {
  const little = order !== ">";
  switch (typecode) {
    case "b":
    case "B":
      view.setUint8(offset, lowBits(value));
      return;
    case "h":
    case "H":
      view.setUint16(offset, lowBits(value), little);
      return;
    case "l":
    case "L":
      if (order !== "@") view.setUint32(offset, lowBits(value), little);
      else view.setBigInt64(offset, wideInt(value), true);
      return;
    case "i":
    case "I":
      view.setUint32(offset, lowBits(value), little);
      return;
    case "e":
      view.setUint16(offset, encodeHalf(toFloat(value)), little);
      return;
    case "f":
      view.setFloat32(offset, toFloat(value), little);
      return;
    case "d":
      view.setFloat64(offset, toFloat(value), little);
      return;
    case "O":
      view.setBigUint64(offset, objectNumber(value), little);
      return;
    default:
      view.setBigInt64(offset, wideInt(value), little);
  }
}

/** Reads the item at `offset`. */
export function unpackItem(view: DataView, offset: number, order: ByteOrder, typecode: string): Value {
  const little = order !== ">";
  switch (typecode) {
    case "b":
      return view.getInt8(offset);
    case "B":
      return view.getUint8(offset);
    case "h":
      return view.getInt16(offset, little);
    case "H":
      return view.getUint16(offset, little);
    case "i":
      return view.getInt32(offset, little);
    case "I":
      return view.getUint32(offset, little);
    case "l":
      return order === "@" ? norm(view.getBigInt64(offset, true)) : view.getInt32(offset, little);
    case "L":
      return order === "@" ? norm(view.getBigUint64(offset, true)) : view.getUint32(offset, little);
    case "e":
      return new PyFloat(decodeHalf(view.getUint16(offset, little)));
    case "f":
      return new PyFloat(view.getFloat32(offset, little));
    case "d":
      return new PyFloat(view.getFloat64(offset, little));
    case "q":
      return norm(view.getBigInt64(offset, little));
    case "O":
      return objects[Number(view.getBigUint64(offset, little))] ?? null;
    case "S":
      return textAt(Number(view.getBigUint64(offset, little)));
    default:
      return norm(view.getBigUint64(offset, little));
  }
}

/** The text at an address, up to a zero or to the end of the memory there. */
function textAt(address: number): string {
  const bytes: number[] = [];
  try {
    for (let byte = loadMemory(address, 1); byte !== 0; byte = loadMemory(address + bytes.length, 1))
      bytes.push(byte);
  } catch (e) {
    // text of an object of ours has no zero at its end
    if (bytes.length === 0) throw e;
  }
  return utf8Decode(Uint8Array.from(bytes));
}

/** A `DataView` of exactly the bytes of `u8`. */
export function dataView(u8: Uint8Array): DataView {
  return new DataView(u8.buffer, u8.byteOffset, u8.byteLength);
}
