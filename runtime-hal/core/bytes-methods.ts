/** Methods bytes and bytearray have beyond those of str, and the `TextKind` of both. */

import { getBytes } from "./buffer.js";
import { byteSearchMethods } from "./bytes-search.js";
import { PyClassMethod } from "./descriptors.js";
import { valueError } from "./exceptions.js";
import { native, nativeKw } from "./native.js";
import { PyByteArray, PyBytes } from "./objects.js";
import { EMPTY_BYTES } from "./short-bytes.js";
import { decodeArgument, implicitConversionError } from "./str-codec.js";
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

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

/** Hexadecimal digits of bytes, with the first character of `separator` between them. */
export function hexText(u8: Uint8Array, separator: Value): string {
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
  let out = HEX[u8[0]];
  for (let i = 1; i < u8.length; i++) out += between + HEX[u8[i]];
  return out;
}

/** Bytes of hexadecimal digits; white space is allowed between pairs. */
export function parseHex(digits: Uint8Array): Uint8Array {
  const out = new Uint8Array(digits.length >> 1);
  let n = 0;
  for (let i = 0; i < digits.length; i++) {
    const c = digits[i];
    if (c === 0x20 || (c >= 9 && c <= 13)) continue;
    const high = digitValue(c);
    const low = digitValue(digits[++i] ?? 0);
    if (high < 0 || low < 0) throw valueError("non-hex digit");
    out[n++] = high * 16 + low;
  }
  return out.slice(0, n);
}

function digitValue(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  const lower = c | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** `b.format(…)`: fields are put in as UTF-8. */
function formatBytes(template: Uint8Array, args: Value[], kw: Keywords): Uint8Array {
  return latin1Encode(
    formatTemplate(latin1Decode(template), args, kw, (text) => latin1Decode(utf8Encode(text))),
  );
}

/** All methods of `bytes` (and `bytearray`, which adds its own) by name; `make` gives a new object. */
export function bytesMethods(
  name: "bytes" | "bytearray",
  make: (u8: Uint8Array) => Value,
): Record<string, Value> {
  return {
    ...byteSearchMethods({ name, content: contentOf, argument: bytesArgument, prefix: prefixArgument }),
    ...textMethods(kind((text) => make(latin1Encode(text)))),
    format: nativeKw("format", 1, Infinity, (args, kw) =>
      make(formatBytes(contentOf(args[0]), args.slice(1), kw)),
    ),
    decode: native("decode", 1, 3, (self: Value, encoding?: Value, errors?: Value) => {
      return decodeArgument(contentOf(self), encoding === undefined ? "utf-8" : encoding, errors);
    }),
    hex: native("hex", 1, 2, (self: Value, separator?: Value) => hexText(contentOf(self), separator)),
  };
}

/** The class method `fromhex`. */
export function fromHexMethod(make: (u8: Uint8Array) => Value): PyClassMethod {
  return new PyClassMethod(
    native("fromhex", 2, 2, (_type: Value, digits: Value) => make(parseHex(getBytes(digits)))),
  );
}
