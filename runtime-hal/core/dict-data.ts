/**
 * Data of dict: an insertion-ordered table over canonical keys (`key.ts`). Only storage; slots and methods are attached in
 * `dict.ts`. `get`, `set` … of `PyDict` may be overridden, which is how `globals()` shows the variables of a module as a dict.
 */

import {
  MOST_FIELDS,
  NO_ENTRIES,
  NO_KEYS,
  NO_VALUES,
  RecordCursor,
  fieldIndex,
  type RecordWalk,
} from "./dict-record.js";
import { newException, typeErrorType, type PyBaseException } from "./exceptions.js";
import { Cell, KeyIndex, NEEDS_CELL, hashKey, mapKey } from "./key.js";
import { locate, place } from "./key-table.js";
import { PyTuple } from "./objects.js";
import { PyObject, type Value } from "./value.js";

/** A key as it was first given, and its value. */
export interface DictEntry {
  readonly key: Value;
  value: Value;
}

export class PyDict extends PyObject {
  /** The keys of a record (see `dict-record.ts`); `null` in a dict that has its items in `map`. */
  recordKeys: readonly string[] | null;
  recordValues: Value[];
  /** Others may have the same array of keys: it is copied before it grows. */
  private sharesKeys: boolean;
  /** The walk through the record that has not come to its end. */
  private walk: RecordWalk | null;
  /** From canonical key to entry, in order of insertion. */
  protected map: Map<Value, DictEntry>;
  private index: KeyIndex | null;
  /** There may be tuples that are numbers in the Map, or bytes that are strings. */
  private packs: boolean;
  /** A dict the program may not change, such as `__dict__` of an instance. */
  fixed: boolean;
  /**
   * The tuple looked for last, if it is one that is found by its items, and its entry: programs ask whether a key is there,
   * then read and write what is.
   */
  private lastKey: Value;
  private last: DictEntry | undefined;

  /**
   * A record of strs, none of them twice and no more than `MOST_FIELDS`, in an array that is only read, and as many values,
   * in an array that is this dict's from now on.
   */
  constructor(keys: readonly string[] = NO_KEYS, values: Value[] = NO_VALUES) {
    super();
    this.recordKeys = keys;
    this.recordValues = values;
    this.sharesKeys = true;
    this.walk = null;
    this.map = NO_ENTRIES;
    this.index = null;
    this.packs = false;
    this.fixed = false;
    this.lastKey = undefined;
    this.last = undefined;
  }

  /** How keys are hashed that need it; an OrderedDict takes unhashable ones, too. */
  protected get hashing(): (key: Value) => Value {
    return hashKey;
  }

  /** Number of items. */
  get size(): number {
    return this.recordKeys !== null ? this.recordKeys.length : this.map.size;
  }

  /** Moves the items of a record into a table. */
  private tabulate(): void {
    const keys = this.recordKeys as readonly string[];
    const map = new Map<Value, DictEntry>();
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string;
      map.set(key, { key, value: this.recordValues[i] });
    }
    this.map = map;
    this.recordKeys = null;
    this.recordValues = NO_VALUES;
    if (this.walk !== null) this.walk.follow(map);
    this.walk = null;
  }

  /** Is a key that is no str surely not one of those of the record? Where it may be, the items move into a table. */
  private isForeign(keys: readonly string[], key: Value): boolean {
    // Nothing else that is no object equals a str; objects may have a hash that raises, unless there is nothing to compare with.
    if (typeof key !== "object" || key === null || keys.length === 0) return true;
    this.tabulate();
    return false;
  }

  /** Adds a key that is not there to a record. */
  private addField(keys: readonly string[], key: string, value: Value): void {
    if (keys.length === 0) {
      // An array of objects from the beginning, also where the first value is an int.
      const values: Value[] = [null];
      values[0] = value;
      this.recordValues = values;
    } else this.recordValues.push(value);
    if (this.sharesKeys) {
      this.recordKeys = keys.slice();
      this.sharesKeys = false;
    }
    (this.recordKeys as string[]).push(key);
  }

  /** The keys of a record for others to read, now and later: what this dict adds goes into an array of its own. */
  sharedKeys(): readonly string[] {
    this.sharesKeys = true;
    return this.recordKeys as readonly string[];
  }

  get(key: Value): Value | undefined {
    const { recordKeys } = this;
    if (recordKeys !== null) {
      if (typeof key === "string") {
        for (let i = 0; i < recordKeys.length; i++) if (recordKeys[i] === key) return this.recordValues[i];
        return undefined;
      }
      if (this.isForeign(recordKeys, key)) return undefined;
    }
    const k: Value = typeof key === "string" ? key : mapKey(key);
    if (k === NEEDS_CELL) return this.find(key, k)?.value;
    const entry = this.map.get(k);
    if (entry !== undefined) return entry.value;
    return this.index === null ? undefined : this.find(key, k)?.value;
  }

  /** The entry of a key that needs a cell, or whose equal may need one. */
  private find(key: Value, plain: Value): DictEntry | undefined {
    if (typeof key === "object" && key === this.lastKey) return this.last;
    const k: Value = locate(this.map, this.index, key, plain, this.packs, this.hashing);
    if (!(k instanceof Cell)) return this.map.get(k);
    const entry = k.kept as DictEntry;
    if (k.hash === undefined && key instanceof PyTuple && !key.type$.isUser) {
      this.lastKey = key;
      this.last = entry;
    }
    return entry;
  }

  /**
   * The entry that `get` reads and `set` writes for a key, if it is in the table and found there at once; the dict must not be
   * changed until it is written.
   */
  entryOf(key: Value): DictEntry | undefined {
    if (this.recordKeys !== null || this.fixed) return undefined;
    const k: Value = typeof key === "string" ? key : mapKey(key);
    return k === NEEDS_CELL ? undefined : this.map.get(k);
  }

  /** The entry of a key, `undefined` if it is not there, and `null` if it is, but in no entry that may be kept. */
  seek(key: Value): DictEntry | null | undefined {
    if (this.recordKeys !== null || this.fixed) return this.has(key) ? null : undefined;
    const k: Value = typeof key === "string" ? key : mapKey(key);
    const entry = k === NEEDS_CELL ? undefined : this.map.get(k);
    return entry !== undefined || (k !== NEEDS_CELL && this.index === null) ? entry : this.find(key, k);
  }

  has(key: Value): boolean {
    const { recordKeys } = this;
    if (recordKeys !== null) {
      if (typeof key === "string") return fieldIndex(recordKeys, key) >= 0;
      if (this.isForeign(recordKeys, key)) return false;
    }
    const k: Value = typeof key === "string" ? key : mapKey(key);
    if (k !== NEEDS_CELL) {
      if (this.map.has(k)) return true;
      if (this.index === null) return false;
    }
    return this.find(key, k) !== undefined;
  }

  set(key: Value, value: Value): void {
    if (this.fixed) throw fixedError();
    const { recordKeys } = this;
    if (recordKeys !== null) {
      if (typeof key === "string") {
        for (let i = 0; i < recordKeys.length; i++)
          if (recordKeys[i] === key) {
            this.recordValues[i] = value;
            return;
          }
        if (recordKeys.length < MOST_FIELDS) return this.addField(recordKeys, key, value);
      }
      this.tabulate();
    }
    const k: Value = typeof key === "string" ? key : mapKey(key);
    if (k === NEEDS_CELL) return this.store(key, k, value);
    const entry = this.map.get(k);
    if (entry !== undefined) entry.value = value;
    else if (this.index !== null) this.store(key, k, value);
    else {
      if (typeof k !== "object" && typeof key === "object") this.packs = true;
      this.map.set(k, { key, value });
    }
  }

  /** The same for a key that needs a cell, or whose equal may need one. */
  private store(key: Value, plain: Value, value: Value): void {
    if (typeof key === "object" && key === this.lastKey) {
      (this.last as DictEntry).value = value;
      return;
    }
    const k: Value = place(this.map, (this.index ??= new KeyIndex()), key, plain, this.packs, this.hashing);
    const known = (k instanceof Cell ? k.kept : this.map.get(k)) as DictEntry | undefined;
    if (known !== undefined) {
      known.value = value;
      return;
    }
    const entry: DictEntry = { key, value };
    if (k instanceof Cell) k.kept = entry;
    else if (typeof k !== "object" && typeof key === "object") this.packs = true;
    this.map.set(k, entry);
  }

  /** Removes a key; false if it was not there. */
  delete(key: Value): boolean {
    if (this.fixed) throw fixedError();
    const { recordKeys } = this;
    if (recordKeys !== null) {
      if (typeof key !== "string" ? this.isForeign(recordKeys, key) : fieldIndex(recordKeys, key) < 0)
        return false;
      if (this.recordKeys !== null) this.tabulate();
    }
    const plain: Value = mapKey(key);
    if (this.index === null && plain !== NEEDS_CELL) return this.map.delete(plain);
    const k: Value = locate(this.map, this.index, key, plain, this.packs, this.hashing);
    if (k === undefined) return false;
    this.lastKey = undefined;
    if (k instanceof Cell) (this.index as KeyIndex).remove(k);
    return this.map.delete(k);
  }

  clear(): void {
    if (this.fixed) throw fixedError();
    if (this.recordKeys !== null) this.tabulate();
    this.lastKey = undefined;
    this.map.clear();
    this.index = null;
    this.packs = false;
  }

  /** The entries in order; entries added while it runs are seen, removed ones are not. */
  cursor(): IterableIterator<DictEntry> {
    const walk = new RecordCursor(this);
    return this.enter(walk) ? walk : this.map.values();
  }

  /** Begins a walk through the record; false if the items are in a table, into which they may have moved. */
  enter(walk: RecordWalk): boolean {
    if (this.recordKeys === null || this.recordKeys.length !== this.size) return false;
    if (this.walk === null) {
      this.walk = walk;
      return true;
    }
    this.tabulate();
    return false;
  }

  /** The walk through the record has come to its end. */
  leave(walk: RecordWalk): void {
    if (this.walk === walk) this.walk = null;
  }

  /** Key and value of all items in order. */
  *entries(): IterableIterator<[Value, Value]> {
    for (const entry of this.cursor()) yield [entry.key, entry.value];
  }
}

/**
 * Are all items of a value in its arrays of a record, and is that what the program sees of it? Classes that show something else
 * as a dict have nothing in theirs; derived ones may have their own `keys` and `__getitem__`.
 */
export function isRecord(v: Value): v is PyDict & { readonly recordKeys: readonly string[] } {
  return v instanceof PyDict && v.recordKeys !== null && v.recordKeys.length === v.size && !v.type$.isUser;
}

/** A dict from alternating keys and values: a dict display, later keys win. */
export function dictFromPairs(pairs: readonly Value[]): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < pairs.length; i += 2) dict.set(pairs[i], pairs[i + 1]);
  return dict;
}

/** A dict from strs, none of them twice, and as many values, whose array is handed over. */
export function dictOf(names: readonly string[], values: Value[]): PyDict {
  if (names.length <= MOST_FIELDS) return new PyDict(names, values);
  const dict = new PyDict();
  for (let i = 0; i < names.length; i++) dict.set(names[i], values[i]);
  return dict;
}

/** What MicroPython raises on a change of a read-only dict: a TypeError without a message. */
export function fixedError(): PyBaseException {
  return newException(typeErrorType);
}
