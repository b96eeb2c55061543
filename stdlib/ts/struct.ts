/**
 * The module `struct`. `unpack` takes buffers that are too long, `pack` fills up with zeros where arguments are
 * missing and ignores those too many: so does MicroPython.
 */

import { getBytes, getWritableBytes } from "../../runtime-hal/core/buffer.js";
import { typeError, valueError } from "../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../runtime-hal/core/int-argument.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyBytes, PyTuple } from "../../runtime-hal/core/objects.js";
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
  return { order: order as ByteOrder, pieces, size };
}

function formatOf(v: Value): Format {
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
  return format;
}

/** Where to begin: negative offsets count from the end. */
function startOf(u8: Uint8Array, offset: Value, size: number): number {
  let start = offset === undefined ? 0 : intArgument(offset);
  if (start < 0) start += u8.length;
  if (start < 0 || start + size > u8.length) throw valueError("buffer too small");
  return start;
}

function packInto(u8: Uint8Array, format: Format, values: readonly Value[]): void {
  const view = dataView(u8);
  let at = 0;
  let next = 0;
  for (const { typecode, count, size } of format.pieces) {
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
  const format = formatOf(formatText);
  const u8 = getBytes(source);
  const start = startOf(u8, offset, format.size);
  const view = dataView(u8);
  const out: Value[] = [];
  // alignment is relative to the start
  let at = 0;
  for (const { typecode, count, size } of format.pieces) {
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
    pack: native("pack", 1, Infinity, (formatText: Value, ...values: Value[]) => {
      const format = formatOf(formatText);
      const u8 = new Uint8Array(format.size);
      packInto(u8, format, values);
      return new PyBytes(u8);
    }),
    pack_into: native(
      "pack_into",
      3,
      Infinity,
      (formatText: Value, target: Value, offset: Value, ...values: Value[]) => {
        const u8 = getWritableBytes(target);
        const format = formatOf(formatText);
        const start = startOf(u8, offset, format.size);
        packInto(u8.subarray(start, start + format.size), format, values);
        return null;
      },
    ),
    unpack: native("unpack", 2, 3, unpack),
    unpack_from: native("unpack_from", 2, 3, unpack),
  };
}
