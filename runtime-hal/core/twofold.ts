/**
 * Numbers that are a float or an int, held as a bare number and its kind: `false` for a float, `true` for a small int, and for a
 * large int that int itself, of which the number is the nearest float. What may be None instead has the kind `null` then, and
 * any number.
 *
 * Fields of instances that hold such numbers, as the compiler has shown, are two properties: `n$name` and `k$name`. What does
 * not know it meets accessors under the usual `$name`, as with fields of floats (`bare-fields.ts`).
 */

import { type Int, intAdd, intMul, intSub, intToFloat } from "./int-arith.js";
import { PyFloat } from "./objects.js";
import type { PyType } from "./type.js";
import type { Value } from "./value.js";

/** The kind of an int, a float or None. */
export function kindOfNumber(v: Value): boolean | bigint | null {
  return v === null ? null : typeof v === "object" ? false : typeof v === "number" ? true : v;
}

/** The bare number of an int or a float; any for None. */
export function bareNumber(v: Value): number {
  return v === null ? NaN : v instanceof PyFloat ? v.v : intToFloat(v);
}

/** The number of a kind, or None. */
export function numberOfParts(number: number, kind: Value): Value {
  return kind === false ? new PyFloat(number) : kind === true ? number : kind;
}

const intOf = (number: number, kind: Value): Int => (kind === true ? number : (kind as bigint));

/** The sum of two ints by their parts. */
export function addInts(a: number, aKind: Value, b: number, bKind: Value): Int {
  return intAdd(intOf(a, aKind), intOf(b, bKind));
}

/** Their difference. */
export function subInts(a: number, aKind: Value, b: number, bKind: Value): Int {
  return intSub(intOf(a, aKind), intOf(b, bKind));
}

/** Their product. */
export function mulInts(a: number, aKind: Value, b: number, bKind: Value): Int {
  return intMul(intOf(a, aKind), intOf(b, bKind));
}

/** Two large ints, which may be different and have the same number. */
const areLarge = (aKind: Value, bKind: Value): boolean =>
  typeof aKind === "bigint" && typeof bKind === "bigint";

/** `a < b` of numbers by their parts; other numbers than two large ints are in the order of their bare numbers. */
export function ltParts(a: number, aKind: Value, b: number, bKind: Value): boolean {
  return a < b || (a === b && areLarge(aKind, bKind) && (aKind as bigint) < (bKind as bigint));
}

/** `a <= b` */
export function leParts(a: number, aKind: Value, b: number, bKind: Value): boolean {
  return a < b || (a === b && (!areLarge(aKind, bKind) || (aKind as bigint) <= (bKind as bigint)));
}

/** `a > b` */
export const gtParts = (a: number, aKind: Value, b: number, bKind: Value): boolean =>
  ltParts(b, bKind, a, aKind);

/** `a >= b` */
export const geParts = (a: number, aKind: Value, b: number, bKind: Value): boolean =>
  leParts(b, bKind, a, aKind);

/** `a == b` */
export function eqParts(a: number, aKind: Value, b: number, bKind: Value): boolean {
  return a === b && (!areLarge(aKind, bKind) || aKind === bKind);
}

/** `a != b` */
export const neParts = (a: number, aKind: Value, b: number, bKind: Value): boolean =>
  !eqParts(a, aKind, b, bKind);

/** Puts the accessors on the prototype of a class, which it gives back; derived classes have them from there. */
export function twofoldFields(names: readonly string[], type: PyType): PyType {
  for (const name of names) {
    const number = "n$" + name;
    const kind = "k$" + name;
    Object.defineProperty(type.proto, "$" + name, {
      get(this: Value): Value {
        return this[number] === undefined ? undefined : numberOfParts(this[number], this[kind]);
      },
      set(this: Value, v: Value) {
        this[number] = bareNumber(v);
        this[kind] = kindOfNumber(v);
      },
      configurable: true,
      enumerable: false,
    });
  }
  return type;
}
