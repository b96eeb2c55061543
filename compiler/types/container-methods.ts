/**
 * Inference of methods of built-in types: what they put into the container, and what they give. A method that is not
 * listed gives any object, and whoever calls it loses sight of the container.
 */

import { BOOL, NONE, type Cell, type RType } from "../ir/types.js";
import type { Site } from "./arguments.js";
import { methodType } from "./result-types.js";
import { itemOf } from "./iteration.js";
import type { State } from "./state.js";
import { callWith } from "./callbacks.js";
import { find } from "./cells.js";
import { libraryMethod } from "./library-objects.js";
import { constantKey } from "./subscripts.js";
import { hashed, ordered, searched } from "./comparisons.js";

const COUNT: RType = { kind: "int", small: true, min: 0, max: 2 ** 32 - 1 };

/** Methods that are followed when they are read off a container, too: `append = items.append`. */
const KEPT: Readonly<Partial<Record<RType["kind"], ReadonlySet<string>>>> = {
  list: new Set(["append", "insert", "extend", "pop", "remove", "index", "count"]),
  set: new Set(["add", "discard", "remove", "update", "pop"]),
  deque: new Set(["append", "appendleft", "extend", "pop", "popleft"]),
  dict: new Set(["get", "pop", "setdefault", "update"]),
  bytearray: new Set(["append", "extend"]),
};

/** The type of `o.name` where that is one of them. */
export function keptMethod(o: RType, name: string): RType | undefined {
  return KEPT[o.kind]?.has(name) === true ? { kind: "method", receiver: o, name } : undefined;
}

/** The result of `o.name(…)` for a built-in `o`; `undefined` if nothing is known. */
export function methodCall(state: State, o: RType, name: string, v: Site): RType | undefined {
  switch (o.kind) {
    case "list":
      return listMethod(state, o, name, v);
    case "deque":
      return dequeMethod(state, o, name, v);
    case "set":
      return setMethod(state, o, name, v);
    case "dict":
      return dictMethod(state, o, name, v);
    case "library":
      return libraryMethod(state, o, name, v);
    case "array":
      return arrayMethod(state, name, v);
    case "tuple":
      if (name !== "index" && name !== "count") return undefined;
      for (const arg of v.args) searched(state, arg.type, itemOf(state, o));
      return COUNT;
    case "iterator":
      return generatorMethod(state, o, name, v);
    case "int":
    case "str":
    case "bytes":
    case "bytearray": {
      const t = methodType(o, name);
      if (t.kind === "object") return undefined;
      // Their arguments are only looked at, as `print` does.
      if (name === "join") for (const arg of v.args) itemOf(state, arg.type);
      else if (name !== "format") for (const arg of v.args) state.lost(arg.type);
      if (t.kind !== "list") return t;
      const cell = state.containers.cellOf(v);
      state.containers.put(cell, find(t.cell).element);
      return { kind: "list", cell };
    }
    default:
      return undefined;
  }
}

type Container = Extract<RType, { kind: "list" | "set" | "frozenset" | "dict" | "deque" | "iterator" }>;

function listMethod(state: State, o: Container, name: string, v: Site): RType | undefined {
  const { cell } = o;
  const [first, second] = v.args;
  if (v.keywords.length > 0 && name !== "sort") return undefined;
  switch (name) {
    case "append":
      if (first) state.containers.put(cell, first.type);
      return NONE;
    case "insert":
      if (second) state.containers.put(cell, second.type);
      return NONE;
    case "extend":
      if (first) state.containers.put(cell, itemOf(state, first.type));
      return NONE;
    case "pop":
      return state.containers.element(cell);
    case "copy":
      state.containers.put(state.containers.cellOf(v), state.containers.element(cell));
      return { kind: "list", cell: state.containers.cellOf(v) };
    case "clear":
    case "reverse":
      return NONE;
    case "sort":
      ordered(state, sortedBy(state, v, state.containers.element(cell)));
      return NONE;
    case "count":
    case "index":
    case "remove":
      if (first) searched(state, first.type, state.containers.element(cell));
      return name === "remove" ? NONE : COUNT;
    default:
      return undefined;
  }
}

/** What `sort` compares: the items, or what the key makes of them. */
function sortedBy(state: State, { keywords }: Site, item: RType): RType {
  const key = keywords.find(({ name }) => name === "key")?.value.type;
  return key === undefined || key.kind === "none" ? item : callWith(state, key, [item]);
}

/** What a generator gives are its items. Nobody follows what is raised in it. */
function generatorMethod(state: State, { cell }: Container, name: string, v: Site): RType | undefined {
  if (v.keywords.length > 0) return undefined;
  switch (name) {
    case "send":
      for (const arg of v.args) state.containers.send(cell, arg.type);
      return state.containers.element(cell);
    case "throw":
      for (const arg of v.args) state.lost(arg.type);
      return state.containers.element(cell);
    case "close":
      return NONE;
    default:
      return undefined;
  }
}

/** Arrays take numbers, which they keep in a form of their own. */
function arrayMethod(state: State, name: string, { args, keywords }: Site): RType | undefined {
  const [only] = args;
  if (only === undefined || args.length > 1 || keywords.length > 0) return undefined;
  if (name === "extend") itemOf(state, only.type);
  return name === "append" || name === "extend" ? NONE : undefined;
}

function dequeMethod(state: State, { cell }: Container, name: string, v: Site): RType | undefined {
  const [first] = v.args;
  if (v.keywords.length > 0) return undefined;
  switch (name) {
    case "append":
    case "appendleft":
      if (first) state.containers.put(cell, first.type);
      return NONE;
    case "extend":
      if (first) state.containers.put(cell, itemOf(state, first.type));
      return NONE;
    case "pop":
    case "popleft":
      return state.containers.element(cell);
    default:
      return undefined;
  }
}

function setMethod(state: State, o: Container, name: string, v: Site): RType | undefined {
  const { cell } = o;
  const [first] = v.args;
  if (v.keywords.length > 0 || v.args.length > 1) return undefined;
  switch (name) {
    case "add":
      if (first) state.containers.put(cell, first.type);
      hashed(state, state.containers.element(cell), state.containers.element(cell));
      return NONE;
    case "update":
      if (first) state.containers.put(cell, itemOf(state, first.type));
      hashed(state, state.containers.element(cell), state.containers.element(cell));
      return NONE;
    case "discard":
    case "remove":
      if (first) searched(state, first.type, state.containers.element(cell));
      return NONE;
    case "clear":
      return NONE;
    case "pop":
      return state.containers.element(cell);
    case "copy":
      state.containers.put(state.containers.cellOf(v), state.containers.element(cell));
      return { kind: "set", cell: state.containers.cellOf(v) };
    case "union":
    case "intersection":
    case "difference":
    case "symmetric_difference":
      if (first === undefined) return undefined;
      combineSets(state, state.containers.cellOf(v), o, first.type, name === "difference");
      return { kind: "set", cell: state.containers.cellOf(v) };
    case "intersection_update":
    case "difference_update":
    case "symmetric_difference_update":
      if (first === undefined) return undefined;
      combineSets(state, cell, o, first.type, name === "difference_update");
      return NONE;
    case "issubset":
    case "issuperset":
    case "isdisjoint":
      if (first === undefined) return undefined;
      searched(state, itemOf(state, first.type), state.containers.element(cell));
      return BOOL;
    default:
      return undefined;
  }
}

/** What comes of a set and something else: items of both, as equal ones may stand for each other, or only its own. */
export function combineSets(
  state: State,
  into: Cell,
  set: Container,
  other: RType,
  takesAway: boolean,
): void {
  const item = itemOf(state, other);
  searched(state, item, state.containers.element(set.cell));
  state.containers.put(into, state.containers.element(set.cell));
  if (!takesAway) state.containers.put(into, item);
  hashed(state, state.containers.element(into), state.containers.element(into));
}

function dictMethod(state: State, o: Container, name: string, v: Site): RType | undefined {
  const { cell } = o;
  const [key, other] = v.args;
  if (v.keywords.length > 0) return undefined;
  const at = constantKey(key);
  if (key !== undefined && name !== "update") searched(state, key.type, state.containers.key(cell));
  switch (name) {
    case "get":
      return state.join(state.containers.valueAt(cell, at), other?.type ?? NONE);
    case "pop":
      return other === undefined
        ? state.containers.valueAt(cell, at)
        : state.join(state.containers.valueAt(cell, at), other.type);
    case "setdefault":
      if (key) state.containers.putKey(cell, key.type);
      hashed(state, state.containers.key(cell), state.containers.key(cell));
      state.containers.putAt(cell, at, other?.type ?? NONE);
      return state.containers.valueAt(cell, at);
    case "popitem":
      return { kind: "tuple", elements: [state.containers.key(cell), state.containers.element(cell)] };
    case "clear":
      return NONE;
    case "copy": {
      const made = state.containers.cellOf(v);
      state.containers.putAll(made, cell);
      return { kind: "dict", cell: made };
    }
    case "update": {
      if (key?.type.kind !== "dict") return undefined;
      state.containers.putAll(cell, key.type.cell);
      hashed(state, state.containers.key(cell), state.containers.key(cell));
      return NONE;
    }
    case "keys":
      return iterator(state, v, state.containers.key(cell));
    case "values":
      return iterator(state, v, state.containers.element(cell));
    case "items":
      return iterator(state, v, {
        kind: "tuple",
        elements: [state.containers.key(cell), state.containers.element(cell)],
      });
    default:
      return undefined;
  }
}

function iterator(state: State, place: object, item: RType): RType {
  const cell = state.containers.cellOf(place);
  state.containers.put(cell, item);
  return { kind: "iterator", cell };
}
