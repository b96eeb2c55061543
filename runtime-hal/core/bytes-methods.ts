/** Methods bytes and bytearray have beyond those of str, and the `TextKind` of both. */

import { getBytes } from "./buffer.js";
import { copyBytes, findBytes } from "./byte-sequence.js";
import { byteSearchMethods } from "./bytes-search.js";
import { PyClassMethod } from "./descriptors.js";
import { hexText, parseHex } from "./hex-digits.js";
import { intArgument } from "./int-argument.js";
import { spread } from "./iteration.js";
import { native, nativeKw, type NativeFunction } from "./native.js";
import { PyByteArray, PyBytes, PyList, PyTuple, itemsOf } from "./objects.js";
import { EMPTY_BYTES, partOf } from "./short-bytes.js";
import { decodeArgument, implicitConversionError } from "./str-codec.js";
import { notJoined } from "./str-direct.js";
import { formatTemplate } from "./str-format.js";
import { textMethods, type TextKind } from "./str-methods.js";
import { latin1Decode, latin1Encode, utf8Encode } from "./utf8.js";
import type { Keywords, Value } from "./value.js";

/** The bytes of a bytes or bytearray object, sharing memory. */
export function contentOf(v: PyBytes | PyByteArray): Uint8Array {
  return v instanceof PyBytes || v.length === v.u8.length ? v.u8 : v.u8.subarray(0, v.length);
}

function isBytesLike(v: Value): v is PyBytes | PyByteArray {
  return (v instanceof PyBytes || v instanceof PyByteArray) && !v.type$.isUser;
}

function kind(make: (text: string) => Value): TextKind {
  const item = (v: Value): string | undefined => (isBytesLike(v) ? latin1Decode(contentOf(v)) : undefined);
  return {
    text: (self) => latin1Decode(contentOf(self as PyBytes | PyByteArray)),
    argument: (v) => item(v) ?? failConversion(v),
    // The separator of split may not be a bytearray, for no reason but that MicroPython does not take one.
    separator: (v) => (v instanceof PyByteArray ? failConversion(v) : (item(v) ?? failConversion(v))),
    item,
    make,
    empty: EMPTY_BYTES,
    length: (text) => text.length,
  };
}

const bytesArgument = (v: Value): Uint8Array => (isBytesLike(v) ? contentOf(v) : failConversion(v));

/** A prefix may be a str, but no bytearray. */
function prefixArgument(v: Value): Uint8Array {
  if (v instanceof PyBytes && !v.type$.isUser) return v.u8;
  return typeof v === "string" ? utf8Encode(v) : failConversion(v);
}

function failConversion(v: Value): never {
  throw implicitConversionError(v);
}

/** Hexadecimal digits of bytes, with the first character of `separator` between them. */
export function hexOf(u8: Uint8Array, separator: Value): string {
  if (u8.length === 0) return "";
  let between = "";
  if (separator !== undefined) {
    const text =
      typeof separator === "string"
        ? separator
        : separator instanceof PyBytes
          ? latin1Decode(separator.u8)
          : undefined;
    if (text === undefined) throw implicitConversionError(separator);
    // The terminator of an empty C string is what MicroPython puts in.
    between = text === "" ? "\0" : text[0];
  }
  return hexText(u8, between);
}

/** `b.format(…)`: fields are put in as UTF-8. */
function formatBytes(template: Uint8Array, args: Value[], kw: Keywords): Uint8Array {
  return latin1Encode(
    formatTemplate(latin1Decode(template), args, kw, (text) => latin1Decode(utf8Encode(text))),
  );
}

/** `separator.join(items)`, in memory. */
function joinBytes(separator: Uint8Array, items: Value): Uint8Array {
  const values: readonly Value[] =
    items instanceof PyList || items instanceof PyTuple ? itemsOf(items) : spread(items);
  const parts: Uint8Array[] = [];
  let length = values.length > 1 ? separator.length * (values.length - 1) : 0;
  for (let i = 0; i < values.length; i++) {
    const item: Value = values[i];
    if (!isBytesLike(item)) throw notJoined();
    const part = contentOf(item);
    parts.push(part);
    length += part.length;
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    if (i > 0) at = putBytes(out, at, separator);
    at = putBytes(out, at, parts[i] as Uint8Array);
  }
  return out;
}

/** So few bytes are written one by one sooner than V8 has looked at both arrays. */
const FEW = 8;

/** Writes bytes at a place; gives the place behind them. */
function putBytes(out: Uint8Array, at: number, u8: Uint8Array): number {
  const { length } = u8;
  if (length > FEW) out.set(u8, at);
  else for (let i = 0; i < length; i++) out[at + i] = u8[i];
  return at + length;
}

/** Where the parts of `u8` end that stand between separators, which are not empty; no more than `limit` if that is not negative. */
function partEnds(u8: Uint8Array, separator: Uint8Array, limit: number): number[] {
  const ends: number[] = [];
  let from = 0;
  while (ends.length !== limit) {
    const at = findBytes(u8, separator, from);
    if (at < 0) break;
    ends.push(at);
    from = at + separator.length;
  }
  ends.push(u8.length);
  return ends;
}

/** `u8` with `to` between its parts, which end as told, instead of separators of `width` bytes. */
function replaceParts(u8: Uint8Array, ends: readonly number[], width: number, to: Uint8Array): Uint8Array {
  const out = new Uint8Array(u8.length + (ends.length - 1) * (to.length - width));
  let from = 0;
  let at = 0;
  for (let i = 0; i < ends.length; i++) {
    if (i > 0) {
      out.set(to, at);
      at += to.length;
    }
    const end = ends[i] as number;
    while (from < end) out[at++] = u8[from++];
    from += width;
  }
  return out;
}

/** Is a byte among those that are taken off the ends? White space without `set`. */
function isTaken(byte: number, set: Uint8Array | undefined): boolean {
  if (set === undefined) return byte === 0x20 || (byte >= 9 && byte <= 13);
  return set.includes(byte);
}

/** All methods of `bytes` (and `bytearray`, which adds its own) by name; `make` gives a new object. */
export function bytesMethods(
  name: "bytes" | "bytearray",
  make: (u8: Uint8Array) => Value,
): Record<string, Value> {
  const part = (u8: Uint8Array, from: number, to: number): Value =>
    name === "bytes" ? partOf(u8, from, to) : make(copyBytes(u8, from, to));

  const strip = (method: string, atStart: boolean, atEnd: boolean): NativeFunction =>
    native(method, 1, 2, (self: Value, chars?: Value) => {
      const set = chars === undefined ? undefined : bytesArgument(chars);
      const u8 = contentOf(self as PyBytes);
      let start = 0;
      let end = u8.length;
      if (atStart) while (start < end && isTaken(u8[start], set)) start++;
      if (atEnd) while (end > start && isTaken(u8[end - 1], set)) end--;
      if (start === end) return EMPTY_BYTES;
      return end - start === u8.length ? self : part(u8, start, end);
    });

  const text = textMethods(kind((content) => make(latin1Encode(content))));
  const splitText = text.split as NativeFunction;
  const replaceText = text.replace as NativeFunction;
  return {
    ...byteSearchMethods({ name, content: contentOf, argument: bytesArgument, prefix: prefixArgument }),
    ...text,
    strip: strip("strip", true, true),
    lstrip: strip("lstrip", true, false),
    rstrip: strip("rstrip", false, true),
    join: native("join", 2, 2, (self: Value, items: Value) =>
      make(joinBytes(contentOf(self as PyBytes), items)),
    ),
    replace: native("replace", 3, 4, (self: Value, old: Value, by: Value, count?: Value) => {
      const limit = count === undefined ? -1 : intArgument(count);
      if (limit === 0) return self;
      const from = bytesArgument(old);
      if (from.length === 0) return replaceText(self, old, by, limit);
      const to = bytesArgument(by);
      const u8 = contentOf(self as PyBytes);
      const ends = partEnds(u8, from, limit);
      return ends.length === 1 ? self : make(replaceParts(u8, ends, from.length, to));
    }),
    split: native("split", 1, 3, (self: Value, separator?: Value, limit?: Value) => {
      if (!(separator instanceof PyBytes) || separator.type$.isUser || separator.u8.length === 0)
        return splitText(self, separator ?? null, limit === undefined ? -1 : limit);
      const u8 = contentOf(self as PyBytes);
      const ends = partEnds(u8, separator.u8, limit === undefined ? -1 : intArgument(limit));
      const parts: Value[] = [];
      const { length } = separator.u8;
      let from = 0;
      for (let i = 0; i < ends.length; i++) {
        const end = ends[i] as number;
        parts.push(part(u8, from, end));
        from = end + length;
      }
      return new PyList(parts);
    }),
    format: nativeKw("format", 1, Infinity, (args, kw) =>
      make(formatBytes(contentOf(args[0]), args.slice(1), kw)),
    ),
    decode: native("decode", 1, 3, (self: Value, encoding?: Value, errors?: Value) => {
      return decodeArgument(contentOf(self), encoding === undefined ? "utf-8" : encoding, errors);
    }),
    hex: native("hex", 1, 2, (self: Value, separator?: Value) => hexOf(contentOf(self), separator)),
  };
}

/** The class method `fromhex`. */
export function fromHexMethod(make: (u8: Uint8Array) => Value): PyClassMethod {
  return new PyClassMethod(
    native("fromhex", 2, 2, (_type: Value, digits: Value) => make(parseHex(getBytes(digits)))),
  );
}
