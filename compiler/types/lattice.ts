/**
 * The lattice of inferred types: joining, comparing and printing. `never` is below everything, `object` above.
 * Unions have at most three members; more is `object`. Functions, methods and classes are one member of them, however many
 * they are, and instances of unrelated classes count as one.
 *
 * Joining two containers unites their cells, for good: whoever holds one may hold the other. And where a join
 * forgets what it was given, `JoinHooks.lost` is told: a container, function or class in a place of type `object`
 * can be changed or called by code that does not know what it was.
 */

import type { IrClass } from "../ir/class.js";
import { INT, NEVER, OBJECT, type Cell, type RType } from "../ir/types.js";
import { find } from "./cells.js";
import { between, boundsOf, widened } from "./ranges.js";

const MAX_UNION = 3;
/** As many unrelated classes as lists of parts or stages mostly have instances of. */
const MAX_INSTANCES = 12;
/** As many handlers as tables mostly have; each call is followed into all of them. */
const MAX_CALLABLES = 24;
const MAX_DEPTH = 3;

export interface JoinHooks {
  /** A value of this type is in a place of type `object` from now on. */
  lost(t: RType): void;
  /** What a cell holds has changed: `from` holds nothing of its own any more. */
  united(from: Cell, into: Cell): void;
}

const NO_HOOKS: JoinHooks = { lost: () => undefined, united: () => undefined };

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
      return a.elements.every((t, i) => sameType(t, elements[i]!));
    }
    case "function":
      return a.fn === (b as typeof a).fn;
    case "class":
      return a.cls === (b as typeof a).cls && (a.orDerived === true) === ((b as typeof a).orDerived === true);
    case "instance":
      return a.cls === (b as typeof a).cls;
    case "module":
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
      return sameType(a, b) ? a : forgotten(a, b, hooks);
    default:
      return a;
  }
}

const CALLABLE: ReadonlySet<RType["kind"]> = new Set([
  "function",
  "class",
  "native",
  "method",
  "bound",
  "callables",
]);

const isCallable = (t: RType): boolean => CALLABLE.has(t.kind);

/** Functions, methods and classes, one by one. */
export const callablesOf = (t: RType): readonly RType[] => (t.kind === "callables" ? t.members : [t]);

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
  if (depth > MAX_DEPTH || a.names !== b.names) return sameType(a, b) ? a : forgotten(a, b, hooks);
  if (a.item === undefined && b.item === undefined && a.elements.length === b.elements.length) {
    const elements = a.elements.map((t, i) => join(t, b.elements[i]!, hooks, depth + 1));
    return { ...a, elements };
  }
  const all = [...a.elements, ...b.elements];
  if (a.item !== undefined) all.push(a.item);
  if (b.item !== undefined) all.push(b.item);
  const item = all.length === 0 ? a.elements[0]! : all.reduce((t, u) => join(t, u, hooks, depth + 1));
  return { kind: "tuple", elements: [], item };
}

/** The nearest class that both are or are derived from. */
function commonBase(a: IrClass, b: IrClass): IrClass | null {
  for (let x: IrClass | null = a; x !== null; x = x.base) {
    for (let y: IrClass | null = b; y !== null; y = y.base) if (x === y) return x;
  }
  return null;
}

export const membersOf = (t: RType): readonly RType[] => (t.kind === "union" ? t.members : [t]);

const PLAIN: ReadonlySet<RType["kind"]> = new Set(["int", "bool", "float", "str", "none"]);

/** Operations on values of such types among themselves run no code of the program. */
export function isPlainType(t: RType): boolean {
  return t.kind === "union" ? t.members.every(isPlainType) : PLAIN.has(t.kind);
}

const BUILTIN: ReadonlySet<RType["kind"]> = new Set([
  ...(["int", "bool", "float", "complex", "str", "bytes", "bytearray"] as const),
  ...(["list", "tuple", "dict", "set", "deque", "range", "slice", "array", "memoryview"] as const),
]);

/** Values of a built-in type have its methods, and no attribute that a program has given them. */
export const isBuiltin = (t: RType): boolean => BUILTIN.has(t.kind);

/** Does a value of the type raise for every attribute of that name? Numbers have none but two methods of ints. */
export function hasNoAttribute(t: RType, name: string): boolean {
  const isNumber = t.kind === "int" || t.kind === "bool" || t.kind === "float";
  return isNumber && !name.startsWith("__") && name !== "to_bytes" && name !== "from_bytes";
}

/** The module of the library with this name, which no module of the program stands for. */
export const isLibraryModule = (t: RType, name: string): boolean =>
  t.kind === "module" && t.module === null && t.name === name;

/** What can be called to do something with values that are out of sight. */
export const isFunction = (t: RType): boolean => t.kind !== "class" && t.kind !== "native" && isCallable(t);

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

/**
 * What a place holds that had `before` and is given `t` as well: the join, with bounds of ints that move at one of a
 * few steps, so that what grows step by step comes to an end.
 */
export function grown(before: RType, t: RType, hooks: JoinHooks = NO_HOOKS): RType {
  const joined = join(before, t, hooks);
  return joined === before || before.kind === "never" ? limited(joined, hooks) : widenedFrom(before, joined);
}

/** Tuples in tuples, only so deep. */
function limited(t: RType, hooks: JoinHooks, depth = 0): RType {
  if (t.kind !== "tuple") return t;
  if (depth > MAX_DEPTH) {
    hooks.lost(t);
    return OBJECT;
  }
  const item = t.item === undefined ? undefined : limited(t.item, hooks, depth + 1);
  const elements = t.elements.map((e) => limited(e, hooks, depth + 1));
  if (item === t.item && elements.every((e, i) => e === t.elements[i])) return t;
  return item === undefined ? { ...t, elements } : { kind: "tuple", elements, item };
}

function widenedFrom(before: RType, joined: RType): RType {
  if (joined.kind === "int") {
    const old = membersOf(before).find((m) => m.kind === "int");
    const x = old === undefined ? undefined : boundsOf(old);
    const y = boundsOf(joined);
    return x === undefined || y === undefined || sameType(old!, joined) ? joined : widened(x, y);
  }
  if (joined.kind === "tuple") {
    const old = membersOf(before).find((m) => m.kind === "tuple");
    if (old?.kind !== "tuple") return joined;
    if (joined.item !== undefined)
      return old.item === undefined ? joined : { ...joined, item: widenedFrom(old.item, joined.item) };
    if (joined.elements.length !== old.elements.length) return joined;
    return { ...joined, elements: joined.elements.map((t, i) => widenedFrom(old.elements[i]!, t)) };
  }
  if (joined.kind === "range" && before.kind === "range")
    return { kind: "range", item: widenedFrom(before.item, joined.item) };
  if (joined.kind === "union")
    return { kind: "union", members: joined.members.map((t) => widenedFrom(before, t)) };
  return joined;
}

/** What a dict holds, without joining it. */
function printValues({ element, fields }: Cell, print: (t: RType) => string): string {
  const types = element.kind === "never" && fields !== null ? [] : [print(element)];
  return [...new Set([...types, ...[...(fields?.values() ?? [])].map(print)])].join(" | ");
}

/** As messages and dumps show it. Containers in containers beyond a depth are `…`. */
export function printType(t: RType, depth = 0): string {
  const inner = (u: RType): string => (depth > MAX_DEPTH ? "…" : printType(u, depth + 1));
  switch (t.kind) {
    case "int":
      if (!t.small) return "int";
      return t.min === undefined || t.max === undefined ? "small" : `int[${t.min}..${t.max}]`;
    case "list":
    case "set":
    case "deque":
    case "iterator":
      return `${t.kind}[${inner(find(t.cell).element)}]`;
    case "tuple":
      return t.item === undefined
        ? `tuple[${t.elements.map((e, i) => (t.names ? `${t.names[i]}: ` : "") + inner(e)).join(", ")}]`
        : `tuple[${inner(t.item)}, ...]`;
    case "dict":
      return `dict[${inner(find(t.cell).key)}, ${printValues(find(t.cell), inner)}]`;
    case "array":
      return `array[${inner(t.item)}]`;
    case "function":
      return `function ${t.fn.name}`;
    case "class":
      return `class ${t.cls.name}`;
    case "instance":
      return t.cls.name;
    case "module":
      return `module ${t.name}`;
    case "native":
      return `native ${t.name}`;
    case "method":
      return `${inner(t.receiver)}.${t.name}`;
    case "bound":
      return `${inner(t.self)}.${t.fn.name}`;
    case "callables":
      return `one of ${t.members.map(inner).join(", ")}`;
    case "union":
      return t.members.map((member) => printType(member, depth)).join(" | ");
    default:
      return t.kind;
  }
}
