/**
 * Text as bytes and bytes as text. Checks only what MicroPython checks: lead bytes are followed by the right number
 * of continuation bytes. So surrogates go through in both directions, as they do there.
 */

import { BEYOND_UNITS, beyondUnicode, beyondUnicodeAt } from "./beyond-unicode.js";
import { newException, unicodeErrorType } from "./exceptions.js";
import { characterOf, noteText } from "./wide-text.js";

const SHORT = 64;
const LONE_SURROGATE = /\p{Surrogate}/u;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Number of bytes of `text` in UTF-8. */
export function utf8Length(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) n++;
    else if (c < 0x800) n += 2;
    else if (c >= 0xd800 && c < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      n += 4;
      i++;
    } else if (beyondUnicodeAt(text, i) !== undefined) {
      n += 4;
      i += BEYOND_UNITS - 1;
    } else n += 3;
  }
  return n;
}

function isLowSurrogate(c: number): boolean {
  return c >= 0xdc00 && c < 0xe000;
}

/** UTF-8 bytes of `text`, in a new array. */
export function utf8Encode(text: string): Uint8Array {
  const length = text.length;
  if (length > SHORT && !LONE_SURROGATE.test(text)) return encoder.encode(text);
  const ascii = new Uint8Array(length);
  let i = 0;
  for (let c: number; i < length && (c = text.charCodeAt(i)) < 0x80; i++) ascii[i] = c;
  return i === length ? ascii : encodeWide(text);
}

function encodeWide(text: string): Uint8Array {
  const { length } = text;
  const out = new Uint8Array(utf8Length(text));
  let o = 0;
  for (let i = 0; i < length; i++) {
    const beyond = beyondUnicodeAt(text, i);
    const c = beyond ?? (text.codePointAt(i) as number);
    if (c < 0x80) {
      out[o++] = c;
    } else if (c < 0x800) {
      out[o++] = 0xc0 | (c >> 6);
      out[o++] = 0x80 | (c & 0x3f);
    } else if (c < 0x10000) {
      out[o++] = 0xe0 | (c >> 12);
      out[o++] = 0x80 | ((c >> 6) & 0x3f);
      out[o++] = 0x80 | (c & 0x3f);
    } else {
      i += beyond === undefined ? 1 : BEYOND_UNITS - 1;
      out[o++] = 0xf0 | (c >> 18);
      out[o++] = 0x80 | ((c >> 12) & 0x3f);
      out[o++] = 0x80 | ((c >> 6) & 0x3f);
      out[o++] = 0x80 | (c & 0x3f);
    }
  }
  return out;
}

/** Text of UTF-8 bytes, or `undefined` if they are none. */
export function utf8DecodeOrUndefined(u8: Uint8Array): string | undefined {
  const { length } = u8;
  if (length <= SHORT) {
    let i = 0;
    while (i < length && u8[i] < 0x80) i++;
    if (i === length) return latin1Decode(u8);
  } else {
    try {
      return noteText(decoder.decode(u8));
    } catch {
      // overlong forms and surrogates are refused by the decoder but not by MicroPython: look again
    }
  }
  return decodeLoosely(u8, undefined);
}

/** Text of UTF-8 bytes; UnicodeError if they are none. */
export function utf8Decode(u8: Uint8Array): string {
  const text = utf8DecodeOrUndefined(u8);
  if (text === undefined) throw newException(unicodeErrorType);
  return text;
}

/** Decodes bytes that may be broken: each broken sequence becomes `replacement`. */
export function utf8DecodeReplacing(u8: Uint8Array, replacement: string): string {
  return decodeLoosely(u8, replacement) as string;
}

/** One pass over all sequences; without a replacement `undefined` at the first broken one. */
function decodeLoosely(u8: Uint8Array, replacement: string | undefined): string | undefined {
  let text = "";
  for (let i = 0; i < u8.length;) {
    const lead = u8[i++];
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const need = lead < 0xc0 || lead >= 0xf8 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    let c = lead & (0x7f >> need);
    let got = 0;
    while (got < need && i < u8.length && (u8[i] & 0xc0) === 0x80) {
      c = (c << 6) | (u8[i++] & 0x3f);
      got++;
    }
    if (need > 0 && got === need) text += c > 0x10ffff ? beyondUnicode(c) : characterOf(c);
    else if (replacement === undefined) return undefined;
    else text += replacement;
  }
  return text;
}

const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Are the characters of `text` its bytes? */
export function isAsciiText(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

export function isAscii(u8: Uint8Array): boolean {
  for (let i = 0; i < u8.length; i++) if (u8[i] >= 0x80) return false;
  return true;
}

const CHUNK = 8192;
/** So few are handed over eight by eight: with an array they would take twice as long. */
const FEW = 64;

/** One character for each byte: the form in which the methods of bytes and str share their algorithms. */
export function latin1Decode(u8: Uint8Array): string {
  const { length } = u8;
  let text = "";
  if (length > FEW) {
    if (length <= CHUNK) return String.fromCharCode.apply(null, u8 as unknown as number[]);
    for (let i = 0; i < length; i += CHUNK)
      text += String.fromCharCode.apply(null, u8.subarray(i, i + CHUNK) as unknown as number[]);
    return text;
  }
  const { fromCharCode } = String;
  let i = 0;
  for (; i + 8 <= length; i += 8)
    text += fromCharCode(u8[i], u8[i + 1], u8[i + 2], u8[i + 3], u8[i + 4], u8[i + 5], u8[i + 6], u8[i + 7]);
  if (i + 4 <= length) {
    text += fromCharCode(u8[i], u8[i + 1], u8[i + 2], u8[i + 3]);
    i += 4;
  }
  for (; i < length; i++) text += fromCharCode(u8[i]);
  return text;
}

/** One byte for each character (which must be below 256). */
export function latin1Encode(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out;
}
