/** Constants as JavaScript text. */

import type { Const, ConstValue, IrValue } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { formatInt, formatNumber, quote } from "./literals.js";
import * as P from "./precedence.js";

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

export function emitConst(e: EmitContext, value: Const, precedence: number): void {
  const text = constantText(e, value);
  // Negative numbers are unary expressions; before a dot any number needs brackets.
  const isNumber = value.value.kind === "int" || (value.value.kind === "float" && value.rep === "f64");
  const own = text.startsWith("-") ? P.UNARY : P.NUMBER;
  e.writer.write(isNumber && own < precedence ? `(${text})` : text);
}

/** A constant as JavaScript text; a negative number is not in brackets. */
export function constantText(e: EmitContext, value: IrValue): string {
  if (value.op !== "Const") throw new Error(`${value.op} is no constant`);
  const constant = value.value;
  if (constant.kind === "float" && value.rep === "f64") return formatNumber(constant.value);
  return constantValue(e, constant);
}
