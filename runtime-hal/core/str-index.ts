/**
 * Strings by code point. A Python str is a JavaScript string, whose own indices count UTF-16 units. They are the
 * same unless there are surrogates in it. Only programs that have met such a str look for them; that answer is remembered for the
 * last strings, and for one with surrogates its characters too, so that a loop over `s[i]` looks once.
 */

import { indexError, notImplementedError, typeError } from "./exceptions.js";
import { maybeInt } from "./int-argument.js";
import type { Int } from "./int-arith.js";
import { PySlice } from "./objects.js";
import { clampedIndex, placeWithin } from "./slice-indices.js";
import { typeName } from "./type.js";
import type { Value } from "./value.js";
import { mayBeWide, SURROGATE } from "./wide-text.js";

/** The last two strings without surrogates (two, for loops that compare one string with another). */
let lastPlain = "";
let plainBefore = "";
let lastWide = "";
let lastWideChars: readonly string[] = [];

/** Are code points and UTF-16 units the same in `s`? */
export function isPlain(s: string): boolean {
  return !mayBeWide() || s === lastPlain || s === plainBefore || look(s);
}

/** Strings up to this length are looked through faster than by a pattern, and need not be remembered. */
const SHORT = 24;

function hasSurrogate(s: string): boolean {
  for (let i = 0; i < s.length; i++) if ((s.charCodeAt(i) & 0xf800) === 0xd800) return true;
  return false;
}

function look(s: string): boolean {
  if (s.length <= SHORT) return !hasSurrogate(s);
  if (s === lastWide || SURROGATE.test(s)) return false;
  plainBefore = lastPlain;
  lastPlain = s;
  return true;
}

/** The characters (code points) of a string. */
export function codePoints(s: string): readonly string[] {
  if (s !== lastWide) {
    lastWideChars = Array.from(s);
    lastWide = s;
  }
  return lastWideChars;
}

/** `len(s)`. */
export function strLen(s: string): number {
  return isPlain(s) ? s.length : codePoints(s).length;
}

/** `s[i]` for an int `i`. */
export function strIndex(s: string, i: number): string {
  const chars = isPlain(s) ? s : codePoints(s);
  const c = chars[i < 0 ? i + chars.length : i];
  if (c === undefined) throw indexError("string index out of range");
  return c;
}

/** `s[start:stop]` for ints in any range. */
export function strSlice(s: string, start: Int, stop: Int): string {
  if (isPlain(s)) {
    const from = placeWithin(s.length, start);
    const to = placeWithin(s.length, stop);
    return from < to ? s.slice(from, to) : "";
  }
  const chars = codePoints(s);
  return chars.slice(placeWithin(chars.length, start), placeWithin(chars.length, stop)).join("");
}

/** The character that begins at a UTF-16 position, which is not in the middle of one. */
export function strCharacter(s: string, unit: number): string {
  const c = s.charCodeAt(unit);
  return c < 0xd800 || c > 0xdbff ? (s[unit] as string) : String.fromCodePoint(s.codePointAt(unit) as number);
}

/** `s[k]` for any value: an int or a slice with step 1. */
export function strGetItem(s: string, k: Value): string {
  if (typeof k === "number") return strIndex(s, k);
  if (k instanceof PySlice) {
    if (k.step !== null && k.step !== 1) {
      throw notImplementedError("only slices with step=1 (aka None) are supported");
    }
    return strSlice(
      s,
      k.start === null ? 0 : strBound(k.start),
      k.stop === null ? Infinity : strBound(k.stop),
    );
  }
  return strIndex(s, strBound(k));
}

function strBound(v: Value): number {
  const n = maybeInt(v);
  if (n === undefined) throw typeError(`string indices must be integers, not ${typeName(v)}`);
  return n;
}

/** UTF-16 position of a start or end argument (clamped), for searching in `s`. */
export function unitOfBound(s: string, bound: Value): number {
  if (isPlain(s)) return clampedIndex("string", s.length, bound);
  const chars = codePoints(s);
  const n = clampedIndex("string", chars.length, bound);
  let units = 0;
  for (let i = 0; i < n; i++) units += chars[i].length;
  return units;
}

/** Code point index of a UTF-16 position. */
export function indexOfUnit(s: string, unit: number): number {
  return isPlain(s) ? unit : Array.from(s.slice(0, unit)).length;
}
