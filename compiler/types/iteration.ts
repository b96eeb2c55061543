/** What iterating over a value gives; of instances of classes of the program by their special methods. */

import { NEVER, OBJECT, type RType } from "../ir/types.js";
import type { ClassInfo } from "./class-info.js";
import { itemType } from "./result-types.js";
import type { State } from "./state.js";
import { membersOf } from "./type-kinds.js";

/** What iterating over a value of the type gives. */
export function itemOf(state: State, t: RType): RType {
  switch (t.kind) {
    case "list":
    case "set":
    case "frozenset":
    case "deque":
    case "iterator":
      return state.containers.element(t.cell);
    case "dict":
      return state.containers.key(t.cell);
    case "tuple":
      return t.item ?? state.joinAll(t.elements);
    case "range":
    case "memoryview":
    case "array":
      return t.item;
    case "union":
      return state.joinAll(t.members.map((member) => itemOf(state, member)));
    case "instance":
      return itemOfInstance(state, state.classes.get(t.cls));
    case "object":
      return OBJECT;
    default:
      return hasNoItems(t) ? NEVER : itemType(t);
  }
}

/** Values that raise TypeError when they are iterated, and when an item of them is asked for. */
export const hasNoItems = (t: RType): boolean => WITHOUT_ITEMS.has(t.kind);

const WITHOUT_ITEMS: ReadonlySet<RType["kind"]> = new Set<RType["kind"]>([
  "none",
  "bool",
  "int",
  "float",
  "complex",
  "slice",
  "function",
  "method",
  "bound",
  "callables",
]);

/** The items of an instance: what the iterator gives that `__iter__` gives. */
function itemOfInstance(state: State, info: ClassInfo): RType {
  if (state.classes.nearest(info, "__iter__") !== undefined) {
    const iterators = membersOf(iteratorOf(state, info));
    return state.joinAll(iterators.map((t) => (isIterator(t) ? nextItem(state, t) : OBJECT)));
  }
  // Without `__iter__` an instance is iterated by `__getitem__` with 0, 1, and so on.
  for (const { methods } of info.family.members) {
    const fn = methods.get("__getitem__");
    if (fn !== undefined) state.escapes.escape(fn);
  }
  return OBJECT;
}

/** `iter(o)` of an instance that has `__iter__`. */
export const iteratorOf = (state: State, info: ClassInfo): RType => resultsOf(state, info, "__iter__");

/** May it be asked for its next item, and what comes of that is known? */
export const isIterator = (t: RType): boolean =>
  t.kind === "iterator" || t.kind === "instance" || t.kind === "never";

/** `next(t)` of an iterator. */
export function nextItem(state: State, t: RType): RType {
  return t.kind === "instance" ? resultsOf(state, state.classes.get(t.cls), "__next__") : itemOf(state, t);
}

/** What a special method of an instance gives that the runtime calls. */
export function resultsOf(state: State, info: ClassInfo, name: string): RType {
  const methods = state.classes.ownMethods(info, name);
  return methods === undefined ? OBJECT : state.joinAll(methods.map((fn) => state.resultOf(fn)));
}
