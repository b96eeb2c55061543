/** Inference of the helpers that the lowering calls: of comprehensions, `with`, loops over iterators and the like. */

import type { CallHelper } from "../ir/ops.js";
import { BOOL, OBJECT, type RType } from "../ir/types.js";
import { hashed } from "./comparisons.js";
import { membersOf } from "./type-kinds.js";
import { specialResult } from "./operators.js";
import { itemOf } from "./iteration.js";
import type { State } from "./state.js";

/** What `with` gets from a context manager. */
function entered(state: State, manager: RType): RType {
  return state.joinAll(
    membersOf(manager).map((t) => (t.kind === "instance" ? specialResult(state, t, "__enter__") : OBJECT)),
  );
}

/** The runtime calls `__enter__` and `__exit__` of a context manager; of a class of the program nothing else comes of that. */
function loseManager(state: State, manager: RType): void {
  for (const t of membersOf(manager)) {
    const isOwn =
      t.kind === "instance" &&
      ["__enter__", "__exit__"].every((name) => state.classes.nearest(state.classes.get(t.cls), name));
    if (!isOwn) state.lost(t);
  }
}

/** What helpers of the lowering give. */
export function inferHelper(state: State, v: CallHelper): RType {
  const [first, second, third] = v.args;
  const cell = state.containers.cellOf(v);
  switch (v.helper) {
    case "newList":
      return { kind: "list", cell };
    case "newSet":
      return { kind: "set", cell };
    case "newDict":
      return { kind: "dict", cell };
    case "listAppend":
    case "setAdd":
    case "dictStore":
      for (const container of membersOf(first!.type)) {
        if (container.kind !== "list" && container.kind !== "set" && container.kind !== "dict") continue;
        state.containers.put(container.cell, (v.helper === "dictStore" ? third! : second!).type);
        if (v.helper === "dictStore") {
          state.containers.putKey(container.cell, second!.type);
          hashed(state, second!.type, state.containers.key(container.cell));
        } else if (container.kind === "set")
          hashed(state, second!.type, state.containers.element(container.cell));
      }
      return OBJECT;
    case "asBool":
    case "hasName":
    case "exitContextWith":
    case "isStopAsyncIteration":
      if (v.helper === "exitContextWith") for (const arg of v.args) loseManager(state, arg.type);
      return BOOL;
    case "iter":
      state.containers.put(cell, itemOf(state, first!.type));
      return { kind: "iterator", cell };
    case "nextOrUndefined":
      return itemOf(state, first!.type);
    case "methodSuper":
      return OBJECT;
    case "lookupExit":
    case "exitContext":
      for (const arg of v.args) loseManager(state, arg.type);
      return OBJECT;
    case "enterContext":
      loseManager(state, first!.type);
      return entered(state, first!.type);
    default:
      for (const arg of v.args) state.lost(arg.type);
      return OBJECT;
  }
}
