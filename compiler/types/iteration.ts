/** What iterating over instances of classes of the program gives, by their special methods. */

import type { IrClass } from "../ir/class.js";
import type { IrFunction } from "../ir/function.js";
import { OBJECT, type RType } from "../ir/types.js";
import type { ClassInfo } from "./class-info.js";
import { membersOf } from "./type-kinds.js";

/** What of inference is needed here. */
interface Iterations {
  readonly classes: {
    get(cls: IrClass): ClassInfo;
    nearest(info: ClassInfo, name: string): IrFunction | undefined;
    ownMethods(info: ClassInfo, name: string): readonly IrFunction[] | undefined;
  };
  resultOf(fn: IrFunction): RType;
  joinAll(types: readonly RType[]): RType;
  itemOf(t: RType): RType;
  escape(fn: IrFunction): void;
}

/** The items of an instance: what the iterator gives that `__iter__` gives. */
export function itemOfInstance(state: Iterations, info: ClassInfo): RType {
  if (state.classes.nearest(info, "__iter__") !== undefined) {
    const iterators = membersOf(iteratorOf(state, info));
    return state.joinAll(iterators.map((t) => (isIterator(t) ? nextItem(state, t) : OBJECT)));
  }
  // Without `__iter__` an instance is iterated by `__getitem__` with 0, 1, and so on.
  for (const { methods } of info.family.members) {
    const fn = methods.get("__getitem__");
    if (fn !== undefined) state.escape(fn);
  }
  return OBJECT;
}

/** `iter(o)` of an instance that has `__iter__`. */
export const iteratorOf = (state: Iterations, info: ClassInfo): RType => resultsOf(state, info, "__iter__");

/** May it be asked for its next item, and what comes of that is known? */
export const isIterator = (t: RType): boolean =>
  t.kind === "iterator" || t.kind === "instance" || t.kind === "never";

/** `next(t)` of an iterator. */
export function nextItem(state: Iterations, t: RType): RType {
  return t.kind === "instance" ? resultsOf(state, state.classes.get(t.cls), "__next__") : state.itemOf(t);
}

/** What a special method of an instance gives that the runtime calls. */
export function resultsOf(state: Iterations, info: ClassInfo, name: string): RType {
  const methods = state.classes.ownMethods(info, name);
  return methods === undefined ? OBJECT : state.joinAll(methods.map((fn) => state.resultOf(fn)));
}
