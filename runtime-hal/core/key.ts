/**
 * Canonical keys: how a Python value becomes a key of a JavaScript Map. A str, an int, None, a function and an
 * object compared by identity are their own key; a bool, an integral float or complex is the int it equals. Everything
 * else (tuples, bytes, fractions, instances with `__eq__`) is found through its hash: a `KeyIndex` gives one
 * `Cell` per distinct key, and the cell is the Map's key. So one Map keeps the insertion order of all keys.
 */

import { PyComplex, PyFloat } from "./objects.js";
import type { PyObject, Value } from "./value.js";

let eq: (a: Value, b: Value) => boolean;
let hash: (v: Value) => Value;

/** `operators.ts` gives its `eq` and `hash`; it knows dicts, so this file must not import it. */
export function setKeyOperations(equality: typeof eq, hashing: typeof hash): void {
  eq = equality;
  hash = hashing;
}

/** Stands in a Map for a key that is compared with `==`. */
export class Cell {
  constructor(
    readonly key: Value,
    readonly hash: Value,
  ) {}
}

/** Answer of `plainKey`: this key needs a cell. */
export const NEEDS_CELL: unique symbol = Symbol("needs cell");

/** The canonical key of `key`, or `NEEDS_CELL`. Unhashable values are found out later, when the cell is looked for. */
export function plainKey(key: Value): Value {
  switch (typeof key) {
    case "boolean":
      return key ? 1 : 0;
    case "object":
      return key === null ? null : objectKey(key as PyObject);
    default:
      return key;
  }
}

function objectKey(key: PyObject): Value {
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
  return key.hash$ === undefined && key.bin$ === undefined ? key : NEEDS_CELL;
}

function floatKey(v: number): Value {
  if (!Number.isInteger(v)) return NEEDS_CELL;
  return Number.isSafeInteger(v) ? v + 0 : BigInt(v);
}

/** Finds cells by hash and equality. */
export class KeyIndex {
  private readonly buckets = new Map<Value, Cell[]>();

  /** The cell of a key with the hash `h` that is equal. */
  find(key: Value, h: Value): Cell | undefined {
    const bucket = this.buckets.get(h);
    if (bucket === undefined) return undefined;
    for (const cell of bucket) if (cell.key === key || eq(cell.key, key)) return cell;
    return undefined;
  }

  /** A new cell for a key that has none. */
  add(key: Value, h: Value): Cell {
    const cell = new Cell(key, h);
    const bucket = this.buckets.get(h);
    if (bucket === undefined) this.buckets.set(h, [cell]);
    else bucket.push(cell);
    return cell;
  }

  /** Forgets a cell that this index gave. */
  remove(cell: Cell): void {
    const bucket = this.buckets.get(cell.hash) as Cell[];
    if (bucket.length === 1) this.buckets.delete(cell.hash);
    else bucket.splice(bucket.indexOf(cell), 1);
  }
}

/** The hash of a key; TypeError if it is unhashable. */
export function hashKey(key: Value): Value {
  return hash(key);
}

/** Are two keys equal? */
export function equalKeys(a: Value, b: Value): boolean {
  return eq(a, b);
}
