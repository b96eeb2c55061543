/**
 * "Characters" beyond U+10FFFF. MicroPython reads any four bytes that look like UTF-8 as one; JavaScript has no such
 * code points. They are kept as three low surrogates, of which the first is U+DFFF: what no other text has. So they
 * are shown and encoded as they came; only that they count as three characters is different.
 */

import { wideText } from "./wide-text.js";

const FIRST = 0x110000;
const MARK = 0xdfff;
const LOW = 0xdc00;

/** The code units for `c`, which is above 0x10FFFF and below 0x200000. */
export function beyondUnicode(c: number): string {
  wideText();
  const v = c - FIRST;
  return String.fromCharCode(MARK, LOW + (v >> 10), LOW + (v & 0x3ff));
}

/** Number of code units of one such character. */
export const BEYOND_UNITS = 3;

/** The character that begins at `i`, or `undefined` if it is an ordinary one. */
export function beyondUnicodeAt(text: string, i: number): number | undefined {
  if (text.charCodeAt(i) !== MARK) return undefined;
  const high = text.charCodeAt(i + 1) - LOW;
  const low = text.charCodeAt(i + 2) - LOW;
  return high >= 0 && high < 0x400 && low >= 0 && low < 0x400 ? FIRST + (high << 10) + low : undefined;
}
