/**
 * Small dicts whose keys are strs, as programs use them for records (`{"id": 1, "name": n}`), have no table: their keys
 * and values are arrays that are searched from the start. Such a dict is made in a tenth of the time, since dict displays
 * of the same place share the array of keys, and a few comparisons of strs take no longer than the search of a Map.
 */

import type { DictEntry } from "./dict-data.js";
import type { Value } from "./value.js";

/** More items are kept in a table. */
export const MOST_FIELDS = 8;

/**
 * The keys and the values of an empty record, which all share: nothing is ever put into them. For V8 they are arrays of objects, as
 * those of other records are, not of ints: code that it has compiled for the one kind is thrown away where the other comes.
 */
export const NO_KEYS: readonly string[] = [""].slice(1);
export const NO_VALUES: Value[] = [null].slice(1);

/** Where a key stands among the keys of a record; -1 if it does not. */
export function fieldIndex(keys: readonly string[], key: string): number {
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return i;
  return -1;
}

/** The names that were asked for last. */
let lastNames = NO_KEYS;

/**
 * The keys of a record with the first of `items`, as many as there are values; `undefined` where they are too many, no strs or one of
 * them comes twice. Those of the record before are given again if they are the same.
 */
export function recordNames(items: readonly Value[], values: number): readonly string[] | undefined {
  const n = items.length < values ? items.length : values;
  if (n > MOST_FIELDS) return undefined;
  if (n === lastNames.length) {
    let same = 0;
    while (same < n && items[same] === lastNames[same]) same++;
    if (same === n) return lastNames;
  }
  for (let i = 0; i < n; i++)
    if (typeof items[i] !== "string" || items.indexOf(items[i]) < i) return undefined;
  return (lastNames = items.slice(0, n) as string[]);
}

/** A walk through a record. */
export interface RecordWalk {
  /** The items have moved into `map`, in their order; called before anything else changes. */
  follow(map: ReadonlyMap<Value, DictEntry>): void;
}

/** What a walk sees of its dict. */
interface Walked {
  /** `null` once the items are in a table. */
  readonly recordKeys: readonly string[] | null;
  readonly recordValues: readonly Value[];
  /** The walk has come to its end. */
  leave(walk: RecordWalk): void;
}

/**
 * Walks the entries of a record as an iterator over a Map does: what is added meanwhile is seen, and where the items move
 * into a table, the walk goes on there. A dict has one of these at most, so it knows whom to tell.
 */
export class RecordCursor implements RecordWalk, IterableIterator<DictEntry> {
  private at = 0;
  /** The rest of the walk, once the record has become a table, or has come to its end. */
  private rest: Iterator<DictEntry> | null = null;

  constructor(private readonly dict: Walked) {}

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<DictEntry> {
    if (this.rest !== null) return this.rest.next();
    const { recordKeys, recordValues } = this.dict;
    const { at } = this;
    if (recordKeys !== null && at < recordKeys.length) {
      this.at = at + 1;
      return { done: false, value: { key: recordKeys[at], value: recordValues[at] } };
    }
    return this.return();
  }

  /** Ends the walk. */
  return(): IteratorResult<DictEntry> {
    this.dict.leave(this);
    this.rest = ENDED;
    return ENDED.next();
  }

  follow(map: ReadonlyMap<Value, DictEntry>): void {
    this.rest = map.values();
    for (let i = 0; i < this.at; i++) this.rest.next();
  }
}

/** The table of a dict that has none; never written. */
export const NO_ENTRIES = new Map<Value, DictEntry>();
/** A walk that is over. */
export const ENDED = NO_ENTRIES.values();
