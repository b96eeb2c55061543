/** From one representation of a value to the other, without a step where both meet. */

import type { Box, IrValue, Unbox } from "./ops.js";
import { FLOAT } from "./types.js";

/** The float (or the number that converts to one) as a bare number. */
export function asF64(value: IrValue): IrValue {
  if (value.rep === "f64" || value.op === "Absent") return value;
  if (value.op === "Box") return value.value;
  if (value.op === "Const") {
    const constant = value.value;
    if (constant.kind === "float") return { ...value, rep: "f64" };
    // The runtime has a rounding of its own for large ones.
    if (constant.kind === "int" && typeof constant.value === "number")
      return {
        ...value,
        value: { kind: "float", value: constant.value },
        type: FLOAT,
        rep: "f64",
      };
  }
  const unboxed: Unbox = {
    op: "Unbox",
    value,
    coerce: value.type.kind !== "float",
    type: FLOAT,
    rep: "f64",
    start: value.start,
    end: value.end,
  };
  return unboxed;
}

/** The value as the runtime takes it. */
export function boxed(value: IrValue): IrValue {
  if (value.rep === "boxed") return value;
  if (value.op === "Const") return { ...value, rep: "boxed" };
  const box: Box = { op: "Box", value, type: FLOAT, rep: "boxed", start: value.start, end: value.end };
  return box;
}
