/** Calls that the runtime makes with values it is given: keys of `sorted`, functions of `map`. */

import { INT, NEVER, NONE, OBJECT, type RType } from "../ir/types.js";
import { calledBuiltin, isBuiltinValue } from "./builtin-values.js";
import { searched } from "./comparisons.js";
import { callablesOf } from "./type-kinds.js";
import { itemOf } from "./iteration.js";
import { isPositional, type State } from "./state.js";

/** The runtime calls a value of this type with arguments of these types; gives the type of what comes back. */
export function callWith(state: State, callee: RType, args: readonly RType[]): RType {
  if (callee.kind === "none") return OBJECT;
  const callees = callablesOf(callee);
  if (callees.every(isSimple)) return state.joinAll(callees.map((t) => callOne(state, t, args)));
  state.lost(callee);
  for (const t of args) state.lost(t);
  return OBJECT;
}

/** A function, method or builtin that takes arguments by position only, or a method of a container that looks for its argument. */
const isSimple = (t: RType): boolean =>
  t.kind === "method"
    ? looksUp(t)
    : isBuiltinValue(t) || ((t.kind === "function" || t.kind === "bound") && t.fn.params.every(isPositional));

/** `max(counts, key=counts.get)` */
const looksUp = ({ receiver, name }: RType & { kind: "method" }): boolean =>
  (receiver.kind === "dict" && name === "get") || (receiver.kind === "list" && name === "index");

function callOne(state: State, callee: RType, args: readonly RType[]): RType {
  if (callee.kind === "method") return lookUp(state, callee.receiver, args[0]);
  if (isBuiltinValue(callee)) return calledBuiltin(callee, args);
  if (callee.kind !== "function" && callee.kind !== "bound") return OBJECT;
  const { fn } = callee;
  state.calledIndirectly.add(fn);
  const all = callee.kind === "bound" ? [callee.self, ...args] : args;
  all.forEach((t, i) => {
    const p = fn.params[i];
    if (p !== undefined) state.give(p.variable, t, fn);
  });
  return state.resultOf(fn);
}

function lookUp(state: State, container: RType, item: RType = NEVER): RType {
  if (container.kind === "dict") {
    searched(state, item, state.containers.key(container.cell));
    return state.join(state.containers.valueAt(container.cell, undefined), NONE);
  }
  searched(state, item, itemOf(state, container));
  return INT;
}
