/** Constants as JavaScript text. */

import type { ConstValue, IrValue } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { formatInt, formatNumber, quote } from "./literals.js";

/** A constant as a value that goes anywhere: floats are boxed. A negative number is not in brackets. */
export function constantValue(e: EmitContext, constant: ConstValue): string {
  switch (constant.kind) {
    case "int":
      return formatInt(constant.value);
    case "float":
      return e.floatConstant(constant.value);
    case "imaginary":
      return e.hoist("complex", `${e.runtime("complexConst")}(${formatNumber(constant.value)})`);
    case "str":
      return quote(constant.value);
    case "bytes":
      return e.bytesConstant(constant.value);
    case "bool":
      return String(constant.value);
    case "none":
      return "null";
    case "ellipsis":
      return e.runtime("ELLIPSIS");
  }
}

/**
 * A constant as text that needs no place of its own. Tuples of constants are made once a module, and equal ones are
 * one object, as MicroPython's compiler does it; `undefined` for anything that is not constant.
 */
export function constantOf(e: EmitContext, value: IrValue): string | undefined {
  if (value.op === "MakeTuple") {
    const items = value.items.map((item) => (item.spread ? undefined : constantOf(e, item.value)));
    if (items.includes(undefined)) return undefined;
    return e.hoist("tuple", `${e.runtime("tuple")}([${items.join(", ")}])`);
  }
  return value.op === "Const" ? constantValue(e, value.value) : undefined;
}
