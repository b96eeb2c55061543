/** Bytes as hexadecimal digits and back. */

import { valueError } from "./exceptions.js";
import { latin1Encode } from "./utf8.js";

const DIGITS = latin1Encode("0123456789abcdef");
/** As many bytes become characters at once. */
const AT_ONCE = 2048;

/** Hexadecimal digits of bytes, two each, as bytes. */
export function hexBytes(u8: Uint8Array): Uint8Array {
  const out = new Uint8Array(2 * u8.length);
  for (let i = 0; i < u8.length; i++) {
    out[2 * i] = DIGITS[u8[i] >> 4];
    out[2 * i + 1] = DIGITS[u8[i] & 15];
  }
  return out;
}

/** So few bytes are put together from their digits: an array of these would take three times as long. */
const FEW = 16;
const DIGIT_TEXTS = Array.from("0123456789abcdef");

function fewAsText(u8: Uint8Array, between: string): string {
  let text = "";
  for (let i = 0; i < u8.length; i++) {
    const byte = u8[i];
    if (i > 0 && between !== "") text += between;
    text += (DIGIT_TEXTS[byte >> 4] as string) + (DIGIT_TEXTS[byte & 15] as string);
  }
  return text;
}

/** The same as text, with the first character of `between` between the pairs if it has one. */
export function hexText(u8: Uint8Array, between = ""): string {
  if (u8.length <= FEW) return fewAsText(u8, between === "" ? "" : (between[0] as string));
  const step = between === "" ? 2 : 3;
  const filling = between === "" ? 0 : between.charCodeAt(0);
  let text = "";
  for (let start = 0; start < u8.length; start += AT_ONCE) {
    const count = Math.min(u8.length - start, AT_ONCE);
    const codes = new Array<number>(step * count).fill(filling);
    for (let i = 0; i < count; i++) {
      const byte = u8[start + i];
      codes[step * i] = DIGITS[byte >> 4];
      codes[step * i + 1] = DIGITS[byte & 15];
    }
    if (step === 3 && start + count === u8.length) codes.pop();
    text += String.fromCharCode.apply(null, codes);
  }
  return text;
}

/** Bytes of hexadecimal digits; white space is allowed between pairs. */
export function parseHex(digits: Uint8Array): Uint8Array {
  const { length } = digits;
  const out = new Uint8Array(length >> 1);
  let n = 0;
  for (let i = 0; i < length; i++) {
    const c = digits[i];
    if (c === 0x20 || (c >= 9 && c <= 13)) continue;
    i++;
    const value = i < length ? digitValue(c) * 16 + digitValue(digits[i]) : NO_DIGIT;
    if (value < 0) throw valueError("non-hex digit");
    out[n++] = value;
  }
  return n === out.length ? out : out.slice(0, n);
}

/** Makes a pair negative, whatever the other digit is. */
const NO_DIGIT = -1000;

function digitValue(c: number): number {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  const lower = c | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : NO_DIGIT;
}
