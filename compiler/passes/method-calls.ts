/** Operators that inference has resolved to methods of classes of the program, as calls of these. */

import type { Binary, CallMethod, Compare, Evaluate, GetItem, IrValue, SetItem } from "../ir/ops.js";
import { NONE } from "../ir/types.js";

/** An operator that may be the call of a method. */
export const isMethodOperation = (value: IrValue): value is Binary | Compare | GetItem =>
  value.op === "Binary" || value.op === "Compare" || value.op === "GetItem";

/** `a + b` as the call of `__add__` that it is, `a < b` as that of `__lt__`, and `a[b]` as that of `__getitem__`. */
export function methodCall(value: Binary | Compare | GetItem): CallMethod {
  const { targets, type, rep, start, end } = value;
  const [object, arg] = value.op === "GetItem" ? [value.object, value.index] : [value.left, value.right];
  return {
    op: "CallMethod",
    object,
    name: targets![0]!.name,
    args: [arg],
    keywords: [],
    targets,
    type,
    rep,
    start,
    end,
  };
}

/** `a[b] = c` as the call of `__setitem__` that it is. */
export function storingCall({ object, index, value, targets, start, end }: SetItem): Evaluate {
  const call: CallMethod = {
    op: "CallMethod",
    object,
    name: targets![0]!.name,
    args: [index, value],
    keywords: [],
    targets,
    type: NONE,
    rep: "boxed",
    start,
    end,
  };
  return { op: "Evaluate", value: call, start, end };
}
