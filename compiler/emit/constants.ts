/** Constants as JavaScript text. */

import type { ConstValue } from "../ir/ops.js";
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
