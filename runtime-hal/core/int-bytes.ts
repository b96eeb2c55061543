/** Ints as bytes and bytes as ints: `to_bytes` and `from_bytes`. */

import { newException, overflowError, valueErrorType } from "./exceptions.js";
import { hexText } from "./hex-digits.js";
import { norm, type Int } from "./int-arith.js";
import { PyBytes } from "./objects.js";

/** The bytes of `self` in two's complement. */
export function toBytes(self: Int, length: number, little: boolean, signed: boolean): PyBytes {
  if (length < 0) throw newException(valueErrorType);
  if (self < 0 && !signed) throw overflowError("can't convert negative int to unsigned");
  const u8 = new Uint8Array(length);
  const rest = typeof self === "number" ? writeNumber(u8, self, little) : writeBigInt(u8, self, little);
  // What is left must repeat the sign, which is the highest bit written.
  const isNegative = signed && length > 0 && u8[little ? length - 1 : 0] >= 128;
  if (rest !== (isNegative ? -1 : 0)) throw overflowError(`value would overflow a ${length} byte buffer`);
  return new PyBytes(u8);
}

/** The low bytes of a safe integer in two's complement fill `u8`; what stands above them is given back. */
function writeNumber(u8: Uint8Array, value: number, little: boolean): number {
  const n = u8.length;
  let rest = value;
  for (let i = 0; i < n; i++) {
    u8[little ? i : n - 1 - i] = rest & 255;
    rest = (rest | 0) === rest ? rest >> 8 : Math.floor(rest / 256);
  }
  return rest;
}

/** Words of 64 bits on their way between bigints and bytes, the highest first; more bytes go through hexadecimal digits. */
const WORDS = new DataView(new ArrayBuffer(64));
const WORD_BYTES = new Uint8Array(WORDS.buffer);
const MOST_BYTES = 64;
const WORD = 64n;

/** The same of a bigint. */
function writeBigInt(u8: Uint8Array, value: bigint, little: boolean): Int {
  const n = u8.length;
  if (n > MOST_BYTES) return writeDigits(u8, value, little);
  const size = (n + 7) & -8;
  let rest = value;
  for (let at = size - 8; at >= 0; at -= 8) {
    WORDS.setBigUint64(at, rest);
    rest >>= WORD;
  }
  const unused = size - n;
  for (let i = 0; i < n; i++) u8[little ? n - 1 - i : i] = WORD_BYTES[unused + i];
  // What does not repeat the sign is put back above it.
  for (let i = 0; i < unused; i++) rest = (rest << 8n) | BigInt(WORD_BYTES[i]);
  return norm(rest);
}

/** The value of a hexadecimal digit in lower case. */
const digitValue = (code: number): number => (code & 15) + (code > 64 ? 9 : 0);

function writeDigits(u8: Uint8Array, value: bigint, little: boolean): Int {
  const n = u8.length;
  const hex = BigInt.asUintN(n * 8, value)
    .toString(16)
    .padStart(n * 2, "0");
  for (let i = 0; i < n; i++) {
    const byte = digitValue(hex.charCodeAt(2 * i)) * 16 + digitValue(hex.charCodeAt(2 * i + 1));
    u8[little ? n - 1 - i : i] = byte;
  }
  return norm(value >> (BigInt(n) * 8n));
}

/** The unsigned int whose bytes are `u8`. */
export function readInteger(u8: Uint8Array, little: boolean): Int {
  const n = u8.length;
  if (n <= 6) {
    let value = 0;
    if (little) for (let i = n - 1; i >= 0; i--) value = value * 256 + u8[i];
    else for (let i = 0; i < n; i++) value = value * 256 + u8[i];
    return value;
  }
  if (n > MOST_BYTES) return norm(BigInt("0x" + hexText(little ? u8.slice().reverse() : u8)));
  const size = (n + 7) & -8;
  const unused = size - n;
  for (let i = 0; i < unused; i++) WORD_BYTES[i] = 0;
  for (let i = 0; i < n; i++) WORD_BYTES[unused + i] = u8[little ? n - 1 - i : i];
  let value = WORDS.getBigUint64(0);
  for (let at = 8; at < size; at += 8) value = (value << WORD) | WORDS.getBigUint64(at);
  return norm(value);
}
