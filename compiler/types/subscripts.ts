/** Inference of subscripts and membership: on built-in types by what they hold, on instances by their methods. */

import type { IrFunction } from "../ir/function.js";
import type { Compare, GetItem, IrValue, SetItem } from "../ir/ops.js";
import { NEVER, OBJECT, STR, type RType } from "../ir/types.js";
import { hashed, searched } from "./comparisons.js";
import { firstOf, membersOf } from "./type-kinds.js";
import { boundsOf } from "./ranges.js";
import { isIntLike } from "./result-types.js";
import { hasNoItems, itemOf } from "./iteration.js";
import type { State } from "./state.js";

export function inferGetItem(state: State, v: GetItem): RType {
  state.specialCalls.forget(v);
  const { type } = v.object;
  if (type.kind !== "union") return itemAt(state, v, type);
  return state.joinAll(type.members.map((o) => itemAt(state, v, o)));
}

function itemAt(state: State, v: GetItem, o: RType): RType {
  const index = v.index.type;
  if (o.kind === "never" || index.kind === "never" || hasNoItems(o)) return NEVER;
  const isSlice = index.kind === "slice";
  switch (o.kind) {
    case "str":
      return STR;
    case "bytes":
    case "bytearray":
      return isSlice ? o : isIntLike(index) ? itemOf(state, o) : OBJECT;
    case "memoryview":
    case "array":
      return isSlice ? o : isIntLike(index) ? o.item : OBJECT;
    case "range":
      return isSlice ? OBJECT : isIntLike(index) ? o.item : OBJECT;
    case "list":
      if (isSlice) {
        const cell = state.containers.cellOf(v);
        state.containers.put(cell, state.containers.element(o.cell));
        return { kind: "list", cell };
      }
      return state.containers.element(o.cell);
    case "tuple": {
      if (isSlice)
        return { kind: "tuple", ...(slicedElements(v, o) ?? { elements: [], item: itemOf(state, o) }) };
      const at = constantIndex(v);
      if (at === undefined || (at < 0 && o.item !== undefined)) return itemOf(state, o);
      return firstOf(o).at(at) ?? o.rest ?? itemOf(state, o);
    }
    case "dict":
      searched(state, index, state.containers.key(o.cell));
      return state.containers.valueAt(o.cell, constantKey(v.index));
    case "deque":
      return state.containers.element(o.cell);
    case "instance":
      return (
        bySubscript(state, o, "__getitem__", [v.index], v.object.type.kind === "instance" ? v : undefined) ??
        OBJECT
      );
    default:
      state.lost(o);
      state.lost(index);
      return OBJECT;
  }
}

/**
 * `o[k]`, `o[k] = x` and `k in o` of an instance of a class of the program call its method. What that gives; `undefined`
 * if something else than the text shows may happen, and then all that is known of the operands is lost.
 */
function bySubscript(
  state: State,
  o: RType & { kind: "instance" },
  name: string,
  args: readonly IrValue[],
  v: GetItem | SetItem | undefined,
): RType | undefined {
  const info = state.classes.get(o.cls);
  const methods = state.classes.ownMethods(info, name);
  const takes = (fn: IrFunction): boolean =>
    fn.params.length === args.length + 1 && fn.params.every((p) => p.form === "normal");
  if (methods === undefined || !methods.every(takes)) {
    state.lost(o);
    for (const arg of args) state.lost(arg.type);
    return undefined;
  }
  for (const fn of methods) args.forEach((arg, i) => state.give(fn.params[i + 1]!.variable, arg.type, fn));
  if (v !== undefined) state.specialCalls.operation(v, methods);
  else for (const fn of methods) state.calledIndirectly.add(fn);
  return state.joinAll(methods.map((fn) => state.resultOf(fn)));
}

/** `del o[k]` */
export function inferDeleteItem(state: State, o: RType, index: IrValue): void {
  for (const t of membersOf(o)) {
    if (t.kind === "instance") bySubscript(state, t, "__delitem__", [index], undefined);
    else if (t.kind === "dict") searched(state, index.type, state.containers.key(t.cell));
    else if (t.kind === "object") state.lost(index.type);
  }
}

/** `k in o`: what containers hold is compared with it, instances of classes of the program are asked. */
export function inferMembership(state: State, v: Compare): void {
  const item = v.left.type;
  for (const t of membersOf(v.right.type)) {
    if (
      t.kind === "instance" &&
      state.classes.nearest(state.classes.get(t.cls), "__contains__") !== undefined
    )
      bySubscript(state, t, "__contains__", [v.left], undefined);
    else if (t.kind === "instance") searched(state, item, itemOf(state, t));
    else if (t.kind === "object") {
      if (state.classes.methodsNamed("__contains__").length > 0) state.lost(item);
      searched(state, item, OBJECT);
    } else searched(state, item, itemOf(state, t));
  }
}

/** A str that stands in the text as the key of a dict. */
export const constantKey = (v: IrValue | undefined | null): string | undefined =>
  v?.op === "Const" && v.value.kind === "str" ? v.value.value : undefined;

const constantIndex = (v: GetItem): number | undefined => constantInt(v.index);

function constantInt(v: IrValue): number | undefined {
  const bounds = v.type.kind === "int" ? boundsOf(v.type) : undefined;
  return bounds !== undefined && bounds.min === bounds.max ? bounds.min : undefined;
}

/** `row[2:]`, `row[:-1]` of a tuple whose items are known one by one. */
function slicedElements(v: GetItem, o: RType & { kind: "tuple" }): { elements: RType[] } | undefined {
  if (o.item !== undefined || v.index.op !== "MakeSlice") return undefined;
  const { lower, upper, step } = v.index;
  if (step.type.kind !== "none") return undefined;
  const from = lower.type.kind === "none" ? 0 : constantInt(lower);
  const to = upper.type.kind === "none" ? o.elements.length : constantInt(upper);
  return from === undefined || to === undefined ? undefined : { elements: o.elements.slice(from, to) };
}

export function inferSetItem(state: State, s: SetItem): void {
  state.specialCalls.forget(s);
  const index = s.index.type;
  const value = s.value.type;
  for (const o of membersOf(s.object.type)) {
    switch (o.kind) {
      case "never":
      case "bytearray":
      case "array":
        break;
      case "list":
        // `a[1:2] = b` takes the items of `b`; an index of unknown type may be a slice.
        if (index.kind === "slice" || index.kind === "object" || index.kind === "union")
          state.containers.put(o.cell, itemOf(state, value));
        if (index.kind !== "slice") state.containers.put(o.cell, value);
        break;
      case "deque":
        state.containers.put(o.cell, value);
        break;
      case "dict":
        state.containers.putKey(o.cell, index);
        hashed(state, index, state.containers.key(o.cell));
        state.containers.putAt(o.cell, constantKey(s.index), value);
        break;
      case "instance":
        bySubscript(
          state,
          o,
          "__setitem__",
          [s.index, s.value],
          s.object.type.kind === "instance" ? s : undefined,
        );
        break;
      default:
        state.lost(o);
        state.lost(index);
        state.lost(value);
    }
  }
}
