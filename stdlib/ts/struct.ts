/**
 * The module `struct`. `unpack` takes buffers that are too long, `pack` fills up with zeros where arguments are
 * missing and ignores those too many: so does MicroPython.
 */

import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { typeError, valueError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { argumentCountError, native, nativeDirect } from "../../runtime-hal/core/native.js";
import { PyBytes, PyFloat, PyTuple } from "../../runtime-hal/core/objects.js";
import { structFloat, structPutFloat } from "../../runtime-hal/core/struct-memory.js";
import {
  dataView,
  itemSize,
  packItem,
  unpackItem,
  type ByteOrder,
} from "../../runtime-hal/core/struct-pack.js";
import { typeName, unwrap } from "../../runtime-hal/core/type.js";
import { latin1Decode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";

/** A piece of a format: a typecode and how often. For `s` and `x` the count is a number of bytes. */
interface Piece {
  readonly typecode: string;
  readonly count: number;
  /** Bytes of one item; 1 for `s` and `x`. */
  readonly size: number;
}

interface Format {
  readonly order: ByteOrder;
  readonly pieces: readonly Piece[];
  /** Bytes of everything, with alignment. */
  readonly size: number;
  /** The items one by one, if all are ints of up to 32 bits, floats or bytes: these are put together without more ado. */
  readonly items: readonly Item[] | undefined;
}

/** A number or some bytes in a format: its place, its size and the order of the bytes of a number. */
interface Item {
  readonly at: number;
  readonly size: number;
  readonly little: boolean;
  readonly signed: boolean;
  readonly isFloat: boolean;
  readonly isBytes: boolean;
}

/** Programs use few formats, many times. */
const cache = new Map<string, Format>();
const CACHE_LIMIT = 100;

function aligned(order: ByteOrder, offset: number, size: number): number {
  return order === "@" ? Math.ceil(offset / size) * size : offset;
}

function parse(text: string): Format {
  let order = "@";
  let start = 0;
  if (text !== "" && "!@=<>".includes(text[0])) {
    order = text[0] === "!" ? ">" : text[0];
    start = 1;
  }
  const pieces: Piece[] = [];
  let size = 0;
  const piece = /(\d*)([^\d])|\d+$/gsu;
  piece.lastIndex = start;
  for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
    const typecode = found[2] ?? "";
    const count = found[1] === undefined || found[1] === "" ? 1 : Number(found[1]);
    if (typecode === "x" || typecode === "s") {
      pieces.push({ typecode, count, size: 1 });
      size += count;
      continue;
    }
    const each = itemSize(order, typecode);
    pieces.push({ typecode, count, size: each });
    if (count > 0) size = aligned(order as ByteOrder, size, each) + each * count;
  }
  return { order: order as ByteOrder, pieces, size, items: itemsOf(order as ByteOrder, pieces) };
}

/** More items than this are not listed one by one. */
const MOST_ITEMS = 64;

function itemsOf(order: ByteOrder, pieces: readonly Piece[]): readonly Item[] | undefined {
  const items: Item[] = [];
  let at = 0;
  for (let p = 0; p < pieces.length; p++) {
    const { typecode, count, size } = pieces[p]!;
    if (typecode === "s") {
      if (items.length === MOST_ITEMS) return undefined;
      items.push({ at, size: count, little: true, signed: false, isFloat: false, isBytes: true });
      at += count;
      continue;
    }
    const isFloat = typecode === "f" || typecode === "d";
    if (!isFloat && (!"bBhHiIlL".includes(typecode) || size > 4)) return undefined;
    if (items.length + count > MOST_ITEMS) return undefined;
    for (let i = 0; i < count; i++) {
      at = aligned(order, at, size);
      items.push({ at, size, little: order !== ">", signed: typecode >= "a", isFloat, isBytes: false });
      at += size;
    }
  }
  return items;
}

function writeInt(u8: Uint8Array, start: number, item: Item, value: number): void {
  const at = start + item.at;
  const { size } = item;
  if (size === 1) u8[at] = value;
  else if (size === 2) {
    u8[item.little ? at : at + 1] = value;
    u8[item.little ? at + 1 : at] = value >> 8;
  } else if (item.little) {
    u8[at] = value;
    u8[at + 1] = value >> 8;
    u8[at + 2] = value >> 16;
    u8[at + 3] = value >> 24;
  } else {
    u8[at] = value >> 24;
    u8[at + 1] = value >> 16;
    u8[at + 2] = value >> 8;
    u8[at + 3] = value;
  }
}

function readInt(u8: Uint8Array, start: number, item: Item): number {
  const at = start + item.at;
  const { size } = item;
  if (size === 1) return item.signed ? (u8[at]! << 24) >> 24 : u8[at]!;
  if (size === 2) {
    const v = item.little ? u8[at]! | (u8[at + 1]! << 8) : (u8[at]! << 8) | u8[at + 1]!;
    return item.signed ? (v << 16) >> 16 : v;
  }
  const v = item.little
    ? u8[at]! | (u8[at + 1]! << 8) | (u8[at + 2]! << 16) | (u8[at + 3]! << 24)
    : (u8[at]! << 24) | (u8[at + 1]! << 16) | (u8[at + 2]! << 8) | u8[at + 3]!;
  return item.signed ? v : v >>> 0;
}

/** Are these small ints, floats and bytes for all items? Only then `writeInt` does what `packItem` does. */
function areNumbers(values: readonly Value[], items: readonly Item[]): boolean {
  if (values.length < items.length) return false;
  for (let i = 0; i < items.length; i++) {
    const v: Value = values[i];
    const item = items[i]!;
    if (item.isBytes) {
      if (!(v instanceof PyBytes) || v.type$.isUser) return false;
    } else if (typeof v !== "number" && !(item.isFloat && v instanceof PyFloat)) return false;
  }
  return true;
}

let lastText = "";
let lastFormat: Format | undefined;

function formatOf(v: Value): Format {
  if (v === lastText && lastFormat !== undefined) return lastFormat;
  const plain: Value = unwrap(v);
  const text =
    typeof plain === "string" ? plain : plain instanceof PyBytes ? latin1Decode(plain.u8) : undefined;
  if (text === undefined) throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
  let format = cache.get(text);
  if (format === undefined) {
    format = parse(text);
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(text, format);
  }
  lastText = text;
  lastFormat = format;
  return format;
}

/** Where to begin: negative offsets count from the end. */
function startOf(u8: Uint8Array, offset: Value, size: number): number {
  let start = offset === undefined ? 0 : intArgument(offset);
  if (start < 0) start += u8.length;
  if (start < 0 || start + size > u8.length) throw valueError("buffer too small");
  return start;
}

/** Fills `u8` from `start`. */
function packAt(u8: Uint8Array, start: number, format: Format, values: readonly Value[]): void {
  const { items } = format;
  if (items === undefined || !areNumbers(values, items))
    return packInto(u8.subarray(start, start + format.size), format, values);
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const v: Value = values[i];
    if (item.isBytes) putBytes(u8, start + item.at, item.size, (v as PyBytes).u8);
    else if (item.isFloat)
      structPutFloat(u8, start + item.at, item.size, item.little, typeof v === "number" ? v : v.v);
    else writeInt(u8, start, item, v as number);
  }
}

/** Writes so many bytes: those given, and zeros behind them. */
function putBytes(u8: Uint8Array, at: number, size: number, given: Uint8Array): void {
  const { length } = given;
  for (let i = 0; i < size; i++) u8[at + i] = i < length ? given[i]! : 0;
}

function packInto(u8: Uint8Array, format: Format, values: readonly Value[]): void {
  const view = dataView(u8);
  let at = 0;
  let next = 0;
  const { pieces } = format;
  for (let p = 0; p < pieces.length; p++) {
    const { typecode, count, size } = pieces[p]!;
    if (next >= values.length) return;
    if (typecode === "x") {
      u8.fill(0, at, at + count);
      at += count;
    } else if (typecode === "s") {
      const source = getBytes(values[next++]).subarray(0, count);
      u8.set(source, at);
      u8.fill(0, at + source.length, at + count);
      at += count;
    } else {
      for (let i = 0; i < count && next < values.length; i++) {
        at = aligned(format.order, at, size);
        packItem(view, at, format.order, typecode, values[next++]);
        at += size;
      }
    }
  }
}

function unpack(formatText: Value, source: Value, offset?: Value): PyTuple {
  if (arguments.length < 2 || arguments.length > 3) argumentCountError(arguments.length, 2, 3);
  const format = formatOf(formatText);
  const u8 = getBytes(source);
  const start = startOf(u8, offset, format.size);
  const { items } = format;
  const out: Value[] = [];
  if (items !== undefined) {
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if (item.isBytes) out.push(new PyBytes(u8.slice(start + item.at, start + item.at + item.size)));
      else if (item.isFloat) out.push(new PyFloat(structFloat(u8, start + item.at, item.size, item.little)));
      else out.push(readInt(u8, start, item));
    }
    return new PyTuple(out);
  }
  const view = dataView(u8);
  // alignment is relative to the start
  let at = 0;
  const { pieces } = format;
  for (let p = 0; p < pieces.length; p++) {
    const { typecode, count, size } = pieces[p]!;
    if (typecode === "x") {
      at += count;
    } else if (typecode === "s") {
      out.push(new PyBytes(u8.slice(start + at, start + at + count)));
      at += count;
    } else {
      for (let i = 0; i < count; i++) {
        at = aligned(format.order, at, size);
        out.push(unpackItem(view, start + at, format.order, typecode));
        at += size;
      }
    }
  }
  return new PyTuple(out);
}

/** Names and values of the module. */
export function structModule(): Record<string, Value> {
  return {
    calcsize: native("calcsize", 1, 1, (format: Value) => formatOf(format).size),
    pack: nativeDirect("pack", 1, Infinity, function (formatText: Value, ...values: Value[]) {
      if (formatText === undefined) argumentCountError(0, 1, Infinity);
      const format = formatOf(formatText);
      const u8 = new Uint8Array(format.size);
      packAt(u8, 0, format, values);
      return new PyBytes(u8);
    }),
    pack_into: nativeDirect(
      "pack_into",
      3,
      Infinity,
      function (formatText: Value, target: Value, offset: Value, ...values: Value[]) {
        if (arguments.length < 3) argumentCountError(arguments.length, 3, Infinity);
        const u8 = getWritableBytes(target);
        const format = formatOf(formatText);
        const start = startOf(u8, offset, format.size);
        packAt(u8, start, format, values);
        return null;
      },
    ),
    unpack: nativeDirect("unpack", 2, 3, unpack),
    unpack_from: nativeDirect("unpack_from", 2, 3, unpack),
  };
}
