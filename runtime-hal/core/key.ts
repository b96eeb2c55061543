/**
 * Canonical keys: how a Python value becomes a key of a JavaScript Map. A str, an int, None, a function and an
 * object compared by identity are their own key; a bool, an integral float or complex is the int it equals; a pair or
 * triple of small ints is a number which no other key is: one with a fraction, or one of 32 bits in a range that ints are
 * moved out of; bytes are their content behind a mark. Everything else (other tuples, fractions,
 * instances with `__eq__`) is found through its hash, small tuples through their items: a `KeyIndex` gives one `Cell` per
 * distinct key, and the cell is the Map's key. So one Map keeps the insertion order of all keys.
 */

import { bytesKey, isBytesKey } from "./bytes-key.js";
import { PyBytes, PyComplex, PyFloat, PyTuple } from "./objects.js";
import {
  intKey,
  isPackedNumber,
  NOT_PLAIN,
  packPair,
  packTuple,
  PAIRS_END,
  TupleIndex,
} from "./tuple-index.js";
import type { PyObject, Value } from "./value.js";

let eq: (a: Value, b: Value) => boolean;
let hash: (v: Value) => Value;

/** `operators.ts` gives its `eq` and `hash`; it knows dicts, so this file must not import it. */
export function setKeyOperations(equality: typeof eq, hashing: typeof hash): void {
  eq = equality;
  hash = hashing;
}

/** Stands in a Map for a key that is compared with `==`; `hash` is `undefined` for one found by its items. */
export class Cell {
  /** What the table keeps under this cell (the Map has it, too, but takes longer); `undefined` until it does. */
  kept: Value = undefined;
  constructor(
    readonly key: Value,
    readonly hash: Value,
  ) {}
}

/** Answer of `plainKey`: this key needs a cell. */
export const NEEDS_CELL: unique symbol = Symbol("needs cell");

/** The key of a Map for `key`, or `NEEDS_CELL`. Unhashable values are found out later, when the cell is looked for. */
export function mapKey(key: Value): Value {
  if (typeof key === "number") return key >= PAIRS_END ? key : intKey(key);
  if (key instanceof PyTuple) {
    // Programs ask whether a tuple is there, then read and write what is, in several dicts and sets.
    if (key.key !== undefined) return key.key;
    if (key.type$.isUser !== true) return knownKey(key);
  } else if (typeof key === "object" && key !== null) {
    if (key.type$.isUser === true && key.type$.nativeBase === null) return ownKey(key as PyObject);
    if (key instanceof PyBytes && key.key !== undefined) return key.key;
  }
  const plain: Value = plainKey(key);
  if (typeof plain !== "number") return plain;
  // A number with a fraction is a tuple, in an instance of a class derived from it.
  return Number.isInteger(plain) ? intKey(plain) : mapKey(key.native$);
}

/** The key of a tuple, which remembers it. */
function knownKey(tuple: PyTuple): Value {
  const { items } = tuple;
  const pair = packPair(items);
  if (pair !== undefined) return (tuple.key = pair);
  // The usual ones with a str need not be tried as numbers.
  if (isString(items[0]) || isString(items[1])) return (tuple.key = NEEDS_CELL);
  const key: Value = packTuple(items) ?? tupleKey(tuple, packPair);
  // Whether a tuple of instances needs a cell is up to their classes.
  if (key !== NEEDS_CELL || items.some(isString)) tuple.key = key;
  return key;
}

const isString = (v: Value): boolean => typeof v === "string";

/** The same for a part of a key, where pairs are numbers with a fraction and all ints are themselves. */
function plainKey(key: Value): Value {
  switch (typeof key) {
    case "boolean":
      return key ? 1 : 0;
    case "object":
      if (key === null) return null;
      if (key instanceof PyTuple && key.type$.isUser !== true) return packTuple(key.items) ?? tupleKey(key);
      return objectKey(key as PyObject);
    default:
      return key;
  }
}

function objectKey(key: PyObject): Value {
  if (key instanceof PyBytes && key.type$.isUser !== true) return bytesKey(key);
  if (key instanceof PyFloat) return floatKey(key.v);
  if (key instanceof PyComplex && key.im === 0) return floatKey(key.re);
  const plain: Value = key.native$;
  if (
    plain !== undefined &&
    key.type$.lookup("__eq__") === undefined &&
    key.type$.lookup("__hash__") === undefined
  ) {
    return plainKey(plain);
  }
  return ownKey(key);
}

/** An object that is nothing else but what its class says. */
const ownKey = (key: PyObject): Value =>
  key.hash$ === undefined && key.bin$ === undefined ? key : NEEDS_CELL;

/** Items such as True and 1.0 count as the ints they equal. */
function tupleKey(key: PyTuple, pack: (items: readonly Value[]) => Value = packTuple): Value {
  const { items } = key;
  if (items.length !== 2 && items.length !== 3) return NEEDS_CELL;
  const keys: Value[] = [];
  for (let i = 0; i < items.length; i++) {
    const item: Value = items[i];
    if (typeof item === "string") return NEEDS_CELL;
    const plain: Value = plainKey(item);
    if (!Number.isInteger(plain)) return NEEDS_CELL;
    keys.push(plain);
  }
  return pack(keys) ?? packTuple(keys) ?? NEEDS_CELL;
}

function floatKey(v: number): Value {
  if (!Number.isInteger(v)) return NEEDS_CELL;
  return Number.isSafeInteger(v) ? v + 0 : BigInt(v);
}

/** Finds cells: of small tuples by their items, of other keys by hash and equality. */
export class KeyIndex {
  private readonly buckets = new Map<Value, Cell[]>();
  private readonly tuples = new TupleIndex<Cell>(plainKey, NEEDS_CELL);
  /** The key looked for last: was it one of the small tuples? And its hash, once it has been asked for. */
  private isTuple = false;
  private hashed: Value = undefined;

  /**
   * The cell of an equal key, or `undefined`. `hashing` raises for an unhashable key; it is not asked where the items
   * tell all.
   */
  find(key: Value, hashing: (key: Value) => Value): Cell | undefined {
    const cell = this.tuples.find(key);
    if (cell === undefined && this.buckets.size === 0) {
      this.isTuple = true;
      return undefined;
    }
    if (cell !== NOT_PLAIN && cell !== undefined) return cell;
    // Whether a primitive is hashable is no question, and only what stands in a bucket may be equal to it.
    if (typeof key !== "object" && this.buckets.size === 0) return undefined;
    const h: Value = hashing(key);
    // Something else may be equal to a small tuple: an instance with `__eq__`, or a tuple of such.
    const found = this.findBucket(key, h) ?? (cell === NOT_PLAIN ? this.findTuple(key, h) : undefined);
    // Last, since comparing may have looked for other keys.
    this.isTuple = cell !== NOT_PLAIN;
    this.hashed = h;
    return found;
  }

  /** The hash of a key that has just been looked for in vain, if it is no small tuple: it is not asked for twice. */
  get lastHash(): Value {
    return this.hashed;
  }

  /** Looks through the small tuples for one that is equal to a key with an `__eq__` somewhere. */
  private findTuple(key: Value, h: Value): Cell | undefined {
    if (this.tuples.size === 0 || !mayEqualPacked(key)) return undefined;
    for (const cell of this.tuples.cells()) if (hash(cell.key) === h && eq(cell.key, key)) return cell;
    return undefined;
  }

  private findBucket(key: Value, h: Value): Cell | undefined {
    const bucket = this.buckets.get(h);
    if (bucket === undefined) return undefined;
    for (let i = 0; i < bucket.length; i++) {
      const cell = bucket[i] as Cell;
      if (cell.key === key || eq(cell.key, key)) return cell;
    }
    return undefined;
  }

  /** A new cell for a key that has just been looked for and has none. */
  add(key: Value): Cell {
    if (this.isTuple) {
      const cell = new Cell(key, undefined);
      this.tuples.add(key, cell);
      return cell;
    }
    const cell = new Cell(key, this.hashed);
    const bucket = this.buckets.get(cell.hash);
    if (bucket === undefined) this.buckets.set(cell.hash, [cell]);
    else bucket.push(cell);
    return cell;
  }

  /** Forgets a cell that this index gave. */
  remove(cell: Cell): void {
    if (cell.hash === undefined) return this.tuples.remove(cell.key);
    const bucket = this.buckets.get(cell.hash) as Cell[];
    if (bucket.length === 1) this.buckets.delete(cell.hash);
    else bucket.splice(bucket.indexOf(cell), 1);
  }
}

/** Instances of the program's classes may have an `__eq__`, also as items of a tuple; what else equals a packed key is packed, too. */
export function mayEqualPacked(key: Value): boolean {
  if (typeof key !== "object" || key === null) return false;
  return key.type$.isUser === true || (key instanceof PyTuple && key.items.some(mayEqualPacked));
}

/** Is it the key of a packed tuple, or of bytes? */
export function isPacked(plain: Value): boolean {
  return typeof plain === "number" ? isPackedNumber(plain) : typeof plain === "string" && isBytesKey(plain);
}

/** The hash of a key; TypeError if it is unhashable. */
export function hashKey(key: Value): Value {
  return hash(key);
}

/** Are two keys equal? */
export function equalKeys(a: Value, b: Value): boolean {
  return eq(a, b);
}
