/**
 * Arithmetic of ints as pure functions: numbers while everything is a safe integer, bigint beyond, results always
 * canonical and never -0. Lowest layer of the numbers: nothing here knows about Python objects but the errors.
 */

import { memoryErrorType, newException, overflowError, valueError, zeroDivision } from "./exceptions.js";

export type Int = number | bigint;

const MAX = Number.MAX_SAFE_INTEGER;
const MAX_BIG = BigInt(MAX);
const MIN_BIG = -MAX_BIG;
const TWO32 = 2 ** 32;
const WORD_LIMIT = 2n ** 63n;

/** Results of more bits than this are refused: V8 would work on them for minutes before it gives up itself. */
const MAX_BITS = 2 ** 27;

/** The canonical form of a bigint: a number if it is a safe integer. */
export function norm(b: bigint): Int {
  return b > MAX_BIG || b < MIN_BIG ? b : Number(b);
}

function isSafe(t: number): boolean {
  return t <= MAX && t >= -MAX;
}

/** Asking costs less than calling `BigInt` on what is one. */
function big(a: Int): bigint {
  return typeof a === "bigint" ? a : BigInt(a);
}

export function intAdd(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const t = a + b;
    if (isSafe(t)) return t;
  }
  return norm(big(a) + big(b));
}

export function intSub(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const t = a - b;
    if (isSafe(t)) return t;
  }
  return norm(big(a) - big(b));
}

export function intMul(a: Int, b: Int): Int {
  if (typeof a === "number") {
    if (typeof b === "number") {
      const t = a * b;
      return isSafe(t) ? t + 0 : BigInt(a) * BigInt(b);
    }
    return a === 0 ? 0 : BigInt(a) * b;
  }
  // A product with a large int is large, or 0.
  if (typeof b === "number") return b === 0 ? 0 : a * BigInt(b);
  return a * b;
}

/** `a // b`, rounded down; ZeroDivisionError. */
export function intFloorDiv(a: Int, b: Int): Int {
  if (b === 0) throw zeroDivision();
  if (typeof a === "number" && typeof b === "number") return Math.floor(a / b) + 0;
  const x = big(a);
  const y = big(b);
  const q = x / y;
  return norm(x < 0n !== b < 0 && q * y !== x ? q - 1n : q);
}

/** `a % b` with the sign of `b`; ZeroDivisionError. */
export function intMod(a: Int, b: Int): Int {
  if (b === 0) throw zeroDivision();
  if (typeof b === "number") {
    // a remainder of doubles is slow; the product here is at most `a`, so it is exact
    if (typeof a === "number" && a >= 0 && b > 0) return a - Math.floor(a / b) * b;
    const r = typeof a === "number" ? a % b : Number(a % BigInt(b));
    return (r !== 0 && r < 0 !== b < 0 ? r + b : r) + 0;
  }
  const r = big(a) % b;
  return norm(r > 0n === b > 0n || r === 0n ? r : r + b);
}

function tooBig(): Error {
  throw newException(memoryErrorType, "memory allocation failed");
}

function bitCount(a: bigint): number {
  return a.toString(16).length * 4;
}

/** `a ** b` for `b >= 0` (a negative exponent gives a float and is not handled here). */
export function intPow(a: Int, b: Int): Int {
  if (a === 1 || b === 0) return 1;
  if (a === 0) return 0;
  if (a === -1) return BigInt(b) % 2n === 0n ? 1 : -1;
  if (typeof b !== "number") throw tooBig();
  if (typeof a === "number") {
    const r = smallPow(a, b);
    if (r !== undefined) return r;
  }
  const base = BigInt(a);
  if ((bitCount(base) - 4) * b > MAX_BITS || b > MAX_BITS) throw tooBig();
  return norm(base ** BigInt(b));
}

/** By repeated squaring while all intermediate values are safe; `Math.pow` may be off by one. */
function smallPow(a: number, b: number): number | undefined {
  let result = 1;
  let square = a;
  for (let n = b; ;) {
    if (n % 2 === 1) {
      result *= square;
      if (!isSafe(result)) return undefined;
    }
    n = Math.floor(n / 2);
    if (n === 0) return result;
    square *= square;
    if (!isSafe(square)) return undefined;
  }
}

/** `pow(a, b, m)` of ints: 0 for a negative exponent, as MicroPython has it; the sign is that of `m`. */
export function intPow3(a: Int, b: Int, m: Int): Int {
  if (m === 0) throw valueError("divide by zero");
  if (b < 0 || m === 1 || m === -1) return 0;
  if (typeof m === "number" && typeof b === "number" && m <= MOST_FACTOR && m >= -MOST_FACTOR)
    return intMod(powerOfSmall(intMod(a, m) as number, b, m), m);
  const modulus = BigInt(m);
  const base = BigInt(a) % modulus;
  return intMod(norm(powerOf(base, BigInt(b), modulus)), m);
}

/** Products of two ints up to this one are safe. */
const MOST_FACTOR = 94906265;

/** `base ** exponent % modulus`, with the sign that falls out. */
function powerOfSmall(base: number, exponent: number, modulus: number): number {
  let result = 1;
  let square = base;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The same of large ints, four bits of the exponent at a time if it is long. */
function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const digits = exponent.toString(16);
  if (digits.length <= 12) {
    let result = 1n;
    let square = base;
    for (let n = exponent; n > 0n; n >>= 1n) {
      if (n & 1n) result = (result * square) % modulus;
      square = (square * square) % modulus;
    }
    return result;
  }
  const powers = [1n, base];
  for (let i = 2; i < 16; i++) powers.push(((powers[i - 1] as bigint) * base) % modulus);
  let result = 1n;
  for (let i = 0; i < digits.length; i++) {
    if (i > 0) for (let k = 0; k < 4; k++) result = (result * result) % modulus;
    const digit = parseInt(digits[i] as string, 16);
    if (digit > 0) result = (result * (powers[digit] as bigint)) % modulus;
  }
  return result;
}

/** A shift count as a number; counts beyond a machine word are errors. */
function shiftCount(n: Int): number {
  if (n < 0) {
    if (n <= -WORD_LIMIT) throw overflowError("overflow converting long int to machine word");
    throw valueError("negative shift count");
  }
  if (typeof n === "number") return n;
  if (n >= WORD_LIMIT) throw overflowError("overflow converting long int to machine word");
  return Number(n);
}

/** Whether JavaScript's bit operators take the int as it is. */
const isWord = (a: Int): a is number => typeof a === "number" && (a | 0) === a;

export function intShl(a: Int, n: Int): Int {
  // The power of two costs more than all the rest.
  if (typeof a === "number" && isWord(n) && n >= 0 && n < 31) {
    const t = a * (1 << n);
    if (isSafe(t)) return t;
  }
  const count = shiftCount(n);
  if (a === 0) return 0;
  if (typeof a === "number" && count < 53) {
    const t = a * 2 ** count;
    if (isSafe(t)) return t;
  }
  if (count > MAX_BITS) throw tooBig();
  return norm(BigInt(a) << BigInt(count));
}

/** The low 32 bits of `a << n` that are of no interest to JavaScript's operator: `n` is none of its counts. */
export function intLowShl(a: number, n: number): number {
  if (shiftCount(n) > MAX_BITS && a !== 0) throw tooBig();
  return 0;
}

export function intShr(a: Int, n: Int): Int {
  if (isWord(n) && n >= 0) {
    if (isWord(a)) return a >> (n < 31 ? n : 31);
    // The power of two costs more than all the rest.
    if (typeof a === "number" && n < 31) return Math.floor(a / (1 << n)) + 0;
  }
  const count = shiftCount(n);
  if (typeof a === "number") return count < 64 ? Math.floor(a / 2 ** count) + 0 : a < 0 ? -1 : 0;
  if (count > MAX_BITS) return a < 0n ? -1 : 0;
  return norm(a >> BigInt(count));
}

/*
 * Safe integers have 54 bits in two's complement: the upper part is `floor(a / 2**32)`, the lower 32 bits are what
 * JavaScript's own operators see. So no bigint is needed for numbers.
 */

export function intAnd(a: Int, b: Int): Int {
  if (isWord(a) && isWord(b)) return a & b;
  if (typeof a === "number" && typeof b === "number") {
    if ((b >= 0 && b < TWO32) || (a >= 0 && a < TWO32)) return (a & b) >>> 0;
    const t = (Math.floor(a / TWO32) & Math.floor(b / TWO32)) * TWO32 + ((a & b) >>> 0);
    if (isSafe(t)) return t;
  }
  // a mask of up to 32 bits needs the low bits of the other operand only
  if (typeof b === "number" && b >= 0 && b < TWO32)
    return (Number(BigInt.asUintN(32, a as bigint)) & b) >>> 0;
  if (typeof a === "number" && a >= 0 && a < TWO32)
    return (Number(BigInt.asUintN(32, b as bigint)) & a) >>> 0;
  return norm(big(a) & big(b));
}

export function intOr(a: Int, b: Int): Int {
  if (isWord(a) && isWord(b)) return a | b;
  if (typeof a === "number" && typeof b === "number") {
    return (Math.floor(a / TWO32) | Math.floor(b / TWO32)) * TWO32 + ((a | b) >>> 0);
  }
  return norm(big(a) | big(b));
}

/** The low 32 bits of an int that is no JavaScript number, with a sign. */
export function intLow(a: Int): number {
  return Number(BigInt.asIntN(32, big(a)));
}

export function intXor(a: Int, b: Int): Int {
  if (isWord(a) && isWord(b)) return a ^ b;
  if (typeof a === "number" && typeof b === "number") {
    // Checksums of 32 bits.
    if (a >= 0 && b >= 0 && a < TWO32 && b < TWO32) return (a ^ b) >>> 0;
    const t = (Math.floor(a / TWO32) ^ Math.floor(b / TWO32)) * TWO32 + ((a ^ b) >>> 0);
    if (isSafe(t)) return t;
  }
  return norm(big(a) ^ big(b));
}

export function intNeg(a: Int | boolean): Int {
  return typeof a === "bigint" ? norm(-a) : 0 - Number(a);
}

export function intAbs(a: Int | boolean): Int {
  return typeof a === "bigint" ? (a < 0n ? -a : a) : Math.abs(Number(a));
}

export function intInvert(a: Int | boolean): Int {
  if (typeof a === "bigint") return norm(~a);
  const t = -Number(a) - 1;
  return isSafe(t) ? t + 0 : ~BigInt(a);
}

/**
 * An int as a float. MicroPython adds up the 16-bit digits of a large int in floating point, so its result may be
 * one unit in the last place away from the nearest float; ours is the same.
 */
export function intToFloat(a: Int | boolean): number {
  if (typeof a !== "bigint") return Number(a);
  if (a < WORD_LIMIT && a > -WORD_LIMIT) return Number(a);
  const hex = (a < 0n ? -a : a).toString(16);
  let value = 0;
  for (let start = 0, end = hex.length % 4 || 4; start < hex.length; start = end, end += 4) {
    value = value * 65536 + parseInt(hex.slice(start, end), 16);
  }
  return a < 0n ? -value : value;
}

/** `int(v)` of a float: towards zero; OverflowError for infinities, ValueError for nan. */
export function intFromFloat(v: number): Int {
  if (Math.abs(v) <= MAX) return Math.trunc(v) + 0;
  if (v !== v) throw valueError("can't convert NaN to int");
  if (v === Infinity || v === -Infinity) throw overflowError("can't convert inf to int");
  return norm(BigInt(v));
}

/** The hash of an int is what is left of it in 63 bits. */
export function intHash(a: Int): Int {
  return typeof a === "number" ? a : norm(BigInt.asIntN(63, a));
}
