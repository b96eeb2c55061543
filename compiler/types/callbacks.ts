/** Calls that the runtime makes with values it is given: keys of `sorted`, functions of `map`. */

import { OBJECT, type RType } from "../ir/types.js";
import { isPositional, type State } from "./state.js";

/** The runtime calls a value of this type with arguments of these types; gives the type of what comes back. */
export function callWith(state: State, callee: RType, args: readonly RType[]): RType {
  if (callee.kind === "none") return OBJECT;
  const isSimple = callee.kind === "function" && callee.fn.params.every(isPositional);
  if (!isSimple) {
    state.lost(callee);
    for (const t of args) state.lost(t);
    return OBJECT;
  }
  const { fn } = callee;
  state.calledIndirectly.add(fn);
  args.forEach((t, i) => {
    const p = fn.params[i];
    if (p !== undefined) state.give(p.variable, t, fn);
  });
  return state.resultOf(fn);
}
