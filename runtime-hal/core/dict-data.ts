/**
 * Data of dict, set and frozenset: insertion-ordered tables over canonical keys (`key.ts`). Only storage; slots and
 * methods are attached in `dict.ts`, `set.ts` and `frozenset.ts`. `get`, `set` … of `PyDict` may be overridden,
 * which is how `globals()` shows the variables of a module as a dict.
 */

import { newException, typeErrorType, type PyBaseException } from "./exceptions.js";
import { Cell, KeyIndex, NEEDS_CELL, equalKeys, hashKey, plainKey } from "./key.js";
import { PyObject, type Value } from "./value.js";

/** A key as it was first given, and its value. */
export interface DictEntry {
  readonly key: Value;
  value: Value;
}

/**
 * Key tables: where an equal key of `map` is, as the Map's key; `undefined` if there is none (which is never a
 * canonical key). Instances with `__eq__` may be equal to ints, so a miss on one side is looked up on the other.
 */
function locate(
  map: Map<Value, Value>,
  index: KeyIndex | null,
  key: Value,
  hashing: (key: Value) => Value = hashKey,
): Value {
  const plain: Value = plainKey(key);
  if (plain !== NEEDS_CELL) {
    if (map.has(plain)) return plain;
    return index === null || map.size === 0 ? undefined : index.find(key, hashing);
  }
  // In MicroPython an empty table is not searched, so an unhashable key goes unnoticed.
  return map.size === 0 ? undefined : locateCell(map, index, key, hashing);
}

/** The same for a key that is no canonical key by itself. */
function locateCell(
  map: Map<Value, Value>,
  index: KeyIndex | null,
  key: Value,
  hashing: (key: Value) => Value,
): Value {
  const cell = index === null ? undefined : index.find(key, hashing);
  if (cell !== undefined) return cell;
  const isUser = typeof key === "object" && key.type$.isUser === true;
  if (index !== null && !isUser) return undefined;
  const h: Value = index === null ? hashing(key) : index.lastHash;
  return isUser && map.has(h) && equalKeys(h, key) ? h : undefined;
}

/** Finds an equal key as `locate` does, or gives the Map key under which `key` is to be added. */
function place(
  map: Map<Value, Value>,
  index: KeyIndex,
  key: Value,
  hashing: (key: Value) => Value = hashKey,
): Value {
  const plain: Value = plainKey(key);
  if (plain !== NEEDS_CELL) return map.has(plain) ? plain : (index.find(key, hashing) ?? plain);
  return locateCell(map, index, key, hashing) ?? index.add(key);
}

export class PyDict extends PyObject {
  /** From canonical key to entry, in order of insertion. */
  protected readonly map = new Map<Value, DictEntry>();
  private index: KeyIndex | null = null;
  /** How keys are hashed that need it; an OrderedDict takes unhashable ones, too. */
  protected get hashing(): (key: Value) => Value {
    return hashKey;
  }
  /** A dict the program may not change, such as `__dict__` of an instance. */
  fixed = false;

  /** Number of items. */
  get size(): number {
    return this.map.size;
  }

  get(key: Value): Value | undefined {
    if (this.index === null && (typeof key === "string" || typeof key === "number"))
      return this.map.get(key)?.value;
    return this.map.get(locate(this.map, this.index, key, this.hashing))?.value;
  }

  has(key: Value): boolean {
    if (this.index === null && (typeof key === "string" || typeof key === "number")) return this.map.has(key);
    return locate(this.map, this.index, key, this.hashing) !== undefined;
  }

  set(key: Value, value: Value): void {
    if (this.fixed) throw fixedError();
    let k: Value = key;
    if (this.index !== null) k = place(this.map, this.index, key, this.hashing);
    else if (typeof key !== "string" && typeof key !== "number") {
      k = plainKey(key);
      if (k === NEEDS_CELL) k = place(this.map, (this.index = new KeyIndex()), key, this.hashing);
    }
    const entry = this.map.get(k);
    if (entry !== undefined) entry.value = value;
    else this.map.set(k, { key, value });
  }

  /** Removes a key; false if it was not there. */
  delete(key: Value): boolean {
    if (this.fixed) throw fixedError();
    const k: Value = locate(this.map, this.index, key, this.hashing);
    if (k === undefined) return false;
    if (k instanceof Cell) (this.index as KeyIndex).remove(k);
    return this.map.delete(k);
  }

  clear(): void {
    if (this.fixed) throw fixedError();
    this.map.clear();
    this.index = null;
  }

  /** The entries in order; entries added while it runs are seen, removed ones are not. */
  cursor(): IterableIterator<DictEntry> {
    return this.map.values();
  }

  /** Key and value of all items in order. */
  *entries(): IterableIterator<[Value, Value]> {
    for (const entry of this.cursor()) yield [entry.key, entry.value];
  }
}

/** A dict from alternating keys and values: a dict display, later keys win. */
export function dictFromPairs(pairs: readonly Value[]): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < pairs.length; i += 2) dict.set(pairs[i], pairs[i + 1]);
  return dict;
}

/** What MicroPython raises on a change of a read-only dict: a TypeError without a message. */
export function fixedError(): PyBaseException {
  return newException(typeErrorType);
}

/** Storage shared by set and frozenset. */
export class PySetBase extends PyObject {
  /** From canonical key to the item as it was first given. */
  protected map = new Map<Value, Value>();
  protected index: KeyIndex | null = null;

  get size(): number {
    return this.map.size;
  }

  has(item: Value): boolean {
    if (this.index === null && (typeof item === "string" || typeof item === "number"))
      return this.map.has(item);
    return locate(this.map, this.index, item) !== undefined;
  }

  /** Adds an item unless an equal one is there. */
  add(item: Value): void {
    let k: Value = item;
    if (this.index !== null) k = place(this.map, this.index, item);
    else if (typeof item !== "string" && typeof item !== "number") {
      k = plainKey(item);
      if (k === NEEDS_CELL) k = place(this.map, (this.index = new KeyIndex()), item);
    }
    if (!this.map.has(k)) this.map.set(k, item);
  }

  /** Removes an item; false if it was not there. */
  delete(item: Value): boolean {
    const k: Value = locate(this.map, this.index, item);
    if (k === undefined) return false;
    if (k instanceof Cell) (this.index as KeyIndex).remove(k);
    return this.map.delete(k);
  }

  clear(): void {
    this.map.clear();
    this.index = null;
  }

  /** The items in order; items added while it runs are seen, removed ones are not. */
  values(): IterableIterator<Value> {
    return this.map.values();
  }

  /** Takes over the items of `other`, which is not used afterwards. */
  take(other: PySetBase): void {
    this.map = other.map;
    this.index = other.index;
  }
}

export class PySet extends PySetBase {}

/** Is not changed after it was made; the hash is computed once. */
export class PyFrozenSet extends PySetBase {
  hashed: number | undefined = undefined;
}
