/**
 * Data of set and frozenset, in one of three forms: nothing but small ints (`small-ints.ts`), a few strs in an array that is
 * searched from the start, as in records (`dict-record.ts`), or an insertion-ordered table over canonical keys (`key.ts`).
 * Only storage, and what two sets of one form are combined to; slots and methods are in `set.ts` and `frozenset.ts`.
 */

import { MOST_FIELDS, fieldIndex } from "./dict-record.js";
import { Cell, KeyIndex, NEEDS_CELL, mapKey } from "./key.js";
import { locate, place } from "./key-table.js";
import { SmallInts } from "./small-ints.js";
import { PyObject, type Value } from "./value.js";

/** The strs of an empty set, which all empty sets share: nothing is ever put into them. */
const NO_STRS: string[] = [];

/** The constructor of Map would go through its entries by the protocol of iterators, which takes half as long again. */
function mapCopy(map: ReadonlyMap<Value, Value>): Map<Value, Value> {
  const copy = new Map<Value, Value>();
  for (const entry of map) copy.set(entry[0], entry[1]);
  return copy;
}

/** Adds the strs that are missing, none of which comes twice. */
function addMissing(strs: string[], more: readonly string[]): void {
  const known = strs.length;
  for (let i = 0; i < more.length; i++) {
    const s = more[i] as string;
    let at = 0;
    while (at < known && strs[at] !== s) at++;
    if (at === known) strs.push(s);
  }
}

/** The Map that an item was popped of last, and the walk that has come to that item. */
let poppedMap: ReadonlyMap<Value, Value> | null = null;
let poppedWalk: Iterator<Value> | null = null;

/** Storage shared by set and frozenset. */
export abstract class PySetBase extends PyObject {
  /** The items, while they are nothing but small ints. */
  private ints: SmallInts | null;
  /**
   * The items, while they are a few strs; `NO_STRS` as long as there are none. What operators make of two such sets may be more than
   * a few, until it is searched or added to.
   */
  private strs: string[] | null;
  /** Otherwise, from canonical key to the item as it was first given. */
  private map: Map<Value, Value> | null;
  private index: KeyIndex | null;
  /** There may be tuples that are numbers in the Map, bytes that are strings, True or 1.0 under 1: items that are not their keys. */
  private packs: boolean;

  constructor() {
    super();
    this.ints = null;
    this.strs = NO_STRS;
    this.map = null;
    this.index = null;
    this.packs = false;
  }

  /** An empty one of the same built-in type. */
  abstract emptyLike(): PySetBase;

  get size(): number {
    return this.strs?.length ?? this.ints?.size ?? this.table().size;
  }

  /** The Map, which the items are in from now on. */
  private table(): Map<Value, Value> {
    return this.map ?? this.settle();
  }

  private settle(): Map<Value, Value> {
    const map = new Map<Value, Value>();
    const { strs } = this;
    if (strs !== null) for (let i = 0; i < strs.length; i++) map.set(strs[i], strs[i]);
    else {
      const items = this.items();
      for (let i = 0; i < items.length; i++) map.set(mapKey(items[i]), items[i]);
    }
    this.ints = null;
    this.strs = null;
    return (this.map = map);
  }

  has(item: Value): boolean {
    const { ints } = this;
    return typeof item === "number" && ints !== null ? ints.has(item) : this.hasOther(item);
  }

  private hasOther(item: Value): boolean {
    const { strs } = this;
    if (strs !== null) {
      if (typeof item === "string" && strs.length <= MOST_FIELDS) return fieldIndex(strs, item) >= 0;
      // In MicroPython an empty set is not searched, so an unhashable item goes unnoticed.
      if (typeof item === "number" || strs.length === 0) return false;
    }
    const map = this.map ?? this.settle();
    const k: Value = typeof item === "string" ? item : mapKey(item);
    if (k !== NEEDS_CELL) {
      if (map.has(k)) return true;
      if (this.index === null) return false;
    }
    const found: Value = locate(map, this.index, item, k, this.packs);
    return found instanceof Cell || map.has(found);
  }

  /** Adds an item unless an equal one is there. */
  add(item: Value): void {
    const { ints } = this;
    if (typeof item === "number" && ints !== null && ints.add(item)) return;
    this.addOther(item);
  }

  private addOther(item: Value): void {
    const { strs } = this;
    if (strs === null) return this.put(item);
    if (typeof item === "string") {
      if (strs.length === 0) this.strs = [item];
      else if (fieldIndex(strs, item) < 0) {
        if (strs.length < MOST_FIELDS) strs.push(item);
        else this.put(item);
      }
      return;
    }
    if (typeof item === "number" && strs.length === 0) {
      const begun = SmallInts.none();
      if (begun.add(item)) return this.become(begun);
    }
    this.put(item);
  }

  /** The small ints are all the items. */
  private become(ints: SmallInts): void {
    this.ints = ints;
    this.strs = null;
  }

  /** Adds an item to the table. */
  private put(item: Value): void {
    const map = this.table();
    let k: Value = typeof item === "string" ? item : mapKey(item);
    // What is its own key can be put there again, if nothing else has that key.
    if (k === item && this.index === null && !this.packs) {
      map.set(k, item);
      return;
    }
    if (k === NEEDS_CELL || (this.index !== null && !map.has(k)))
      k = place(map, (this.index ??= new KeyIndex()), item, k, this.packs);
    if (k instanceof Cell) {
      if (k.kept !== undefined) return;
      k.kept = item;
    } else {
      if (map.has(k)) return;
      if (typeof k !== "object" && k !== item) this.packs = true;
    }
    map.set(k, item);
  }

  /** Removes an item; false if it was not there. */
  delete(item: Value): boolean {
    const { ints } = this;
    return typeof item === "number" && ints !== null ? ints.delete(item) : this.deleteOther(item);
  }

  private deleteOther(item: Value): boolean {
    const { strs } = this;
    if (strs !== null) {
      if (typeof item === "string") return this.deleteStr(strs, item);
      if (typeof item === "number" || strs.length === 0) return false;
    }
    const map = this.table();
    if (this.index === null) {
      const k: Value = typeof item === "string" ? item : mapKey(item);
      if (k !== NEEDS_CELL) return map.delete(k);
    }
    const k: Value = locate(map, this.index, item, mapKey(item), this.packs);
    if (k === undefined) return false;
    if (k instanceof Cell) (this.index as KeyIndex).remove(k);
    return map.delete(k);
  }

  /** What goes through the strs keeps the array that it goes through. */
  private deleteStr(strs: readonly string[], item: string): boolean {
    const at = fieldIndex(strs, item);
    if (at < 0) return false;
    const rest: string[] = [];
    for (let i = 0; i < strs.length; i++) if (i !== at) rest.push(strs[i] as string);
    this.strs = rest.length === 0 ? NO_STRS : rest;
    return true;
  }

  clear(): void {
    if (this.map === null) {
      this.ints = null;
      this.strs = NO_STRS;
    } else this.map.clear();
    this.index = null;
    this.packs = false;
  }

  /** Gives an empty set the items of another one. What needs no cell is found by the same keys in both. */
  fill(other: PySetBase): void {
    if (other.index !== null) {
      this.addEach(other.items());
      return;
    }
    this.ints = other.ints === null ? null : other.ints.copy();
    this.strs = other.strs === null || other.strs.length === 0 ? other.strs : other.strs.slice();
    this.map = other.map === null ? null : mapCopy(other.map);
    this.index = null;
    this.packs = other.packs;
  }

  private addEach(items: readonly Value[]): void {
    for (let i = 0; i < items.length; i++) this.add(items[i]);
  }

  /** Adds the items of another set. */
  merge(other: PySetBase): void {
    if (this.size === 0) return this.fill(other);
    const { map, strs, ints } = this;
    if (ints !== null && other.ints !== null && ints.merge(other.ints)) return;
    if (
      strs !== null &&
      other.strs !== null &&
      strs.length <= MOST_FIELDS &&
      other.strs.length <= MOST_FIELDS
    )
      return addMissing(strs, other.strs);
    if (map === null || other.map === null || this.index !== null || other.index !== null) {
      this.addEach(other.items());
      return;
    }
    for (const entry of other.map) if (!map.has(entry[0])) map.set(entry[0], entry[1]);
    if (other.packs) this.packs = true;
  }

  /** The items in order, only to be read, until the next change. */
  items(): readonly Value[] {
    return this.listed() ?? [...this.table().values()];
  }

  /**
   * The items in order, if they stand in an array; other code may change the set meanwhile, and what it adds stands behind them.
   * `undefined` if they are in a table.
   */
  listed(): readonly Value[] | undefined {
    return this.strs ?? this.ints?.members();
  }

  /** Says that so many different strs are to be added: many have a table from the beginning. */
  expectStrs(count: number): void {
    if (count > MOST_FIELDS && this.strs !== null) this.table();
  }

  /** The items of a table in order; items added while it runs are seen, removed ones are not. */
  walk(): IterableIterator<Value> {
    return this.table().values();
  }

  /**
   * The first item, which is to be removed then. A walk of its own would go through the places of all that have been removed
   * before; what is added behind is seen by the walk that has come so far.
   */
  firstToPop(): Value {
    const { ints, strs } = this;
    if (strs !== null) return strs[0];
    if (ints !== null) return ints.size === 0 ? undefined : ints.first();
    const map = this.table();
    if (poppedMap !== map) poppedWalk = null;
    poppedMap = map;
    const { value, done } = (poppedWalk ??= map.values()).next();
    if (done !== true) return value;
    poppedWalk = map.values();
    return poppedWalk.next().value;
  }

  /** Takes over the items of `other`, which is not used afterwards. */
  take(other: PySetBase): void {
    this.ints = other.ints;
    this.strs = other.strs;
    this.map = other.map;
    this.index = other.index;
    this.packs = other.packs;
  }

  /** Is each item of this set in another one? */
  isWithin(other: PySetBase): boolean {
    const { strs, ints } = this;
    if (strs !== null && other.strs !== null) {
      for (let i = 0; i < strs.length; i++) if (fieldIndex(other.strs, strs[i] as string) < 0) return false;
      return true;
    }
    if (ints !== null && other.ints !== null) return ints.areWithin(other.ints);
    const items = this.items();
    for (let i = 0; i < items.length; i++) if (!other.has(items[i])) return false;
    return true;
  }

  /** Is any item of this set in another one? */
  meets(other: PySetBase): boolean {
    const items = this.items();
    for (let i = 0; i < items.length; i++) if (other.has(items[i])) return true;
    return false;
  }

  /** Are all items found without asking what is equal to them? */
  isPlain(): boolean {
    return this.index === null;
  }

  /** Gives an empty set the items of `from` that are in `other`, or those that are not. */
  choose(from: PySetBase, other: PySetBase, areIn: boolean): void {
    const { ints, strs } = from;
    if (ints !== null && other.ints !== null) {
      const chosen = ints.choose(other.ints, areIn);
      if (chosen !== undefined) {
        if (chosen.size > 0) this.become(chosen);
        return;
      }
    } else if (strs !== null && other.strs !== null) return this.chooseStrs(strs, other.strs, areIn);
    if (this.chooseKeys(from, other, areIn)) return;
    const items = from.items();
    for (let i = 0; i < items.length; i++) if (other.has(items[i]) === areIn) this.add(items[i]);
  }

  /** The same for two tables of keys that need no cell; false if they are something else. */
  private chooseKeys(from: PySetBase, other: PySetBase, areIn: boolean): boolean {
    const keys = other.map;
    if (from.map === null || keys === null || from.index !== null || other.index !== null) return false;
    const map = new Map<Value, Value>();
    for (const entry of from.map) if (keys.has(entry[0]) === areIn) map.set(entry[0], entry[1]);
    this.strs = null;
    this.map = map;
    this.packs = from.packs;
    return true;
  }

  private chooseStrs(from: readonly string[], other: readonly string[], areIn: boolean): void {
    const chosen: string[] = [];
    for (let i = 0; i < from.length; i++) {
      const s = from[i] as string;
      if (fieldIndex(other, s) >= 0 === areIn) chosen.push(s);
    }
    if (chosen.length > 0) this.strs = chosen;
  }
}

export class PySet extends PySetBase {
  override emptyLike(): PySet {
    return new PySet();
  }
}

/** Is not changed after it was made; the hash is computed once. */
export class PyFrozenSet extends PySetBase {
  hashed: number | undefined;
  constructor() {
    super();
    this.hashed = undefined;
  }
  override emptyLike(): PyFrozenSet {
    return new PyFrozenSet();
  }
}
