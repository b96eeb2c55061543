/**
 * What `@micropython.viper` functions need at run time: conversions from Python values to 32-bit machine words and
 * access to memory by address. Words are JavaScript numbers: signed for int, unsigned for uint and pointers.
 */

import { addressOf, loadMemory, storeMemory } from "./address-space.js";
import { typeError, zeroDivision } from "./exceptions.js";
import { intArgument } from "./int-argument.js";
import { truth } from "./operators.js";
import { protoOf, typeName } from "./type.js";
import type { Value } from "./value.js";

/** The low 32 bits of any integer, signed. */
function word(v: Value): number {
  if (typeof v === "number") return (v % 4294967296) | 0;
  if (typeof v === "bigint") return Number(BigInt.asIntN(32, v));
  return Number(v) | 0;
}

/** A Python value as an int; None is 0, anything without an integer value raises TypeError. */
export function viperInt(v: Value): number {
  if (typeof v === "number" || typeof v === "bigint" || typeof v === "boolean") return word(v);
  if (v === null) return 0;
  return word(intArgument(v));
}

export function viperUint(v: Value): number {
  return viperInt(v) >>> 0;
}

export function viperBool(v: Value): boolean {
  return truth(v);
}

/** The address of a buffer, or an address given as an int. */
export function viperPtr(v: Value): number {
  if (typeof v === "number" || typeof v === "bigint" || typeof v === "boolean") return word(v) >>> 0;
  const buffer = protoOf(v).buffer$;
  if (buffer === undefined) throw typeError(`can't convert ${typeName(v)} to int`);
  return addressOf(buffer.call(v).u8);
}

export const viperLoad8 = (pointer: number, index: number): number => loadMemory((pointer + index) >>> 0, 1);
export const viperLoad16 = (pointer: number, index: number): number =>
  loadMemory((pointer + index * 2) >>> 0, 2);
/** Signed, as an int; `uint(p[i])` makes it unsigned. */
export const viperLoad32 = (pointer: number, index: number): number =>
  loadMemory((pointer + index * 4) >>> 0, 4) | 0;
export function viperStore8(pointer: number, index: number, v: number): void {
  storeMemory((pointer + index) >>> 0, 1, v);
}
export function viperStore16(pointer: number, index: number, v: number): void {
  storeMemory((pointer + index * 2) >>> 0, 2, v);
}
export function viperStore32(pointer: number, index: number, v: number): void {
  storeMemory((pointer + index * 4) >>> 0, 4, v);
}

/** Floor division of signed words. */
export function viperFloorDiv(a: number, b: number): number {
  if (b === 0) throw zeroDivision();
  return Math.floor(a / b) | 0;
}

/** Remainder with the sign of the divisor. */
export function viperMod(a: number, b: number): number {
  if (b === 0) throw zeroDivision();
  const r = a % b;
  return (r !== 0 && r < 0 !== b < 0 ? r + b : r) | 0;
}

/** Shifts by the word size or more leave nothing but the sign. */
export const viperShl = (a: number, n: number): number => (n >= 32 || n < 0 ? 0 : a << n);
export const viperShr = (a: number, n: number): number => a >> (n >= 32 || n < 0 ? 31 : n);
export const viperShrUnsigned = (a: number, n: number): number => (n >= 32 || n < 0 ? 0 : a >>> n);

/** `a ** b` of words; a negative exponent gives 0 as in integer arithmetic. */
export function viperPow(a: number, n: number): number {
  let result = 1;
  for (let base = a, e = n; e > 0; e = Math.floor(e / 2)) {
    if (e & 1) result = Math.imul(result, base);
    base = Math.imul(base, base);
  }
  return n < 0 ? 0 : result;
}
