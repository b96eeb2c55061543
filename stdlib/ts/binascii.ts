/** The module binascii: hexadecimal, base64, CRC-32. */

import { getBytes } from "../../runtime-hal/core/buffer.js";
import { hexOf } from "../../runtime-hal/core/bytes-methods.js";
import { valueError } from "../../runtime-hal/core/exceptions.js";
import { hexBytes, parseHex } from "../../runtime-hal/core/hex-digits.js";
import { native, nativeKw, parseArguments } from "../../runtime-hal/core/native.js";
import { int32Argument } from "../../runtime-hal/core/number-argument.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { truth } from "../../runtime-hal/core/operators.js";
import { latin1Encode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";

const ALPHABET = latin1Encode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const PAD = 0x3d;
const NEWLINE = 0x0a;

/** Value of each base64 character, -1 for others. */
const SEXTETS = new Int8Array(256).fill(-1);
ALPHABET.forEach((char, value) => (SEXTETS[char] = value));

/** Characters outside the alphabet are skipped; decoding ends at a complete padding. */
function decodeBase64(text: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4) + 1);
  let length = 0;
  let pending = 0;
  let bits = 0;
  let afterPad = false;
  for (const char of text) {
    if (char === PAD) {
      if (bits === 2 || (bits === 4 && afterPad)) {
        bits = 0;
        break;
      }
      afterPad = true;
    }
    const sextet = SEXTETS[char];
    if (sextet < 0) continue;
    afterPad = false;
    pending = ((pending << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[length++] = pending >> bits;
    }
  }
  if (bits !== 0) throw valueError("incorrect padding");
  return out.slice(0, length);
}

function encodeBase64(data: Uint8Array, newline: boolean): Uint8Array {
  const digits = Math.ceil(data.length / 3) * 4;
  const out = new Uint8Array(digits + (newline ? 1 : 0));
  const { length } = data;
  let o = 0;
  for (let i = 0; i < length; i += 3) {
    const left = length - i;
    const group = (data[i] << 16) | (left > 1 ? data[i + 1] << 8 : 0) | (left > 2 ? data[i + 2] : 0);
    out[o] = ALPHABET[group >> 18];
    out[o + 1] = ALPHABET[(group >> 12) & 63];
    out[o + 2] = left > 1 ? ALPHABET[(group >> 6) & 63] : PAD;
    out[o + 3] = left > 2 ? ALPHABET[group & 63] : PAD;
    o += 4;
  }
  if (newline) out[digits] = NEWLINE;
  return out;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb8_8320 : c >>> 1;
  return c;
});

/** CRC-32 of `data`, going on from `start` (the checksum of what came before). */
export function crc32(data: Uint8Array, start: number): number {
  let crc = ~start;
  for (let i = 0; i < data.length; i++) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ data[i]) & 0xff];
  return ~crc >>> 0;
}

const NEWLINE_ARGUMENT = [{ name: "newline", default: true }];

export function binasciiModule(): Record<string, Value> {
  return {
    hexlify: native("hexlify", 1, 2, (data: Value, separator?: Value) => {
      const u8 = getBytes(data);
      return new PyBytes(separator === undefined ? hexBytes(u8) : latin1Encode(hexOf(u8, separator)));
    }),
    unhexlify: native("unhexlify", 1, 1, (data: Value) => new PyBytes(parseHex(getBytes(data)))),
    a2b_base64: native("a2b_base64", 1, 1, (data: Value) => new PyBytes(decodeBase64(getBytes(data)))),
    b2a_base64: nativeKw("b2a_base64", 1, Infinity, (args, kw) => {
      const [newline] = parseArguments(args.slice(1), kw, NEWLINE_ARGUMENT);
      return new PyBytes(encodeBase64(getBytes(args[0]), truth(newline)));
    }),
    crc32: native("crc32", 1, 2, (data: Value, start?: Value) => {
      return crc32(getBytes(data), start === undefined ? 0 : int32Argument(start));
    }),
  };
}
