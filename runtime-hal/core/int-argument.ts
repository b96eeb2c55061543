/**
 * Arguments that must be a machine integer: indices, counts, lengths. MicroPython takes ints, bools and objects with
 * `__int__`, refuses floats, and raises OverflowError for what does not fit into 64 bits.
 */

import { newException, overflowErrorType, typeError } from "./exceptions.js";
import { typeName } from "./type.js";
import type { PyObject, Value } from "./value.js";

/** Not -2**63: MicroPython checks the magnitude. */
const MIN_WORD = -(2n ** 63n) + 1n;
const MAX_WORD = 2n ** 63n - 1n;

/** The int `v` stands for, or `undefined`. Beyond 2^53 the result is rounded, which no index or count can notice. */
export function maybeInt(v: Value): number | undefined {
  switch (typeof v) {
    case "number":
      return v;
    case "boolean":
      return v ? 1 : 0;
    case "bigint":
      if (v < MIN_WORD || v > MAX_WORD) {
        throw newException(overflowErrorType, "overflow converting long int to machine word");
      }
      return Number(v);
    case "object": {
      if (v === null) return undefined;
      const o = v as PyObject;
      if (o.native$ !== undefined) return maybeInt(o.native$);
      const convert: Value = o.type$.isUser ? o.type$.lookup("__int__") : undefined;
      return typeof convert === "function" ? maybeInt(convert(o)) : undefined;
    }
    default:
      return undefined;
  }
}

/** The int `v` stands for; TypeError if it is none. */
export function intArgument(v: Value): number {
  if (typeof v === "number") return v;
  const n = maybeInt(v);
  if (n === undefined) throw typeError(`can't convert ${typeName(v)} to int`);
  return n;
}
