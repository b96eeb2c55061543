/**
 * The methods of str that programs call most, over the JavaScript string itself: what the methods shared with bytes do, for
 * the usual arguments and without asking which of the types it is. Emitted code calls them where a value is a str for certain.
 */

import { typeError, valueError, type PyBaseException } from "./exceptions.js";
import { PyList, PyTuple } from "./objects.js";
import { isSpace } from "./int-parse.js";
import { isPlain } from "./str-index.js";
import { spread } from "./iteration.js";
import type { Value } from "./value.js";

/** All that is no white space, as `isSpace` has it. */
const WORDS = /[^\t-\r ]+/g;

/** `text.split()`, by a pattern: until V8 has compiled a loop over the characters, that takes six times as long, and no less then. */
export const splitWords = (text: string): string[] => text.match(WORDS) ?? [];

/** `text.split(separator)` for a separator that is not empty. */
export function splitBy(text: string, separator: string): string[] {
  const parts: string[] = [];
  const { length } = separator;
  let at = 0;
  for (let from = 0; at >= 0; from = at + length) {
    at = text.indexOf(separator, from);
    parts.push(at >= 0 ? text.slice(from, at) : from === 0 ? text : text.slice(from));
  }
  return parts;
}

/** `text.split(separator, limit)` for a limit that is not negative. */
export function splitSome(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let left = limit; left > 0; left--) {
    const at = text.indexOf(separator, from);
    if (at < 0) break;
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Upper case of ASCII letters only, as in MicroPython. */
export const strUpper = (text: string): string =>
  BEYOND_ASCII.test(text) ? text.replace(/[a-z]+/g, (s) => s.toUpperCase()) : text.toUpperCase();

/** Lower case of ASCII letters only. */
export const strLower = (text: string): string =>
  BEYOND_ASCII.test(text) ? text.replace(/[A-Z]+/g, (s) => s.toLowerCase()) : text.toLowerCase();

/** `text` without white space at the chosen ends. */
export function trimSpace(text: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = text.length;
  if (atStart) while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (atEnd) while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

function hasCode(set: string, code: number): boolean {
  for (let i = 0; i < set.length; i++) if (set.charCodeAt(i) === code) return true;
  return false;
}

/** `text` without characters of `set` at the chosen ends; loops, because a pattern would look at every run of them. */
export function trimSet(text: string, set: string, atStart: boolean, atEnd: boolean): string {
  // A unit of a plain set is no half of a pair.
  if (!isPlain(set)) return trimWide(text, set, atStart, atEnd);
  let start = 0;
  let end = text.length;
  if (atStart) while (start < end && hasCode(set, text.charCodeAt(start))) start++;
  if (atEnd) while (end > start && hasCode(set, text.charCodeAt(end - 1))) end--;
  return end - start === text.length ? text : text.slice(start, end);
}

function trimWide(text: string, set: string, atStart: boolean, atEnd: boolean): string {
  const chars = Array.from(text);
  let start = 0;
  let end = chars.length;
  if (atStart) while (start < end && set.includes(chars[start] as string)) start++;
  if (atEnd) while (end > start && set.includes(chars[end - 1] as string)) end--;
  return chars.slice(start, end).join("");
}

/** Up to so many parts, adding them up is faster than the host's `join`. */
const FEW = 100;

/** `separator.join(items)` for any iterable. */
export function strJoin(separator: string, items: Value): string {
  const values: readonly Value[] =
    items instanceof PyList || items instanceof PyTuple ? items.items : spread(items);
  const { length } = values;
  if (length > FEW) {
    for (let i = 0; i < length; i++) if (typeof values[i] !== "string") throw notJoined();
    return values.join(separator);
  }
  let out = "";
  for (let i = 0; i < length; i++) {
    const part: Value = values[i];
    if (typeof part !== "string") throw notJoined();
    out += i === 0 || separator === "" ? part : separator + part;
  }
  return out;
}

/** What `join` raises for an item of another kind. */
export function notJoined(): PyBaseException {
  return typeError("join expects a list of str/bytes objects consistent with self object");
}

/** `text` with the first `limit` (negative: all) occurrences of `old` replaced; an empty one is before each character and at the end. */
export function replaceText(text: string, old: string, by: string, limit: number): string {
  if (old === "") {
    const chars = Array.from(text);
    const n = limit < 0 ? chars.length + 1 : Math.min(limit, chars.length + 1);
    const start = chars.slice(0, n).map((char) => by + char);
    return start.join("") + (n > chars.length ? by : "") + chars.slice(n).join("");
  }
  let at = text.indexOf(old);
  if (at < 0 || limit === 0) return text;
  let out = "";
  let from = 0;
  let left = limit;
  do {
    out += text.slice(from, at) + by;
    from = at + old.length;
    at = text.indexOf(old, from);
  } while (at >= 0 && --left !== 0);
  return out + text.slice(from);
}

// ---------------------------------------------------------------- as emitted code calls them

export const strSplit = (text: string): PyList => new PyList(splitWords(text));
/** `text.split(separator)`; an empty one is refused. */
export function strSplitBy(text: string, separator: string): PyList {
  if (separator === "") throw valueError("empty separator");
  return new PyList(splitBy(text, separator));
}
export const strStrip = (text: string): string => trimSpace(text, true, true);
export const strStripStart = (text: string): string => trimSpace(text, true, false);
export const strStripEnd = (text: string): string => trimSpace(text, false, true);
export const strStripSet = (text: string, set: string): string => trimSet(text, set, true, true);

/** `text.find(sub)` */
export function strFind(text: string, sub: string): number {
  const at = text.indexOf(sub);
  return at <= 0 || isPlain(text) ? at : Array.from(text.slice(0, at)).length;
}

/** `text.index(sub)`, `undefined` if it is not there. */
export function strIndexIfAny(text: string, sub: string): number | undefined {
  const at = strFind(text, sub);
  return at < 0 ? undefined : at;
}

/** `text.replace(old, by)` */
export const strReplace = (text: string, old: string, by: string): string => replaceText(text, old, by, -1);

/** `part in text` */
export const strHas = (part: string, text: string): boolean => text.includes(part);
