/**
 * Arithmetic on the bounds of ints: between which numbers the result of an operator lies, for operands between these.
 * Pure functions; a result that may leave the safe integers is the int without bounds, which may be a bigint.
 */

import { INT, type RType } from "../ir/types.js";

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const SAFE = Number.MAX_SAFE_INTEGER;
const ALL_SAFE: Bounds = { min: -SAFE, max: SAFE };
const BIT: Bounds = { min: 0, max: 1 };

/** The bounds of an int proven to be a number; of a bool, which is 0 or 1 where it is calculated with. */
export function boundsOf(t: RType): Bounds | undefined {
  if (t.kind === "bool") return BIT;
  if (t.kind !== "int" || !t.small) return undefined;
  return hasBounds(t) ? t : ALL_SAFE;
}

/** The type itself then tells them. */
const hasBounds = (t: Partial<Bounds>): t is Bounds => t.min !== undefined && t.max !== undefined;

/** An int between these, if that makes it small. */
export function between(min: number, max: number): RType {
  if (!(min >= -SAFE && max <= SAFE)) return INT;
  return min === -SAFE && max === SAFE
    ? { kind: "int", small: true }
    : { kind: "int", small: true, min: min + 0, max: max + 0 };
}

/** An int that is not negative and at most this. */
export const upTo = (max: number): RType => between(0, max);

/** What a count stays below; beyond it there is room for one more sum. */
export const COUNTED = 2 ** 52;

/** Steps of widening: the sizes that bytes and machine words have, so that a fixed point is soon reached. */
const UP = [0, 1, 255, 65535, 2 ** 24, 2 ** 31 - 1, 2 ** 32 - 1, 2 ** 42, COUNTED, SAFE];
const DOWN = [0, -1, -256, -65536, -(2 ** 24), -(2 ** 31), -(2 ** 42), -COUNTED, -SAFE];

/** Bounds around `x` and `y`, with each bound of `x` that has to move at one of the steps. */
export function widened(x: Bounds, y: Bounds): RType {
  return between(
    y.min >= x.min ? x.min : DOWN.find((step) => step <= y.min)!,
    y.max <= x.max ? x.max : UP.find((step) => step >= y.max)!,
  );
}

export function sum(x: Bounds, y: Bounds): RType {
  return between(x.min + y.min, x.max + y.max);
}

export function difference(x: Bounds, y: Bounds): RType {
  return between(x.min - y.max, x.max - y.min);
}

export function product(x: Bounds, y: Bounds): RType {
  const corners = [x.min * y.min, x.min * y.max, x.max * y.min, x.max * y.max];
  return between(Math.min(...corners), Math.max(...corners));
}

/** `x // y`; division by zero raises, so it gives nothing. */
export function quotient(x: Bounds, y: Bounds): RType {
  if (y.min > 0) {
    return between(
      Math.floor(x.min / (x.min < 0 ? y.min : y.max)),
      Math.floor(x.max / (x.max < 0 ? y.max : y.min)),
    );
  }
  const most = Math.max(-x.min, x.max, 0);
  return between(-most - 1, most + 1);
}

/** `x % y` has the sign of `y`; `x` may be any int. */
export function remainder(x: Bounds | undefined, y: Bounds): RType {
  const most = y.min > 0 && x !== undefined && x.min >= 0 ? Math.min(x.max, y.max - 1) : y.max - 1;
  return between(Math.min(0, y.min + 1), Math.max(0, most));
}

/** `x << y` */
export function shiftedLeft(x: Bounds, y: Bounds): RType {
  if (y.min < 0 || y.max > 60) return INT;
  return product(x, { min: 2 ** y.min, max: 2 ** y.max });
}

/** `x >> y`; a negative count raises. */
export function shiftedRight(x: Bounds, y: Bounds): RType {
  const least = Math.min(Math.max(y.min, 0), 64);
  const most = Math.min(Math.max(y.max, 0), 64);
  const min = Math.floor(x.min / 2 ** (x.min < 0 ? least : most));
  return between(min, Math.floor(x.max / 2 ** (x.max < 0 ? most : least)));
}

/** `x & y`; either may be any int (`undefined`) if the other is not negative. */
export function masked(x: Bounds | undefined, y: Bounds | undefined): RType {
  const isMask = (b: Bounds | undefined): b is Bounds => b !== undefined && b.min >= 0;
  if (isMask(x)) return upTo(isMask(y) ? Math.min(x.max, y.max) : x.max);
  if (isMask(y)) return upTo(y.max);
  return x === undefined || y === undefined ? INT : withinWord(x, y);
}

/** `x | y`, `x ^ y` */
export function combined(x: Bounds, y: Bounds): RType {
  if (x.min >= 0 && y.min >= 0) return upTo(wordAround(Math.max(x.max, y.max)) - 1);
  return withinWord(x, y);
}

function withinWord(x: Bounds, y: Bounds): RType {
  const word = wordAround(Math.max(x.max, y.max, -x.min - 1, -y.min - 1));
  return between(-word, word - 1);
}

/** The least power of two above `n`. */
function wordAround(n: number): number {
  let word = 1;
  while (word <= n) word *= 2;
  return word;
}

/** Both bounds of a negated int. */
export function negated(x: Bounds): RType {
  return between(-x.max, -x.min);
}
