/**
 * What compiled code does with lists that hold nothing but floats. The bare numbers are used where the list has them; a list
 * that has boxes, from other code or because other code has looked into it, is treated as the list it is.
 */

import { indexError, valueError } from "./exceptions.js";
import { NO_FLOATS, PyFloatList, addFloats, extendFloats, packed, packedOf, popFloat } from "./float-list.js";
import { intArgument } from "./int-argument.js";
import { tooFew, tooMany } from "./iteration.js";
import { listGet, listPop } from "./list.js";
import type { PyList } from "./objects.js";
import { PyFloat } from "./objects.js";
import { MAX_ITEMS, outOfMemory, repeatItems } from "./sequence.js";
import { itemIndex } from "./slice-indices.js";
import { sortFloats } from "./sort.js";
import { getitem, setitem } from "./subscript.js";
import type { Value } from "./value.js";

/** Either kind of list: `f64` is `NO_FLOATS` where there are boxes. */
type FloatList = PyList & { f64: number[] };

/** The numbers, only to be read: those of the list itself, or copies. */
function numbersOf(list: FloatList): readonly number[] {
  if (list.f64 !== NO_FLOATS) return list.f64;
  const { items } = list;
  const bare = packed(items.length);
  for (let i = 0; i < bare.length; i++) bare[i] = (items[i] as PyFloat).v;
  return bare;
}

// ---------------------------------------------------------------- making

/** `[a, b, …]` */
export const floats = (given: readonly number[]): PyFloatList => new PyFloatList(packedOf(given));

/** `[]` that will hold floats. */
export const floatsNone = (): PyFloatList => new PyFloatList(NO_FLOATS.slice());

/** `[a, b]` */
export function floats2(a: number, b: number): PyFloatList {
  // A display of numbers that are not whole is an array of doubles from the beginning.
  const bare = [0.5, 0.5];
  bare[0] = a;
  bare[1] = b;
  return new PyFloatList(bare);
}

/** `[a, b, c]` */
export function floats3(a: number, b: number, c: number): PyFloatList {
  const bare = [0.5, 0.5, 0.5];
  bare[0] = a;
  bare[1] = b;
  bare[2] = c;
  return new PyFloatList(bare);
}

/** `[v] * count` */
export function floatsFilled(v: number, count: Value): PyFloatList {
  if (typeof count !== "number") return floatsRepeated(floats([v]), count);
  if (count > MAX_ITEMS) throw outOfMemory();
  const bare = packed(count > 0 ? count : 0);
  if (!Object.is(v, 0)) bare.fill(v);
  return new PyFloatList(bare);
}

/** `list * count` */
export const floatsRepeated = (list: FloatList, count: Value): PyFloatList =>
  floats(repeatItems(numbersOf(list), count) as number[]);

/** `a + b` */
export function floatsConcat(a: FloatList, b: FloatList): PyFloatList {
  const before = numbersOf(a);
  const after = numbersOf(b);
  if (before.length + after.length > FEW) return new PyFloatList(before.concat(after));
  const made = before.slice();
  extendFloats(made, after);
  return new PyFloatList(made);
}
/** So many numbers are sooner put behind each other one by one. */
const FEW = 16;

/** A list that nobody else has, without boxes. */
export const floatsBare = (list: FloatList): FloatList => (list.f64 === NO_FLOATS ? floatsSlice(list) : list);

/** `list(v)`, `v.copy()`, `v[start:stop]` by small ints: JavaScript counts from the end and clamps as Python does. */
export const floatsSlice = (list: FloatList, start?: number, stop?: number): PyFloatList =>
  new PyFloatList(numbersOf(list).slice(start, stop));

/** `sorted(v)` */
export function floatsSorted(list: FloatList): PyFloatList {
  const made = floatsSlice(list);
  sortFloats(made.f64);
  return made;
}

// ---------------------------------------------------------------- items

/** `len(v)`, where `v.f64` has no items. */
export const floatsLength = (list: FloatList): number =>
  list.f64 === NO_FLOATS ? list.items.length : list.f64.length;

/** Has the list an item `i`, which it has not in `f64`? */
export const floatsReach = (list: FloatList, i: number): boolean =>
  list.f64 === NO_FLOATS && i < list.items.length;

/** `v[i]`, any int; None raises. */
export function floatAt(list: FloatList | null, i: Value): number {
  if (list === null) return getitem(list, i) as never;
  const { f64 } = list;
  if (f64 === NO_FLOATS) return (listGet(list, i) as PyFloat).v;
  if (typeof i === "number") {
    const k = i < 0 ? i + f64.length : i;
    if (k >= 0 && k < f64.length) return f64[k] as number;
    throw indexError("list index out of range");
  }
  return f64[itemIndex("list", f64.length, i)] as number;
}

/** `v[i] = x`, any int; None raises. */
export function floatSet(list: FloatList | null, i: Value, x: number): void {
  if (list === null) return setitem(list, i, null);
  const { f64 } = list;
  if (f64 === NO_FLOATS) list.setitem$!(i, new PyFloat(x));
  else f64[itemIndex("list", f64.length, i)] = x;
}

/** `v.append(x)` */
export function floatAppend(list: FloatList, x: number): null {
  const { f64 } = list;
  if (f64 === NO_FLOATS) list.items.push(new PyFloat(x));
  else f64.push(x);
  return null;
}

/** `v.pop()`, `v.pop(i)` */
export function floatPop(list: FloatList, i?: Value): number {
  const { f64 } = list;
  if (f64 === NO_FLOATS) return (listPop(list, i) as PyFloat).v;
  return i === undefined && f64.length > 0 ? (f64.pop() as number) : popFloat(f64, i);
}

/** `v.insert(i, x)` */
export function floatInsert(list: FloatList, i: Value, x: number): null {
  if (list.f64 === NO_FLOATS) list.items.splice(intArgument(i), 0, new PyFloat(x));
  else list.f64.splice(intArgument(i), 0, x);
  return null;
}

/** `v.extend(w)` for another list of floats. */
export function floatsExtend(list: FloatList, more: FloatList): null {
  if (list.f64 === NO_FLOATS) list.ibin$!("+", more);
  else extendFloats(list.f64, numbersOf(more));
  return null;
}

/** `v.clear()` */
export function floatsClear(list: FloatList): null {
  if (list.f64 === NO_FLOATS) list.items.length = 0;
  else list.f64.length = 0;
  return null;
}

/** `v.reverse()` */
export function floatsReverse(list: FloatList): null {
  (list.f64 === NO_FLOATS ? list.items : list.f64).reverse();
  return null;
}

/** `v.sort()` */
export function floatsSort(list: FloatList): null {
  const bare = floatsSorted(list).f64;
  if (list.f64 === NO_FLOATS)
    for (let i = 0; i < bare.length; i++) list.items[i] = new PyFloat(bare[i] as number);
  else list.f64 = bare;
  return null;
}

/** `v.index(x)` */
export function floatIndex(list: FloatList, x: number): number {
  const at = numbersOf(list).indexOf(x);
  if (at < 0) throw valueError("object not in sequence");
  return at;
}

/** `a, b, … = v`: the numbers if there are `n`. */
export function floatsUnpack(list: FloatList, n: number): readonly number[] {
  const bare = numbersOf(list);
  if (bare.length === n) return bare;
  throw bare.length < n ? tooFew(bare.length) : tooMany(n);
}

// ---------------------------------------------------------------- all of them

/** `sum(v)` as a bare number; of an empty list it is 0, which is an int. */
export const floatsTotal = (list: FloatList): number => addFloats(numbersOf(list));

/** `sum(v)` */
export function floatsSum(list: FloatList): Value {
  const bare = numbersOf(list);
  return bare.length === 0 ? 0 : new PyFloat(addFloats(bare));
}

/** `min(v)`: the first of the smallest. */
export function floatsMin(list: FloatList): number {
  const bare = numbersOf(list);
  let least = first(bare);
  for (let i = 1; i < bare.length; i++) if ((bare[i] as number) < least) least = bare[i] as number;
  return least;
}

/** `max(v)`: the first of the largest. */
export function floatsMax(list: FloatList): number {
  const bare = numbersOf(list);
  let most = first(bare);
  for (let i = 1; i < bare.length; i++) if ((bare[i] as number) > most) most = bare[i] as number;
  return most;
}

function first(bare: readonly number[]): number {
  if (bare.length === 0) throw valueError("arg is an empty sequence");
  return bare[0] as number;
}
