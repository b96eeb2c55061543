/**
 * Lists of floats without a box for each item. The compiler makes them where it has shown that a list holds nothing but
 * floats (`compiler/types/float-lists.ts`); to Python they are lists like any other.
 *
 * `f64` has the bare numbers for as long as all who touch the list know of them. The first who does not asks for `items`,
 * and from then on the boxes made for him are what counts: `f64` is `NO_FLOATS`, as it is on every other list, so that
 * compiled code needs one test (`i < list.f64.length`). What is often asked by code that does not know (`repr`, `in`, iterating,
 * comparing) is answered here without giving the bare numbers up.
 *
 * All arrays in `f64` are of the kind that V8 stores as plain doubles; whoever makes one begins with `packed`.
 */

import { indexError } from "./exceptions.js";
import { PyFloat, PyList, PySlice } from "./objects.js";
import { includesItem } from "./sequence.js";
import { boundSlice, itemIndex, sliceItems } from "./slice-indices.js";
import { repr } from "./text.js";
import { defineType } from "./type.js";
import { PyObject, type BinaryOp, type CompareOp, type Iterator, type Value } from "./value.js";

const zeros: number[] = [0.5];
zeros[0] = 0;

/** The bare numbers of a list that has none. Nothing is ever put into it. */
export const NO_FLOATS: number[] = zeros.slice(0, 0);

/** The longest array that is made by copying. */
const COPIED = 1024;

/** `n` zeros, stored as doubles whatever is written over them. */
export function packed(n: number): number[] {
  while (zeros.length < n && zeros.length < COPIED) zeros.push(0);
  const made = zeros.slice(0, n);
  while (made.length < n) made.push(0);
  return made;
}

/** The same numbers, stored as doubles. */
export function packedOf(given: readonly number[]): number[] {
  const made = packed(given.length);
  for (let i = 0; i < made.length; i++) made[i] = given[i] as number;
  return made;
}

/** Floats for bare numbers, in an array of its own. */
export function boxes(bare: readonly number[]): Value[] {
  const made: Value[] = [];
  for (let i = 0; i < bare.length; i++) made.push(new PyFloat(bare[i] as number));
  return made;
}

/** Is this a list whose numbers are bare? */
export function isBare(v: Value): v is PyFloatList {
  return v instanceof PyFloatList && v.f64 !== NO_FLOATS;
}

/** The same items in a list that anybody may look into. */
const plain = (v: PyFloatList): Value => (isBare(v) ? new PyList(boxes(v.f64)) : v);

/** A list to Python, and to `instanceof PyList`: see the end of the file. */
export class PyFloatList extends PyObject {
  private boxed: Value[] | null = null;

  constructor(public f64: number[]) {
    super();
  }

  /** The items as all other lists have them. Whoever asks may keep and change them: the bare numbers are given up. */
  get items(): Value[] {
    if (this.boxed === null) this.items = boxes(this.f64);
    return this.boxed as Value[];
  }

  set items(items: Value[]) {
    this.boxed = items;
    this.f64 = NO_FLOATS;
  }

  override boxes$(): readonly Value[] {
    return this.f64 === NO_FLOATS ? this.items : boxes(this.f64);
  }

  override repr$(): string {
    const { f64 } = this;
    if (f64 === NO_FLOATS) return LIST.repr$!.call(this);
    let out = "[";
    for (let i = 0; i < f64.length; i++) out += (i === 0 ? "" : ", ") + repr(new PyFloat(f64[i] as number));
    return out + "]";
  }

  override truth$(): boolean {
    return this.len$() !== 0;
  }

  override len$(): number {
    return this.f64 === NO_FLOATS ? this.items.length : this.f64.length;
  }

  override contains$(item: Value): boolean {
    const { f64 } = this;
    if (f64 === NO_FLOATS) return LIST.contains$!.call(this, item);
    // Not a number is in no list, not even in its own.
    if (typeof item === "number") return f64.indexOf(item) >= 0;
    return item instanceof PyFloat ? f64.indexOf(item.v) >= 0 : includesItem(boxes(f64), item);
  }

  override getitem$(key: Value): Value {
    const { f64 } = this;
    if (f64 === NO_FLOATS) return LIST.getitem$!.call(this, key);
    if (key instanceof PySlice) return new PyFloatList(slicedFloats(f64, key));
    return new PyFloat(f64[itemIndex("list", f64.length, key)] as number);
  }

  override setitem$(key: Value, value: Value): void {
    const { f64 } = this;
    if (f64 === NO_FLOATS) return LIST.setitem$!.call(this, key, value);
    if (key instanceof PySlice) {
      if (!isBare(value) || !replaceSlice(f64, key, value.f64)) LIST.setitem$!.call(this, key, value);
    } else if (value instanceof PyFloat) f64[itemIndex("list", f64.length, key)] = value.v;
    else LIST.setitem$!.call(this, key, value);
  }

  override delitem$(key: Value): void {
    const { f64 } = this;
    if (f64 === NO_FLOATS) return LIST.delitem$!.call(this, key);
    if (!(key instanceof PySlice)) popFloat(f64, key);
    else if (!replaceSlice(f64, key, NO_FLOATS)) LIST.delitem$!.call(this, key);
  }

  override bin$(op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
    if (op === "==" && this.f64 !== NO_FLOATS && isBare(rhs)) return sameFloats(this.f64, rhs.f64);
    return LIST.bin$!.call(plain(this), op, rhs);
  }

  override rbin$(op: BinaryOp, lhs: Value): Value | undefined {
    return LIST.rbin$!.call(plain(this), op, lhs);
  }

  override ibin$(op: BinaryOp, rhs: Value): Value | undefined {
    if (op !== "+" || this.f64 === NO_FLOATS || !isBare(rhs)) return LIST.ibin$!.call(this, op, rhs);
    extendFloats(this.f64, rhs.f64);
    return this;
  }

  override sum$(): Value | undefined {
    const { f64 } = this;
    return f64.length === 0 ? undefined : new PyFloat(addFloats(f64));
  }

  override iter$(): Iterator {
    return new FloatIterator(this);
  }
}

/** Also from an array to itself, whose length is fixed beforehand. */
export function extendFloats(to: number[], from: readonly number[]): void {
  for (let i = 0, n = from.length; i < n; i++) to.push(from[i] as number);
}

/** Takes the item out that is at `i`, any int. */
export function popFloat(f64: number[], i: Value): number {
  if (f64.length === 0) throw indexError("pop from empty list");
  const k = itemIndex("list", f64.length, i);
  if (k === 0) return f64.shift() as number;
  return f64.splice(k, 1)[0] as number;
}

/** The sum from the left. */
export function addFloats(bare: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < bare.length; i++) total += bare[i] as number;
  return total;
}

function slicedFloats(f64: readonly number[], key: PySlice): number[] {
  // Slices of step 1 keep the kind of their array, what is put together item by item may not.
  return packedOf(sliceItems(f64, key) as number[]);
}

/** `list[key] = values`; false for a slice that cannot be assigned. */
function replaceSlice(f64: number[], key: PySlice, values: readonly number[]): boolean {
  const { start, stop, step } = boundSlice(key, f64.length);
  if (step !== 1) return false;
  const tail = f64.slice(Math.max(stop, start));
  const given = values === f64 ? values.slice() : values;
  f64.length = start;
  extendFloats(f64, given);
  extendFloats(f64, tail);
  return true;
}

function sameFloats(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Goes through a list that may grow, shrink and be given boxes meanwhile. */
class FloatIterator extends PyObject implements Iterator {
  private index = 0;
  constructor(private readonly list: PyFloatList) {
    super();
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const { f64 } = this.list;
    if (f64 !== NO_FLOATS)
      return this.index < f64.length ? new PyFloat(f64[this.index++] as number) : undefined;
    return this.list.items[this.index++];
  }
  rest$(): Value[] {
    const { list, index } = this;
    const left = list.f64 !== NO_FLOATS ? boxes(list.f64.slice(index)) : list.items.slice(index);
    this.index += left.length;
    return left;
  }
}
defineType({ name: "iterator", js: FloatIterator });

/** What other lists do. */
const LIST = PyList.prototype as PyList & { f64: number[] };
LIST.f64 = NO_FLOATS;
Object.setPrototypeOf(PyFloatList.prototype, LIST);
