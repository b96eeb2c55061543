/** Searching in the memory of bytes and bytearray: find, index, count, startswith and their relatives. */

import { findBytes } from "./byte-sequence.js";
import { valueError } from "./exceptions.js";
import { maybeInt } from "./int-argument.js";
import { native, type NativeFunction } from "./native.js";
import { PyTuple } from "./objects.js";
import { clampedIndex } from "./slice-indices.js";
import type { Value } from "./value.js";

/** How the searching methods see one of the types. */
export interface SearchedBytes {
  readonly name: "bytes" | "bytearray";
  /** The memory of `self`. */
  content(self: Value): Uint8Array;
  /** That of an argument, which must be bytes or a bytearray; TypeError otherwise. */
  argument(v: Value): Uint8Array;
  /** That of a prefix, which may be a str. */
  prefix(v: Value): Uint8Array;
}

interface Part {
  readonly u8: Uint8Array;
  /** Where it begins. */
  readonly from: number;
  /** It ends before it begins: not even nothing is found in it. */
  readonly isBackwards: boolean;
}

/** The part of the memory that is searched; prefixes look at the end of it first, which tells which of two wrong bounds is refused. */
function part(kind: SearchedBytes, self: Value, start: Value, end: Value, endFirst = false): Part {
  const u8 = kind.content(self);
  const place = (bound: Value, otherwise: number): number =>
    bound === undefined || bound === null ? otherwise : clampedIndex(kind.name, u8.length, bound);
  const last = endFirst ? place(end, u8.length) : 0;
  const from = place(start, 0);
  const to = endFirst ? last : place(end, u8.length);
  if (from === 0 && to === u8.length) return { u8, from, isBackwards: false };
  return { u8: u8.subarray(from, Math.max(from, to)), from, isBackwards: to < from };
}

/** What is looked for: bytes, or one byte given as an int. */
function needleOf(kind: SearchedBytes, v: Value): Uint8Array {
  const byte = typeof v === "number" ? v : maybeInt(v);
  if (byte === undefined) return kind.argument(v);
  if (byte < 0 || byte > 255) throw valueError("bytes value out of range");
  return Uint8Array.of(byte);
}

/** Position of the last `needle` in `haystack`, or -1. */
function findLast(haystack: Uint8Array, needle: Uint8Array): number {
  const { length } = needle;
  for (let at = haystack.length - length; at >= 0; at--) {
    if (startsWith(haystack, needle, at)) return at;
  }
  return -1;
}

function startsWith(u8: Uint8Array, prefix: Uint8Array, at: number): boolean {
  if (at < 0 || at + prefix.length > u8.length) return false;
  for (let i = 0; i < prefix.length; i++) if (u8[at + i] !== prefix[i]) return false;
  return true;
}

/** Number of occurrences that do not overlap; an empty needle is between all characters. */
function count(u8: Uint8Array, needle: Uint8Array): number {
  let n = 0;
  if (needle.length === 0) {
    // MicroPython counts lead bytes of UTF-8 here.
    for (let i = 0; i < u8.length; i++) if ((u8[i]! & 0xc0) !== 0x80) n++;
    return n + 1;
  }
  for (let at = findBytes(u8, needle); at >= 0; at = findBytes(u8, needle, at + needle.length)) n++;
  return n;
}

/** find, rfind, index, rindex, count, startswith, endswith. */
export function byteSearchMethods(kind: SearchedBytes): Record<string, NativeFunction> {
  const finder = (name: string, find: typeof findLast, mustFind: boolean): NativeFunction =>
    native(name, 2, 4, (self: Value, sub: Value, start?: Value, end?: Value) => {
      const needle = needleOf(kind, sub);
      if (start === undefined && !mustFind) return find(kind.content(self), needle);
      const { u8, from, isBackwards } = part(kind, self, start, end);
      const at = isBackwards ? -1 : find(u8, needle);
      if (at >= 0) return from + at;
      if (mustFind) throw valueError("substring not found");
      return -1;
    });

  const affix = (name: string, atEnd: boolean): NativeFunction =>
    native(name, 2, 4, (self: Value, given: Value, start?: Value, end?: Value) => {
      const { u8 } = part(kind, self, start, end, true);
      const matches = (v: Value): boolean => {
        const prefix = kind.prefix(v);
        return startsWith(u8, prefix, atEnd ? u8.length - prefix.length : 0);
      };
      return given instanceof PyTuple ? given.items.some(matches) : matches(given);
    });

  return {
    find: finder("find", findBytes, false),
    rfind: finder("rfind", findLast, false),
    index: finder("index", findBytes, true),
    rindex: finder("rindex", findLast, true),
    count: native("count", 2, 4, (self: Value, sub: Value, start?: Value, end?: Value) => {
      const needle = kind.argument(sub);
      return count(part(kind, self, start, end).u8, needle);
    }),
    startswith: affix("startswith", false),
    endswith: affix("endswith", true),
  };
}
