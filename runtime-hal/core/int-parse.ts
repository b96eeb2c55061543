/**
 * Text to int, as `int(text, base)` reads it: white space around, a sign, a base prefix, underscores anywhere
 * in what fits MicroPython's small ints.
 */

import { valueError, type PyBaseException } from "./exceptions.js";
import { norm, type Int } from "./int-arith.js";
import { quoteEncoded } from "./quote.js";
import { utf8Encode } from "./utf8.js";

/** Letters of the bases that have a prefix. */
const PREFIXES: Readonly<Record<string, number>> = { x: 16, o: 8, b: 2 };

export function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}

/** Value of a digit or letter, 99 if it is none. */
function digitValue(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return c < 128 && lower >= 97 && lower <= 122 ? lower - 87 : 99;
}

/** Plain decimal figures, few enough for a number; -1 for anything else. */
function plainDecimal(text: string): number {
  const n = text.length;
  if (n === 0 || n > 15) return -1;
  let value = 0;
  for (let i = 0; i < n; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** `int(text)` */
export function intOfStr(text: string): Int {
  const plain = plainDecimal(text);
  return plain >= 0 ? plain : parseInteger(text, 10);
}

/** The same, `undefined` for what is no number. */
export function intIfAny(text: string): Int | undefined {
  const plain = plainDecimal(text);
  return plain >= 0 ? plain : readInteger(text, 10, () => undefined);
}

const SMALL_INT_MAX = 2n ** 62n - 1n;

/** `int(text, base)`, `undefined` for what is no number in that base. */
export function digitsIfAny(text: string, base: number): Int | undefined {
  return readInteger(text, base, () => undefined);
}

/** Parses an integer in `base` (2 to 36, or 0 for the base given by the prefix). */
export function parseInteger(text: string, base: number, encode = utf8Encode): Int {
  return readInteger(text, base, (rest, radix) => {
    throw syntaxError(rest, radix, encode);
  });
}

/** The same; `fail` says what to give for a text that is no integer, of which it gets the part behind sign and prefix. */
function readInteger<F>(text: string, base: number, fail: (rest: string, radix: number) => F): Int | F {
  if ((base !== 0 && base < 2) || base > 36) throw valueError("int() arg 2 must be >= 2 and <= 36");
  if (base === 10) {
    const plain = plainDecimal(text);
    if (plain >= 0) return plain;
  }
  const end = text.length;
  let i = 0;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  let negative = false;
  if (text[i] === "+" || text[i] === "-") negative = text[i++] === "-";

  // A leading zero without a prefix in base 0 allows zeros only: base 1 has no other digit.
  let radix = base;
  if (end - i > 1 && text[i] === "0") {
    const prefix = PREFIXES[text[i + 1].toLowerCase()];
    if (prefix !== undefined && (base === 0 || base === prefix)) {
      radix = prefix;
      i += 2;
    } else if (base === 0) radix = 1;
  } else if (base === 0) radix = 10;

  const start = i;
  let value = 0;
  for (; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 95) continue;
    const digit = digitValue(c);
    if (digit >= radix) break;
    value = value * radix + digit;
  }
  const stop = i;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  if (stop === start || i !== end) return fail(text.slice(start), radix);
  if (value <= Number.MAX_SAFE_INTEGER) return negative ? 0 - value : value;
  const digits = text.slice(start, stop);
  const big = bigFromDigits(digits.replaceAll("_", ""), radix);
  // What does not fit its small ints, MicroPython reads in another way, which takes no underscores.
  if (big > SMALL_INT_MAX && digits.includes("_")) return fail(text.slice(start), radix);
  return norm(negative ? -big : big);
}

function syntaxError(rest: string, radix: number, encode: typeof utf8Encode): PyBaseException {
  const quoted = quoteEncoded(rest, encode);
  return valueError(`invalid syntax for integer with base ${radix === 1 ? 0 : radix}: ${quoted}`);
}

/** A bigint from digits in any base; JavaScript itself reads only some bases. */
function bigFromDigits(digits: string, radix: number): bigint {
  if (radix === 10) return BigInt(digits);
  if (radix === 16) return BigInt("0x" + digits);
  if (radix === 8) return BigInt("0o" + digits);
  if (radix === 2) return BigInt("0b" + digits);
  if (digits.length <= 8) return BigInt(parseInt(digits, radix));
  const split = digits.length >> 1;
  const low = digits.length - split;
  return (
    bigFromDigits(digits.slice(0, split), radix) * BigInt(radix) ** BigInt(low) +
    bigFromDigits(digits.slice(split), radix)
  );
}
