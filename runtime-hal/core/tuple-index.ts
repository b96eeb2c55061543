/**
 * Finds the cells of tuples that are keys of a dict or items of a set, by their items and without a hash: small tuples
 * of values that are canonical keys by themselves, such as ints and strs. Pairs and triples of small ints are one number;
 * other tuples are found item by item in a tree of Maps.
 */

import { PyTuple } from "./objects.js";
import type { Value } from "./value.js";

/** Longer tuples are left to hashing. */
const MOST_ITEMS = 4;
/** Two ints of 26 bits, or three of 17, fit into one safe integer. */
const HALF_OF_TWO = 2 ** 25;
const HALF_OF_THREE = 2 ** 16;

type Branch<Cell> = Map<Value, Branch<Cell> | Cell>;

/** An answer of `find`: a tuple that this index does not take. */
export const NOT_PLAIN: unique symbol = Symbol("not plain");

export class TupleIndex<Cell extends object> {
  private readonly packed: (Map<number, Cell> | undefined)[] = [];
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
    const code = pack(items);
    if (code !== undefined) return this.packed[n]?.get(code);
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
    const code = pack(items);
    if (code !== undefined) {
      (this.packed[n] ??= new Map<number, Cell>()).set(code, cell);
      return;
    }
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
    const code = pack(items);
    if (code !== undefined) this.packed[items.length]?.delete(code);
    else this.removeFrom(this.trees[items.length] as Branch<Cell>, items, 0);
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
    for (const map of this.packed) if (map !== undefined) yield* map.values();
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

function within(v: Value, half: number): boolean {
  return typeof v === "number" && v >= -half && v < half;
}

/** One number for a pair or triple of small ints; the same length gives the same number for equal tuples only. */
function pack(items: readonly Value[]): number | undefined {
  const a: Value = items[0];
  const b: Value = items[1];
  if (items.length === 2) {
    if (!within(a, HALF_OF_TWO) || !within(b, HALF_OF_TWO)) return undefined;
    return a * (2 * HALF_OF_TWO) + b;
  }
  if (items.length !== 3 || !within(a, HALF_OF_THREE) || !within(b, HALF_OF_THREE)) return undefined;
  const c: Value = items[2];
  return within(c, HALF_OF_THREE) ? (a * (2 * HALF_OF_THREE) + b) * (2 * HALF_OF_THREE) + c : undefined;
}
