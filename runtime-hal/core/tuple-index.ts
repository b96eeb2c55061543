/**
 * Tuples as keys of a dict or items of a set, found by their items and without a hash: small tuples of values that are
 * canonical keys by themselves, such as ints and strs. Pairs and triples of small ints are one number; the cells of
 * other tuples are found item by item in a tree of Maps.
 */

import { PyTuple } from "./objects.js";
import type { Value } from "./value.js";

/** Longer tuples are left to hashing. */
const MOST_ITEMS = 4;
/** Two ints of 26 bits, or three of 17, fit into the number beside its fraction. */
const HALF_OF_TWO = 2 ** 25;
const HALF_OF_THREE = 2 ** 16;

type Branch<Cell> = Map<Value, Branch<Cell> | Cell>;

/** An answer of `find`: a tuple that this index does not take. */
export const NOT_PLAIN: unique symbol = Symbol("not plain");

export class TupleIndex<Cell extends object> {
  private readonly trees: (Branch<Cell> | undefined)[] = [];
  private count = 0;

  /** `plain` gives the canonical key of an item, or `refused`. */
  constructor(
    private readonly plain: (item: Value) => Value,
    private readonly refused: symbol,
  ) {}

  get size(): number {
    return this.count;
  }

  /** The cell of a tuple; `undefined` if there is none. */
  find(key: Value): Cell | undefined | typeof NOT_PLAIN {
    if (!(key instanceof PyTuple) || key.type$.isUser) return NOT_PLAIN;
    const items = this.canonical(key.items);
    if (items === undefined) return NOT_PLAIN;
    const n = items.length;
    let node: Branch<Cell> | Cell | undefined = this.trees[n];
    for (let i = 0; i < n && node !== undefined; i++) node = (node as Branch<Cell>).get(items[i]);
    return node as Cell | undefined;
  }

  /** The canonical keys of the items; `undefined` if there are too many, or one has none. */
  private canonical(items: readonly Value[]): readonly Value[] | undefined {
    const n = items.length;
    if (n === 0 || n > MOST_ITEMS) return undefined;
    for (let i = 0; i < n; i++) {
      const item: Value = items[i];
      if (typeof item !== "string" && typeof item !== "number") return this.canonicalCopy(items);
    }
    return items;
  }

  private canonicalCopy(items: readonly Value[]): readonly Value[] | undefined {
    const keys = items.map(this.plain);
    return keys.includes(this.refused) ? undefined : keys;
  }

  /** Adds the cell of a tuple that was looked for and is not there. */
  add(key: Value, cell: Cell): void {
    const items = this.canonical((key as PyTuple).items) as readonly Value[];
    const n = items.length;
    this.count++;
    let branch: Branch<Cell> = (this.trees[n] ??= new Map());
    for (let i = 0; i < n - 1; i++) {
      let next = branch.get(items[i]) as Branch<Cell> | undefined;
      if (next === undefined) branch.set(items[i], (next = new Map()));
      branch = next;
    }
    branch.set(items[n - 1], cell);
  }

  /** Forgets a tuple that is there. */
  remove(key: Value): void {
    const items = this.canonical((key as PyTuple).items) as readonly Value[];
    this.count--;
    this.removeFrom(this.trees[items.length] as Branch<Cell>, items, 0);
  }

  private removeFrom(branch: Branch<Cell>, items: readonly Value[], at: number): void {
    if (at < items.length - 1) {
      const next = branch.get(items[at]) as Branch<Cell>;
      this.removeFrom(next, items, at + 1);
      if (next.size > 0) return;
    }
    branch.delete(items[at]);
  }

  /** All cells, for keys that can only be compared. */
  *cells(): IterableIterator<Cell> {
    for (let n = 0; n < this.trees.length; n++) {
      const tree = this.trees[n];
      if (tree !== undefined) yield* leaves(tree, n);
    }
  }
}

function* leaves<Cell>(branch: Branch<Cell>, depth: number): IterableIterator<Cell> {
  for (const next of branch.values()) {
    if (depth === 1) yield next as Cell;
    else yield* leaves(next as Branch<Cell>, depth - 1);
  }
}

/**
 * One number for a pair or triple of small ints, `undefined` for other tuples. It has a fraction, by which it differs from all
 * canonical keys of numbers, and pairs differ from triples.
 */
export function packTuple(items: readonly Value[]): number | undefined {
  const a: Value = items[0];
  const b: Value = items[1];
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  if (items.length === 2) {
    if (a < -HALF_OF_TWO || a >= HALF_OF_TWO || b < -HALF_OF_TWO || b >= HALF_OF_TWO) return undefined;
    return a * (2 * HALF_OF_TWO) + b + 0.5;
  }
  if (items.length !== 3 || !isWithin(a) || !isWithin(b)) return undefined;
  const c: Value = items[2];
  if (typeof c !== "number" || !isWithin(c)) return undefined;
  return (a * (2 * HALF_OF_THREE) + b) * (2 * HALF_OF_THREE) + c + 0.25;
}

const HALF_OF_WORD = 2 ** 14;

/**
 * The same for a pair of ints so small that the number is one of 32 bits, with which a Map is fastest: from -2**31 up to
 * `PAIRS_END`. `undefined` for all others.
 */
export function packPair(items: readonly Value[]): number | undefined {
  if (items.length !== 2) return undefined;
  const a: Value = items[0];
  const b: Value = items[1];
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  if (a < -HALF_OF_WORD || a >= HALF_OF_WORD || b < -HALF_OF_WORD || b >= HALF_OF_WORD) return undefined;
  return ((a + HALF_OF_WORD) << 15) | (b + HALF_OF_WORD) | PAIRS;
}
const PAIRS = -(2 ** 31);
export const PAIRS_END = -(2 ** 30);

/** The number for an int as a key of its own: that of itself, or one with a fraction where pairs have their numbers. */
export function intKey(v: number): number {
  return v >= PAIRS_END || v < PAIRS ? v : v + MOVED;
}
const MOVED = 0.125;

/** Is the number that of a pair or triple? */
export function isPackedNumber(v: number): boolean {
  return Number.isInteger(v) ? v >= PAIRS && v < PAIRS_END : v - Math.floor(v) !== MOVED;
}

function isWithin(v: number): boolean {
  return v >= -HALF_OF_THREE && v < HALF_OF_THREE;
}
