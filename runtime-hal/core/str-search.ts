/** Searching in strs: find, index, count, startswith and their relatives. */

import { valueError } from "./exceptions.js";
import { native, type NativeFunction } from "./native.js";
import { PyTuple } from "./objects.js";
import { indexOfUnit, strLen, unitOfBound } from "./str-index.js";
import type { Value } from "./value.js";

const absent = (v: Value): boolean => v === undefined || v === null;

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
function count(text: string, needle: string): number {
  if (needle === "") return strLen(text) + 1;
  let n = 0;
  if (needle.length === 1) {
    const code = needle.charCodeAt(0);
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === code) n++;
    return n;
  }
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) n++;
  return n;
}

/**
 * find, rfind, index, rindex, count, startswith, endswith. `argument` gives the text of what is looked for, `prefix` that of
 * a prefix, which may be bytes; both raise TypeError for anything else.
 */
export function searchMethods(
  argument: (v: Value) => string,
  prefix: (v: Value) => string,
): Record<string, NativeFunction> {
  const finder = (name: string, fromRight: boolean, mustFind: boolean): NativeFunction =>
    native(name, 2, 4, (text: string, sub: Value, start?: Value, end?: Value) => {
      const needle = argument(sub);
      const from = absent(start) ? 0 : unitOfBound(text, start);
      const to = absent(end) ? text.length : unitOfBound(text, end);
      const at = search(text, needle, from, to, fromRight);
      if (at >= 0) return indexOfUnit(text, at);
      if (mustFind) throw valueError("substring not found");
      return -1;
    });

  const affix = (name: string, atEnd: boolean): NativeFunction =>
    native(name, 2, 4, (self: string, given: Value, start?: Value, end?: Value) => {
      let text = self;
      if (!absent(start) || !absent(end)) {
        const to = absent(end) ? text.length : unitOfBound(text, end);
        const from = absent(start) ? 0 : unitOfBound(text, start);
        text = text.slice(from, to < from ? from : to);
      }
      const matches = (v: Value): boolean => {
        const by = typeof v === "string" ? v : prefix(v);
        return atEnd ? text.endsWith(by) : text.startsWith(by);
      };
      return given instanceof PyTuple ? given.items.some(matches) : matches(given);
    });

  return {
    find: finder("find", false, false),
    rfind: finder("rfind", true, false),
    index: finder("index", false, true),
    rindex: finder("rindex", true, true),
    count: native("count", 2, 4, (text: string, sub: Value, start?: Value, end?: Value) => {
      const needle = argument(sub);
      const from = absent(start) ? 0 : unitOfBound(text, start);
      const to = absent(end) ? text.length : unitOfBound(text, end);
      return count(text.slice(from, to < from ? from : to), needle);
    }),
    startswith: affix("startswith", false),
    endswith: affix("endswith", true),
  };
}
