/**
 * The lattice of inferred types: comparing and joining. `never` is below everything, `object` above.
 * Unions have at most eight members, for the kinds of values that data as of JSON has; more is `object`. Functions,
 * methods and classes are one member of them, however many they are, and instances of unrelated classes count as one.
 *
 * Joining two containers unites their cells, for good: whoever holds one may hold the other. And where a join
 * forgets what it was given, `JoinHooks.lost` is told: a container, function or class in a place of type `object`
 * can be changed or called by code that does not know what it was.
 */

import type { IrClass } from "../ir/class.js";
import { INT, NEVER, OBJECT, type Cell, type RType } from "../ir/types.js";
import { find } from "./cells.js";
import { between, boundsOf } from "./ranges.js";
import { callablesOf, firstOf, isCallable, membersOf } from "./type-kinds.js";

const MAX_UNION = 8;
/** As many unrelated classes as lists of parts or stages mostly have instances of. */
const MAX_INSTANCES = 12;
/** As many handlers as tables mostly have; each call is followed into all of them. */
const MAX_CALLABLES = 24;
/** Tuples in tuples, no deeper: what is built around itself would grow for ever. */
export const MAX_TUPLE_DEPTH = 3;

export interface JoinHooks {
  /** A value of this type is in a place of type `object` from now on. */
  lost(t: RType): void;
  /** What a cell holds has changed: `from` holds nothing of its own any more. */
  united(from: Cell, into: Cell): void;
}

/** For those who only ask. */
export const NO_HOOKS: JoinHooks = { lost: () => undefined, united: () => undefined };

export function sameType(a: RType, b: RType): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "int":
      return (
        a.small === (b as typeof a).small && a.min === (b as typeof a).min && a.max === (b as typeof a).max
      );
    case "list":
    case "set":
    case "frozenset":
    case "dict":
    case "deque":
    case "iterator":
      return find(a.cell) === find((b as typeof a).cell);
    case "range":
    case "memoryview":
    case "array":
      return sameType(a.item, (b as typeof a).item);
    case "tuple": {
      const { elements, item, names } = b as typeof a;
      if (
        a.names !== names ||
        (a.item === undefined) !== (item === undefined) ||
        a.elements.length !== elements.length
      )
        return false;
      if (item !== undefined && !sameType(a.item!, item)) return false;
      const { first = [], rest = NEVER } = b as typeof a;
      return (
        sameTypes(a.elements, elements) && sameTypes(a.first ?? [], first) && sameType(a.rest ?? NEVER, rest)
      );
    }
    case "function":
      return a.fn === (b as typeof a).fn;
    case "class":
      return a.cls === (b as typeof a).cls && (a.orDerived === true) === ((b as typeof a).orDerived === true);
    case "instance":
      return a.cls === (b as typeof a).cls;
    case "module":
    case "library":
      return a.name === (b as typeof a).name;
    case "native":
      return a.name === (b as typeof a).name && a.names === (b as typeof a).names;
    case "method":
      return a.name === (b as typeof a).name && sameType(a.receiver, (b as typeof a).receiver);
    case "bound":
      return a.fn === (b as typeof a).fn && sameType(a.self, (b as typeof a).self);
    case "callables":
    case "union": {
      const other = (b as typeof a).members;
      return a.members.length === other.length && a.members.every((t) => other.some((u) => sameType(t, u)));
    }
    default:
      return true;
  }
}

const sameTypes = (a: readonly RType[], b: readonly RType[]): boolean =>
  a.length === b.length && a.every((t, i) => sameType(t, b[i]!));

/** The least type that holds the values of both. */
export function join(a: RType, b: RType, hooks: JoinHooks = NO_HOOKS, depth = 0): RType {
  if (a === b || b.kind === "never") return a;
  if (a.kind === "never") return b;
  if (a.kind === "object" || b.kind === "object") return forgotten(a, b, hooks);
  if (a.kind === "union" || b.kind === "union") return joinUnion(a, b, hooks, depth);
  if (isCallable(a) && isCallable(b)) return joinCallables(a, b, hooks, depth);
  if (a.kind === b.kind) return joinSameKind(a, b, hooks, depth);
  return { kind: "union", members: [a, b] };
}

function forgotten(a: RType, b: RType, hooks: JoinHooks): RType {
  hooks.lost(a);
  hooks.lost(b);
  return OBJECT;
}

/** Both cells become one. */
export function unite(a: Cell, b: Cell, hooks: JoinHooks = NO_HOOKS): Cell {
  const into = find(a);
  const from = find(b);
  if (into === from) return into;
  // First united, then joined: a container may hold itself.
  from.into = into;
  into.element = join(into.element, from.element, hooks);
  const root = find(into);
  root.key = join(root.key, from.key, hooks);
  const receiver = find(root);
  receiver.sent = join(receiver.sent, from.sent, hooks);
  uniteFields(from, into, hooks);
  hooks.united(from, find(root));
  return find(root);
}

/** What a dict holds under keys that stand in the text, beside others that may be among these keys. */
function uniteFields(from: Cell, into: Cell, hooks: JoinHooks): void {
  const fields = from.fields ?? [];
  from.fields = null;
  if (from.isTable) find(into).isTable = true;
  for (const [key, t] of fields) {
    const joined = join(find(into).fields?.get(key) ?? NEVER, t, hooks);
    (find(into).fields ??= new Map()).set(key, joined);
  }
  tabulate(find(into), hooks);
}

/** As many keys as records have. */
const MOST_FIELDS = 24;

/** Joins the values under keys that stand in the text with the others, if they are many, or the others may be anything. Says whether. */
export function tabulate(cell: Cell, hooks: JoinHooks): boolean {
  const { fields } = cell;
  if (fields === null || (!cell.isTable && fields.size <= MOST_FIELDS && cell.element.kind !== "object"))
    return false;
  const types = [...fields.values()];
  cell.fields = null;
  cell.isTable = true;
  for (const t of types) {
    const joined = join(find(cell).element, t, hooks);
    find(cell).element = joined;
  }
  return true;
}

function joinSameKind(a: RType, b: RType, hooks: JoinHooks, depth: number): RType {
  switch (a.kind) {
    case "int": {
      const x = boundsOf(a);
      const y = boundsOf(b);
      if (x === undefined || y === undefined) return INT;
      if (x.min <= y.min && x.max >= y.max) return a;
      return y.min <= x.min && y.max >= x.max ? b : between(Math.min(x.min, y.min), Math.max(x.max, y.max));
    }
    case "list":
    case "set":
    case "frozenset":
    case "dict":
    case "deque":
    case "iterator":
      unite(a.cell, (b as typeof a).cell, hooks);
      return a;
    case "range":
    case "memoryview":
    case "array":
      return { kind: a.kind, item: join(a.item, (b as typeof a).item, hooks) };
    case "tuple":
      return joinTuples(a, b as typeof a, hooks, depth);
    case "instance": {
      const common = commonBase(a.cls, (b as typeof a).cls);
      return common === null ? { kind: "union", members: [a, b] } : { kind: "instance", cls: common };
    }
    case "module":
    case "library":
      return sameType(a, b) ? a : forgotten(a, b, hooks);
    default:
      return a;
  }
}

function joinCallables(a: RType, b: RType, hooks: JoinHooks, depth: number): RType {
  const members: RType[] = [...callablesOf(a)];
  for (const t of callablesOf(b)) {
    let merged: RType | undefined;
    const at = members.findIndex((m) => (merged = joinTwoCallables(m, t, hooks, depth)) !== undefined);
    if (at < 0) members.push(t);
    else members[at] = merged!;
  }
  if (members.length > MAX_CALLABLES) return forgotten(a, b, hooks);
  if (members.length === 1) return members[0]!;
  return a.kind === "callables" && members.every((m, i) => m === a.members[i])
    ? a
    : { kind: "callables", members };
}

/** What can be followed as one: the same function, related classes, a method of values of one kind. */
function joinTwoCallables(a: RType, b: RType, hooks: JoinHooks, depth: number): RType | undefined {
  if (a.kind !== b.kind) return undefined;
  if (sameType(a, b)) return a;
  switch (a.kind) {
    case "class": {
      const common = commonBase(a.cls, (b as typeof a).cls);
      return common === null ? undefined : { kind: "class", cls: common, orDerived: true };
    }
    case "method": {
      const { name, receiver } = b as typeof a;
      if (a.name !== name || a.receiver.kind !== receiver.kind) return undefined;
      // Of the same kind, so what the second one holds is united with what the first does.
      join(a.receiver, receiver, hooks, depth);
      return a;
    }
    case "bound": {
      const { fn, self } = b as typeof a;
      return a.fn === fn ? { kind: "bound", fn, self: join(a.self, self, hooks, depth) } : undefined;
    }
    default:
      return undefined;
  }
}

type TupleType = Extract<RType, { kind: "tuple" }>;

function joinTuples(a: TupleType, b: TupleType, hooks: JoinHooks, depth: number): RType {
  // A name may stand for another item, or for none.
  if (depth > MAX_TUPLE_DEPTH || a.names !== b.names) return sameType(a, b) ? a : forgotten(a, b, hooks);
  if (a.item === undefined && b.item === undefined && a.elements.length === b.elements.length) {
    const elements = a.elements.map((t, i) => join(t, b.elements[i]!, hooks, depth + 1));
    return { ...a, elements };
  }
  const all = [...a.elements, ...b.elements];
  if (a.item !== undefined) all.push(a.item);
  if (b.item !== undefined) all.push(b.item);
  const item = all.length === 0 ? a.elements[0]! : all.reduce((t, u) => join(t, u, hooks, depth + 1));
  return { kind: "tuple", elements: [], item, ...joinBeginnings(a, b, hooks, depth + 1) };
}

/** What tuples of either type begin with; nothing where one of them may be empty. */
function joinBeginnings(a: TupleType, b: TupleType, hooks: JoinHooks, depth: number): object {
  const [x, y] = [firstOf(a), firstOf(b)];
  const count = Math.min(x.length, y.length);
  if (count === 0) return {};
  const first = x.slice(0, count).map((t, i) => join(t, y[i]!, hooks, depth));
  const others = [...x.slice(count), ...y.slice(count), a.rest ?? NEVER, b.rest ?? NEVER];
  return { first, rest: others.reduce((t, u) => join(t, u, hooks, depth)) };
}

/** The nearest class that both are or are derived from; the first of them, where there are several. */
function commonBase(a: IrClass, b: IrClass): IrClass | null {
  if (isOrDerives(b, a)) return a;
  for (const base of a.bases) {
    const common = commonBase(base, b);
    if (common !== null) return common;
  }
  return null;
}

const isOrDerives = (cls: IrClass, base: IrClass): boolean =>
  cls === base || cls.bases.some((b) => isOrDerives(b, base));

/** Two members of a union that become one: of the same kind, instances of related classes only. */
function meets(a: RType, b: RType): boolean {
  if (isCallable(a) && isCallable(b)) return true;
  if (a.kind !== b.kind) return false;
  return a.kind !== "instance" || commonBase(a.cls, (b as typeof a).cls) !== null;
}

function isTooMany(members: readonly RType[]): boolean {
  if (members.length <= MAX_UNION) return false;
  let instances = 0;
  for (const m of members) if (m.kind === "instance") instances++;
  return instances > MAX_INSTANCES || members.length - instances + Math.min(instances, 1) > MAX_UNION;
}

function joinUnion(a: RType, b: RType, hooks: JoinHooks, depth: number): RType {
  const members: RType[] = [...membersOf(a)];
  for (const t of membersOf(b)) {
    const at = members.findIndex((m) => meets(m, t));
    if (at < 0) members.push(t);
    else {
      const merged = join(members[at]!, t, hooks, depth + 1);
      if (merged.kind === "object") return forgotten(a, b, hooks);
      members[at] = merged;
    }
  }
  if (isTooMany(members)) return forgotten(a, b, hooks);
  return members.length === 1 ? members[0]! : { kind: "union", members };
}
