/** Inference of calls of builtins: what they give, what they do to the containers they are given, whom they call. */

import type { Call, CallMethod, IrValue } from "../ir/ops.js";
import { FLOAT, INT, NEVER, NONE, OBJECT, STR, type Cell, type RType } from "../ir/types.js";
import { callWith } from "./callbacks.js";
import { hashed, ordered } from "./comparisons.js";
import { inferGetattr, inferSetattr } from "./computed-names.js";
import { isIterator, iteratorOf, nextItem, itemOf } from "./iteration.js";
import { isFunction, membersOf } from "./type-kinds.js";
import { truthyPart, usedAs } from "./narrowing.js";
import { classOf, specialResult } from "./operators.js";
import { between, boundsOf } from "./ranges.js";
import { binaryType, builtinType, isIntLike, isReal } from "./result-types.js";
import type { State } from "./state.js";
import { sumOf } from "./sums.js";

/** Builtins that neither keep nor change what they are given, nor call functions with it but special methods. */
const HARMLESS = new Set(
  (
    "abs all any bin bool bytearray bytes callable chr complex divmod float hasattr hash hex id int isinstance " +
    "issubclass len memoryview min max oct ord pow print range repr round slice str sum"
  ).split(" "),
);

/** Those among them that look at functions and classes, too, without calling them or handing them on. */
const LOOKS_AT = new Set(["bool", "callable", "hash", "id", "isinstance", "issubclass", "repr", "str"]);

/** Those that `map` is mostly given, and that tell by the type of their argument what they give. */
const CONVERSIONS = new Set(["bool", "chr", "float", "int", "len", "ord", "repr", "str"]);

/** Builtins that raise for None. */
const NOT_OF_NONE = new Set(
  "abs all any enumerate iter len list max min next reversed set sorted sum tuple".split(" "),
);

/** `name(args)` for the builtin of that name. */
export function builtinCall(state: State, v: Call, name: string): RType {
  const { args } = v;
  const [first, second] = args;
  // Nothing has been seen of an argument yet, so nothing comes of the call.
  if (name !== "sum" && args.some((arg) => arg.type.kind === "never")) return NEVER;
  if (first !== undefined && NOT_OF_NONE.has(name) && args.length === 1) {
    usedAs(state, first);
    if (first.type.kind === "none") return NEVER;
  }
  switch (name) {
    case "list":
    case "set":
    case "frozenset":
    case "sorted":
    case "tuple":
    case "enumerate":
    case "zip":
    case "reversed":
    case "map":
    case "filter":
      return gathered(state, v, name);
    case "dict":
      return args.length > 1 ? OBJECT : dictOf(state, v, first);
    case "iter":
      if (first === undefined || !membersOf(first.type).some((t) => t.kind === "instance"))
        return gathered(state, v, name);
      return state.joinAll(membersOf(first.type).map((t) => iteratorFor(state, t)));
    case "next":
      if (first === undefined || membersOf(first.type).some((t) => !isIterator(t))) break;
      return state.joinAll([...membersOf(first.type).map((t) => nextItem(state, t)), second?.type ?? NEVER]);
    case "min":
    case "max":
      return extreme(state, v);
    case "sum":
      return sumOf(state, first, second);
    case "range":
      return { kind: "range", item: rangeItem(args) };
    case "type":
      if (args.length !== 1 || v.keywords.length > 0) break;
      return classOf(state, first!.type, v);
    case "staticmethod":
    case "classmethod":
      if (first?.op === "MakeFunction" && state.classes.isWrapped(first.fn)) return OBJECT;
      break;
    case "all":
    case "any":
    case "bytearray":
    case "bytes":
      // They iterate.
      if (first !== undefined) itemOf(state, first.type);
      break;
    case "len":
      if (first?.type.kind === "instance") return specialResult(state, first.type, "__len__");
      break;
    case "getattr":
      return inferGetattr(state, v);
    case "setattr":
      return inferSetattr(state, v);
    case "round":
      // Bools with places are floats then.
      if (args.length === 2 && (first?.type.kind === "float" || first?.type.kind === "bool")) return FLOAT;
      return first !== undefined && isReal(first.type) ? INT : OBJECT;
    case "abs":
      if (first?.type.kind === "instance") return specialResult(state, first.type, "__abs__");
      if (args.length !== 1 || first?.type.kind !== "union") break;
      return absOf(state, membersOf(truthyPart(first.type)));
    case "pow":
      // With three arguments they are ints.
      if (args.length === 3 && args.every((arg) => isIntLike(arg.type))) return INT;
      if (!args.every((arg) => membersOf(arg.type).every(isReal))) {
        for (const method of ["__pow__", "__rpow__"]) state.blind.read(method);
        for (const arg of args) state.lost(arg.type);
      }
      break;
    case "divmod":
      if (first !== undefined && second !== undefined && isReal(first.type) && isReal(second.type)) {
        const parts = (["//", "%"] as const).map((sign) => binaryType(sign, first.type, second.type));
        return { kind: "tuple", elements: parts };
      }
      for (const arg of args) state.lost(arg.type);
      return OBJECT;
  }
  for (const arg of args)
    if (!HARMLESS.has(name) || (isFunction(arg.type) && !LOOKS_AT.has(name))) state.lost(arg.type);
  for (const keyword of v.keywords) state.lost(keyword.value.type);
  return builtinType(
    name,
    args.map((arg) => arg.type),
  );
}

/** `iter(t)` where there are instances of classes of the program, which give iterators of their own. */
function iteratorFor(state: State, t: RType): RType {
  if (t.kind === "instance") return iteratorOf(state, state.classes.get(t.cls));
  state.lost(t);
  return OBJECT;
}

/** Builtins that give the items of what they are given, in a container or one by one. */
function gathered(state: State, v: Call, name: string): RType {
  const { args } = v;
  const cell = state.containers.cellOf(v);
  const items = args.map((arg) => itemOf(state, arg.type));
  // `reversed` asks for items by their index.
  if (name === "reversed") for (const arg of args) if (arg.type.kind === "instance") state.lost(arg.type);
  const [first] = items;
  let key: RType = NONE;
  for (const keyword of v.keywords) {
    if (name === "sorted" && keyword.name === "key") key = keyword.value.type;
    else if (name !== "sorted" || keyword.name !== "reverse") state.lost(keyword.value.type);
  }
  switch (name) {
    case "tuple":
      return first === undefined
        ? { kind: "tuple", elements: [] }
        : { kind: "tuple", elements: [], item: first };
    case "enumerate":
      if (first !== undefined)
        state.containers.put(cell, { kind: "tuple", elements: [counts(args[1]), first] });
      break;
    case "zip":
      state.containers.put(cell, { kind: "tuple", elements: items });
      break;
    case "map":
    case "filter": {
      const given = items.slice(1);
      const f = args[0];
      const called =
        f?.op === "LoadBuiltin" && CONVERSIONS.has(f.name)
          ? builtinType(f.name, given)
          : callWith(state, f?.type ?? NONE, given);
      state.containers.put(cell, name === "map" ? called : (given[0] ?? OBJECT));
      break;
    }
    default:
      if (first !== undefined) state.containers.put(cell, first);
      if (name === "sorted" && first !== undefined) {
        ordered(state, key.kind === "none" ? first : callWith(state, key, [first]));
      }
  }
  if (name === "set" || name === "frozenset")
    hashed(state, state.containers.element(cell), state.containers.element(cell));
  switch (name) {
    case "set":
    case "frozenset":
    case "list":
      return { kind: name, cell };
    default:
      return { kind: name === "sorted" ? "list" : "iterator", cell };
  }
}

/** `dict(pairs, name=value)` */
function dictOf(state: State, v: Call, source: IrValue | undefined): RType {
  const cell = state.containers.cellOf(v);
  for (const t of source === undefined ? [] : membersOf(source.type)) {
    if (t.kind === "dict") {
      state.containers.putAll(cell, t.cell);
      hashed(state, state.containers.key(cell), state.containers.key(cell));
    } else for (const pair of pairsOf(state, t)) addPair(state, cell, pair);
  }
  for (const keyword of v.keywords) {
    state.containers.putKey(cell, STR);
    state.containers.putAt(cell, keyword.name ?? undefined, keyword.value.type);
  }
  return { kind: "dict", cell };
}

/** `dict.fromkeys(keys, value)` */
export function fromKeys(state: State, v: CallMethod): RType {
  const [keys, value] = v.args;
  const cell = state.containers.cellOf(v);
  state.containers.putKey(cell, keys === undefined ? NEVER : itemOf(state, keys.type));
  hashed(state, state.containers.key(cell), state.containers.key(cell));
  state.containers.put(cell, value?.type ?? NONE);
  return { kind: "dict", cell };
}

/** What iterating over a container gives; of others it is not known whether they are iterated. */
function pairsOf(state: State, t: RType): readonly RType[] {
  if (
    t.kind === "list" ||
    t.kind === "tuple" ||
    t.kind === "iterator" ||
    t.kind === "set" ||
    t.kind === "frozenset" ||
    t.kind === "deque"
  )
    return membersOf(itemOf(state, t));
  state.lost(t);
  return [OBJECT];
}

/** Key and value of an item of what a dict is made of. */
function addPair(state: State, cell: Cell, pair: RType): void {
  const [key, value] = pair.kind === "tuple" && pair.elements.length === 2 ? pair.elements : [];
  if (key !== undefined && value !== undefined) {
    state.containers.putKey(cell, key);
    hashed(state, key, state.containers.key(cell));
    return state.containers.put(cell, value);
  }
  if (pair.kind === "never") return;
  state.lost(pair);
  state.containers.putKey(cell, OBJECT);
  state.containers.put(cell, OBJECT);
}

/** What `enumerate` counts. */
function counts(start: IrValue | undefined): RType {
  if (start?.type.kind === "never") return NEVER;
  const from = start === undefined ? { min: 0, max: 0 } : boundsOf(start.type);
  return from === undefined ? INT : between(from.min, from.max + COUNT_MAX);
}
const COUNT_MAX = 2 ** 32 - 1;

function rangeItem(args: readonly IrValue[]): RType {
  const [first, second, third] = args;
  if (args.some((arg) => arg.type.kind === "never")) return NEVER;
  const from = second === undefined ? { min: 0, max: 0 } : boundsOf(first?.type ?? OBJECT);
  const to = boundsOf((second ?? first)?.type ?? OBJECT);
  const by = third === undefined ? { min: 1, max: 1 } : boundsOf(third.type);
  if (from === undefined || to === undefined || by === undefined) return { kind: "int", small: true };
  if (by.min > 0) return between(from.min, Math.max(from.min, to.max - 1));
  if (by.max < 0) return between(Math.min(from.max, to.min + 1), from.max);
  return between(Math.min(from.min, to.min), Math.max(from.max, to.max));
}

/** `min`, `max` of arguments or of the items of one. */
function extreme(state: State, v: Call): RType {
  const { args } = v;
  const [first] = args;
  if (first === undefined) return OBJECT;
  let t = args.length === 1 ? itemOf(state, first.type) : state.joinAll(args.map((arg) => arg.type));
  let compared = t;
  for (const { name, value } of v.keywords) {
    if (name === "key") compared = callWith(state, value.type, [t]);
    else t = state.join(t, value.type);
  }
  ordered(state, compared);
  return t;
}

/** The absolute value of one of several types of numbers. */
function absOf(state: State, members: readonly RType[]): RType {
  const isNumber = members.every((m) => isReal(m) || m.kind === "complex");
  return isNumber ? state.joinAll(members.map((m) => builtinType("abs", [m]))) : OBJECT;
}
