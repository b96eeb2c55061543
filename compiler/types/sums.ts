/** What `sum` gives: numbers by their kinds, instances of classes of the program by what their methods give. */

import type { IrFunction } from "../ir/function.js";
import type { IrValue } from "../ir/ops.js";
import { FLOAT, INT, OBJECT, STR, type RType } from "../ir/types.js";
import { membersOf } from "./type-kinds.js";
import { sameType } from "./lattice.js";
import { truthyPart } from "./narrowing.js";
import { between, boundsOf } from "./ranges.js";
import { binaryType, isReal } from "./result-types.js";
import { itemOf } from "./iteration.js";
import type { State } from "./state.js";

export function sumOf(state: State, items: IrValue | undefined, start: IrValue | undefined): RType {
  if (items === undefined) return OBJECT;
  // None raises.
  const item = truthyPart(itemOf(state, items.type));
  const first: RType = start?.type ?? { kind: "int", small: true, min: 0, max: 0 };
  // Nothing to add leaves the start.
  if (item.kind === "never") return first;
  if (!membersOf(item).every(isReal) || !membersOf(first).every(isReal)) {
    // Sums of objects call their methods.
    const sum = added(state, first, item);
    if (sum !== undefined) return sum;
    for (const method of ["__add__", "__radd__"]) state.blind.read(method);
    state.lost(item);
    state.lost(first);
    return first.kind === "str" ? STR : OBJECT;
  }
  const summed = membersOf(item).some((t) => t.kind === "float") ? FLOAT : INT;
  const bounds = boundsOf(item);
  // So many small numbers that their sum is not small do not fit into memory.
  if (start === undefined && summed === INT && bounds !== undefined)
    return between(Math.min(0, bounds.min) * LONGEST, Math.max(0, bounds.max) * LONGEST);
  return state.join(first.kind === "float" ? FLOAT : first, summed);
}

/** So many items no memory has. */
const LONGEST = 2 ** 32;

/** As many kinds as partial sums mostly have: that of the start, and those that adding gives. */
const MOST_STEPS = 4;

/** The start, and whatever comes of adding items to it one by one; `undefined` where that calls what is out of sight. */
function added(state: State, start: RType, item: RType): RType | undefined {
  let sum = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    let after = sum;
    for (const a of membersOf(sum)) {
      for (const b of membersOf(item)) {
        const t = addedTwo(state, a, b);
        if (t === undefined) return undefined;
        after = state.join(after, t);
      }
    }
    if (sameType(sum, after)) return sum;
    sum = after;
  }
  return undefined;
}

function addedTwo(state: State, a: RType, b: RType): RType | undefined {
  if (isReal(a) && isReal(b)) return binaryType("+", a, b);
  const isLeft = a.kind === "instance";
  const of = isLeft ? a : b;
  if (of.kind !== "instance" || (!isLeft && !isReal(a))) return undefined;
  const methods = state.classes.ownMethods(state.classes.get(of.cls), isLeft ? "__add__" : "__radd__");
  if (methods === undefined || !methods.every(takesOne)) return undefined;
  for (const fn of methods) {
    state.give(fn.params[1]!.variable, isLeft ? b : a, fn);
    state.calledIndirectly.add(fn);
  }
  const results = methods.map((fn) => state.resultOf(fn));
  // The other operand is asked behind a NotImplemented.
  return results.some((t) => membersOf(t).some((m) => m.kind === "object"))
    ? undefined
    : state.joinAll(results);
}

const takesOne = (fn: IrFunction): boolean =>
  fn.params.length === 2 && fn.params.every((p) => p.form === "normal");
