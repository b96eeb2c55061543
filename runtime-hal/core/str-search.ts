/** Searching in str, bytes and bytearray: find, index, count, startswith and their relatives. */

import { valueError } from "./exceptions.js";
import { maybeInt } from "./int-argument.js";
import { native, type NativeFunction } from "./native.js";
import { PyTuple } from "./objects.js";
import type { TextKind } from "./str-methods.js";
import type { Value } from "./value.js";

const absent = (v: Value): boolean => v === undefined || v === null;

/** What is searched for: text of the same kind, or one byte given as an int. */
function needleOf(kind: TextKind, v: Value): string {
  if (kind.name !== "str") {
    const byte = typeof v === "number" ? v : maybeInt(v);
    if (byte !== undefined) {
      if (byte < 0 || byte > 255) throw valueError("bytes value out of range");
      return String.fromCharCode(byte);
    }
  }
  return kind.argument(v);
}

/** Position of `needle` within `start` … `end`, from the left or the right, or -1. */
function search(text: string, needle: string, start: number, end: number, fromRight: boolean): number {
  if (end - start < needle.length) return -1;
  if (fromRight) {
    const at = text.lastIndexOf(needle, end - needle.length);
    return at < start ? -1 : at;
  }
  const at = text.indexOf(needle, start);
  return at < 0 || at + needle.length > end ? -1 : at;
}

/** Number of occurrences that do not overlap; an empty needle is between all characters. */
function count(kind: TextKind, text: string, needle: string): number {
  if (needle === "") {
    // MicroPython counts UTF-8 lead bytes here, in bytes too.
    return (kind.name === "str" ? kind.length(text) : text.replace(/[\x80-\xbf]/g, "").length) + 1;
  }
  let n = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) n++;
  return n;
}

/** find, rfind, index, rindex, count, startswith, endswith. */
export function searchMethods(kind: TextKind): Record<string, NativeFunction> {
  const finder = (name: string, fromRight: boolean, mustFind: boolean): NativeFunction =>
    native(name, 2, 4, (self: Value, sub: Value, start?: Value, end?: Value) => {
      const text = kind.text(self);
      const needle = needleOf(kind, sub);
      const from = absent(start) ? 0 : kind.position(text, start);
      const to = absent(end) ? text.length : kind.position(text, end);
      const at = search(text, needle, from, to, fromRight);
      if (at >= 0) return kind.index(text, at);
      if (mustFind) throw valueError("substring not found");
      return -1;
    });

  const affix = (name: string, atEnd: boolean): NativeFunction =>
    native(name, 2, 4, (self: Value, given: Value, start?: Value, end?: Value) => {
      let text = kind.text(self);
      if (!absent(start) || !absent(end)) {
        const to = absent(end) ? text.length : kind.position(text, end);
        const from = absent(start) ? 0 : kind.position(text, start);
        text = text.slice(from, to < from ? from : to);
      }
      const matches = (v: Value): boolean => {
        const prefix = typeof v === "string" && kind.name === "str" ? v : kind.prefix(v);
        return atEnd ? text.endsWith(prefix) : text.startsWith(prefix);
      };
      return given instanceof PyTuple ? given.items.some(matches) : matches(given);
    });

  return {
    find: finder("find", false, false),
    rfind: finder("rfind", true, false),
    index: finder("index", false, true),
    rindex: finder("rindex", true, true),
    count: native("count", 2, 4, (self: Value, sub: Value, start?: Value, end?: Value) => {
      const text = kind.text(self);
      const needle = kind.argument(sub);
      const from = absent(start) ? 0 : kind.position(text, start);
      const to = absent(end) ? text.length : kind.position(text, end);
      return count(kind, text.slice(from, to < from ? from : to), needle);
    }),
    startswith: affix("startswith", false),
    endswith: affix("endswith", true),
  };
}
