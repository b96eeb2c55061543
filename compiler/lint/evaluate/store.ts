/**
 * The changeable parts of a program's state, and how they are undone and joined where the program may go two ways.
 *
 * Every change is noted in a trail; taking the trail back to a mark gives what a branch changed and restores what was.
 */

import { join, sameValue, unknown, type DictContent, type Items, type Value } from "./value.js";

/** A changeable place. `merge` says what it holds if either of two ways was taken. */
export interface Cell<T> {
  value: T;
  readonly merge: (a: T, b: T) => T;
}

type AnyCell = Cell<unknown>;

/** What a stretch of the program changed: each cell and its last value. */
export type Changes = Map<AnyCell, unknown>;

export class Store {
  private readonly trail: { readonly cell: AnyCell; readonly old: unknown }[] = [];

  set<T>(cell: Cell<T>, value: T): void {
    this.trail.push({ cell: cell as AnyCell, old: cell.value });
    cell.value = value;
  }

  mark(): number {
    return this.trail.length;
  }

  /** What was changed since the mark; all of it is undone. */
  take(mark: number): Changes {
    const changes: Changes = new Map();
    while (this.trail.length > mark) {
      const { cell, old } = this.trail.pop()!;
      if (!changes.has(cell)) changes.set(cell, cell.value);
      cell.value = old;
    }
    return changes;
  }

  /** The changes since the mark, which stay. */
  peek(mark: number): Changes {
    const changes: Changes = new Map();
    for (let i = mark; i < this.trail.length; i++) {
      const { cell } = this.trail[i]!;
      changes.set(cell, cell.value);
    }
    return changes;
  }

  /** Makes the changes. */
  apply(changes: Changes): void {
    for (const [cell, value] of changes) this.set(cell, value);
  }

  /** Makes the changes where they may or may not have happened. */
  applyPerhaps(changes: Changes): void {
    for (const [cell, value] of changes) this.set(cell, cell.merge(cell.value, value));
  }

  /** Goes on after one of several ways. */
  merge(ways: readonly Changes[]): void {
    const cells = new Set(ways.flatMap((way) => [...way.keys()]));
    for (const cell of cells) {
      const values = ways.map((way) => (way.has(cell) ? way.get(cell) : cell.value));
      this.set(
        cell,
        values.reduce((a, b) => cell.merge(a, b)),
      );
    }
  }

  /** Cells that really differ from what they held at the mark. */
  changedSince(mark: number): AnyCell[] {
    const first = new Map<AnyCell, unknown>();
    for (let i = mark; i < this.trail.length; i++) {
      const { cell, old } = this.trail[i]!;
      if (!first.has(cell)) first.set(cell, old);
    }
    return [...first].filter(([cell, old]) => !isSame(cell.value, old)).map(([cell]) => cell);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (!("kind" in a) || !("kind" in b)) return false;
  return sameValue(a as Value, b as Value);
}

function mergeValues(a: Value | undefined, b: Value | undefined): Value | undefined {
  return a === undefined ? b : b === undefined ? a : join(a, b);
}

/** A variable, an attribute: `undefined` while unbound. */
export function valueCell(value?: Value): Cell<Value | undefined> {
  return { value, merge: mergeValues };
}

export function itemsCell(value: Items): Cell<Items> {
  return { value, merge: mergeItems };
}

export function dictCell(value: DictContent): Cell<DictContent> {
  return { value, merge: mergeDicts };
}

/** What any item may be. */
export function anyItem(content: Items): Value {
  if (!content.known) return content.any;
  const [first, ...others] = content.items;
  return first === undefined ? unknown("the sequence is empty") : others.reduce(join, first);
}

function mergeItems(a: Items, b: Items): Items {
  if (a === b) return a;
  if (a.known && b.known && a.items.length === b.items.length)
    return { known: true, items: a.items.map((item, i) => join(item, b.items[i]!)) };
  if (a.known && a.items.length === 0) return { known: false, any: anyItem(b) };
  if (b.known && b.items.length === 0) return { known: false, any: anyItem(a) };
  return { known: false, any: join(anyItem(a), anyItem(b)) };
}

function mergeDicts(a: DictContent, b: DictContent): DictContent {
  if (a === b) return a;
  const entries = new Map(a.entries);
  for (const [key, entry] of b.entries) {
    const other = entries.get(key);
    entries.set(key, other === undefined ? entry : { key: entry.key, value: join(other.value, entry.value) });
  }
  return { entries, rest: mergeValues(a.rest, b.rest) };
}
