/** What set and frozenset share: slots, and the methods that do not change the set. */

import { iter } from "./iteration.js";
import { native } from "./native.js";
import { PyList } from "./objects.js";
import { PySet, PySetBase } from "./set-data.js";
import { repr } from "./text.js";
import { defineType } from "./type.js";
import { PyObject, type CompareOp, type BinaryOp, type Iterator, type Value } from "./value.js";

/** Walks as many items as there were at the start, so that a loop that adds items ends. */
class SetIterator extends PyObject implements Iterator {
  private readonly cursor: IterableIterator<Value>;
  private left: number;
  constructor(set: PySetBase) {
    super();
    this.cursor = set.walk();
    this.left = set.size;
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    if (this.left-- <= 0) return undefined;
    const r: IteratorResult<Value> = this.cursor.next();
    return r.done === true ? undefined : r.value;
  }
}
defineType({ name: "iterator", js: SetIterator });

/** The same for what stands in an array: through what was there at the start, without what is no longer. */
class ListedIterator extends PyObject implements Iterator {
  private at = 0;
  private readonly end: number;
  constructor(
    private readonly set: PySetBase,
    private readonly order: readonly Value[],
  ) {
    super();
    this.end = order.length;
  }
  override iter$(): Iterator {
    return this;
  }
  override next$(): Value | undefined {
    const { order, set } = this;
    while (this.at < this.end && this.at < order.length) {
      const v: Value = order[this.at++];
      if (set.has(v)) return v;
    }
    return undefined;
  }
  rest$(): Value[] {
    const { order } = this;
    const isWhole = this.at === 0 && order.length === this.end && order === this.set.listed();
    const rest: Value[] = isWhole ? order.slice() : [];
    if (isWhole) this.at = this.end;
    else for (let v = this.next$(); v !== undefined; v = this.next$()) rest.push(v);
    return rest;
  }
}
defineType({ name: "iterator", js: ListedIterator });

/** A set whose items are what it gives when it is iterated. */
const isBareSet = (v: Value): v is PySetBase => v instanceof PySetBase && !v.type$.isUser;

/** Does something for each item of an iterable, which may be changed meanwhile unless it is a set. */
function forEachOf(source: Value, act: (v: Value) => void): void {
  if (isBareSet(source)) {
    const items = source.items();
    for (let i = 0; i < items.length; i++) act(items[i]);
    return;
  }
  const it = iter(source);
  for (let v = it.next$(); v !== undefined; v = it.next$()) act(v);
}

/** Adds all items of an iterable. */
export function addAll(set: PySetBase, source: Value): void {
  if (isBareSet(source)) set.merge(source);
  else if (source instanceof PyList && source.boxes$ === undefined && !source.type$.isUser) {
    if (typeof source.items[0] === "string") set.expectStrs(source.items.length);
    // Comparing items may change the list.
    for (let i = 0; i < source.items.length; i++) set.add(source.items[i]);
  } else {
    const it = iter(source);
    for (let v = it.next$(); v !== undefined; v = it.next$()) set.add(v);
  }
}

/** Removes all items of an iterable. */
export function removeAll(set: PySetBase, source: Value): void {
  if (source === set) return set.clear();
  forEachOf(source, (v) => set.delete(v));
}

/** Adds the items that are missing and removes those that are there. */
export function toggleAll(set: PySetBase, source: Value): void {
  if (source === set) return set.clear();
  forEachOf(source, (v) => set.delete(v) || set.add(v));
}

/** A new set of the same kind with the same items. */
function setCopy(set: PySetBase): PySetBase {
  const copy = set.emptyLike();
  copy.fill(set);
  return copy;
}

/** The common items. Always a set, even of frozensets, unless both are the same object. */
export function intersection(set: PySetBase, other: Value): PySetBase {
  if (isBareSet(other)) return commonItems(set, other);
  if (set === other) return setCopy(set);
  const out = new PySet();
  forEachOf(other, (v) => set.has(v) && out.add(v));
  return out;
}

function commonItems(set: PySetBase, other: PySetBase): PySetBase {
  if (set === other) return setCopy(set);
  const out = new PySet();
  out.choose(other, set, true);
  return out;
}

function difference(set: PySetBase, others: readonly Value[]): PySetBase {
  if (others.length === 1) return without(set, others[0]);
  const out = setCopy(set);
  for (let i = 0; i < others.length; i++) removeAll(out, others[i]);
  return out;
}

/** The items of a set that are not those of another iterable. */
function without(set: PySetBase, other: Value): PySetBase {
  if (isBareSet(other)) return withoutSet(set, other);
  const out = setCopy(set);
  removeAll(out, other);
  return out;
}

function withoutSet(set: PySetBase, other: PySetBase): PySetBase {
  if (!set.isPlain() || !other.isPlain()) {
    const out = setCopy(set);
    removeAll(out, other);
    return out;
  }
  const out = set.emptyLike();
  out.choose(set, other, false);
  return out;
}

function union(set: PySetBase, other: Value): PySetBase {
  const out = setCopy(set);
  addAll(out, other);
  return out;
}

function symmetricDifference(set: PySetBase, other: Value): PySetBase {
  if (set.isPlain() && isBareSet(other) && other.isPlain()) {
    const out = set.emptyLike();
    out.choose(set, other, false);
    const items = other.items();
    for (let i = 0; i < items.length; i++) if (!set.has(items[i])) out.add(items[i]);
    return out;
  }
  const out = setCopy(set);
  toggleAll(out, other);
  return out;
}

function asSet(v: Value): PySetBase {
  if (v instanceof PySetBase) return v;
  const set = new PySet();
  addAll(set, v);
  return set;
}

/** Is each item of `a` in `b`? */
function isSubset(a: Value, b: Value): boolean {
  return asSet(a).isWithin(asSet(b));
}

function isDisjoint(set: PySetBase, other: Value): boolean {
  if (isBareSet(other)) return !other.meets(set);
  const it = iter(other);
  for (let v = it.next$(); v !== undefined; v = it.next$()) if (set.has(v)) return false;
  return true;
}

function setBinary(this: PySetBase, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
  const isBare = rhs?.bin$ === setBinary && !rhs.type$.isUser;
  if (!isBare && !(rhs instanceof PySetBase)) return undefined;
  if (isBare) {
    if (op === "&") return commonItems(this, rhs);
    if (op === "-") return withoutSet(this, rhs);
    if (op === "|") {
      const out = setCopy(this);
      out.merge(rhs);
      return out;
    }
  }
  switch (op) {
    case "|":
      return union(this, rhs);
    case "&":
      return intersection(this, rhs);
    case "-":
      return without(this, rhs);
    case "^":
      return symmetricDifference(this, rhs);
    case "==":
      return this.size === rhs.size && isSubset(this, rhs);
    case "<":
      return this.size !== rhs.size && isSubset(this, rhs);
    case "<=":
      return isSubset(this, rhs);
    case ">":
      return this.size !== rhs.size && isSubset(rhs, this);
    case ">=":
      return isSubset(rhs, this);
    default:
      return undefined;
  }
}

/** `{1, 2}`, or `set()` when empty. */
export function setRepr(set: PySetBase): string {
  if (set.size === 0) return "set()";
  let out = "{";
  const items = set.items();
  for (let i = 0; i < items.length; i++) out += i === 0 ? repr(items[i]) : ", " + repr(items[i]);
  return out + "}";
}

/** Slots of both types. */
export const commonSlots = {
  truth$(this: PySetBase): boolean {
    return this.size !== 0;
  },
  len$(this: PySetBase): Value {
    return this.size;
  },
  iter$(this: PySetBase): Iterator {
    const order = this.listed();
    return order === undefined ? new SetIterator(this) : new ListedIterator(this, order);
  },
  contains$(this: PySetBase, item: Value): boolean {
    return this.has(item);
  },
  bin$: setBinary,
};

/** Methods of both types. */
export const commonMethods = {
  copy: native("copy", 1, 1, setCopy),
  difference: native("difference", 1, Infinity, (self: PySetBase, ...others: Value[]) =>
    difference(self, others),
  ),
  intersection: native("intersection", 2, 2, intersection),
  isdisjoint: native("isdisjoint", 2, 2, isDisjoint),
  issubset: native("issubset", 2, 2, (self: PySetBase, other: Value) => isSubset(self, other)),
  issuperset: native("issuperset", 2, 2, (self: PySetBase, other: Value) => isSubset(other, self)),
  symmetric_difference: native("symmetric_difference", 2, 2, symmetricDifference),
  union: native("union", 2, 2, union),
  __contains__: native("__contains__", 2, 2, (self: PySetBase, item: Value) => self.has(item)),
};
