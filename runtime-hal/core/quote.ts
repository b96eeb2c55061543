/** The `repr()` of text and of bytes: which quotes, which escapes. */

import { BEYOND_UNITS, beyondUnicodeAt } from "./beyond-unicode.js";

/** Code units that need a look: quotes, backslash, control characters, surrogates. */

const SPECIAL_IN_STR = /['"\\\x00-\x1f\x7f\ud800-\udfff]/;

function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

function escapeUnit(c: number, quote: string): string | undefined {
  if (c >= 0x20 && c !== 0x7f && c !== 0x5c && c !== quote.charCodeAt(0)) return undefined;
  const char = String.fromCharCode(c);
  if (char === quote || char === "\\") return "\\" + char;
  if (char === "\n") return "\\n";
  if (char === "\r") return "\\r";
  if (char === "\t") return "\\t";
  return "\\x" + c.toString(16).padStart(2, "0");
}

/** `repr()` of a str. */
export function quoteText(text: string): string {
  if (!SPECIAL_IN_STR.test(text)) return `'${text}'`;
  const quote = quoteFor(text);
  let out = quote;
  for (let i = 0; i < text.length;) {
    const beyond = beyondUnicodeAt(text, i);
    if (beyond !== undefined) {
      out += "\\U" + beyond.toString(16).padStart(8, "0");
      i += BEYOND_UNITS;
      continue;
    }
    const c = text.codePointAt(i) as number;
    const char = String.fromCodePoint(c);
    i += char.length;
    if (c < 0x80) out += escapeUnit(c, quote) ?? char;
    else if (c >= 0xd800 && c < 0xe000) out += "\\u" + c.toString(16);
    else out += char;
  }
  return out + quote;
}

/** Text that is the same in bytes as in quotes. */
const PLAIN_ASCII = /^[ -&(-[\]-~]*$/;

/** `repr()` of the bytes of a text without the `b`; most texts need no bytes for it. */
export function quoteEncoded(text: string, encode: (text: string) => Uint8Array): string {
  return PLAIN_ASCII.test(text) ? `'${text}'` : quoteBytes(encode(text));
}

/** `repr()` of bytes without the `b`. */
export function quoteBytes(u8: Uint8Array): string {
  const hasSingle = u8.includes(0x27);
  const quote = hasSingle && !u8.includes(0x22) ? '"' : "'";
  let out = quote;
  for (let i = 0; i < u8.length; i++) {
    const c = u8[i];
    out += c < 0x80 ? (escapeUnit(c, quote) ?? String.fromCharCode(c)) : "\\x" + c.toString(16);
  }
  return out + quote;
}
