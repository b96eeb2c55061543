/**
 * Operations that numbers refuse with a message that depends on how MicroPython stores them: for its small ints it tries the
 * operation of numbers before all else, and gives up in the midst of it.
 */

import { typeError } from "./exceptions.js";
import { PyComplex, PyFloat } from "./objects.js";
import { typeName } from "./type.js";
import type { BinaryOp, Value } from "./value.js";

const SMALL_LIMIT = 2n ** 62n;

/** Is it an int that MicroPython stores without an object (63 bits)? */
function isSmallInt(v: Value): boolean {
  return typeof v === "number" || (typeof v === "bigint" && v >= -SMALL_LIMIT && v < SMALL_LIMIT);
}

/**
 * `number op= other`, which MicroPython refuses without the name of a method: operators on bits with a float or complex number,
 * the remainder of a complex one, and matrices.
 */
export function refuseInPlace(op: BinaryOp, a: Value, b: Value): void {
  if (!isSmall(a)) return;
  const isComplex = b instanceof PyComplex;
  const isRefused =
    op === "@"
      ? isComplex || b instanceof PyFloat || isSmall(b)
      : BITWISE.has(op)
        ? isComplex || b instanceof PyFloat
        : isComplex && op === "%";
  if (isRefused)
    throw typeError(`unsupported types for : 'int', '${typeof b === "boolean" ? "int" : typeName(b)}'`);
}

/** A small int, as which a bool does operations. */
const isSmall = (v: Value): boolean => isSmallInt(v) || typeof v === "boolean";

const BITWISE: ReadonlySet<BinaryOp> = new Set(["<<", ">>", "&", "|", "^"] as const);

/** `item in number`: raises what is special about these operands; returns if the ordinary message is right. */
export function refuseNumberContainer(container: Value, item: Value): void {
  if (container instanceof PyFloat || container instanceof PyComplex) {
    if (isSmallInt(item)) throw typeError(`unsupported types for : 'int', '${typeName(container)}'`);
  } else if (typeof container === "boolean") {
    const other = isSmall(item)
      ? "int"
      : item instanceof PyFloat
        ? "float"
        : item instanceof PyComplex
          ? "complex"
          : "";
    if (other !== "") throw typeError(`unsupported types for __contains__: 'int', '${other}'`);
    throw typeError("'int' object isn't iterable");
  } else if (isSmallInt(container)) {
    if (isSmallInt(item)) throw typeError("unsupported types for : 'int', 'int'");
    if (typeof item === "boolean") throw typeError("unsupported types for __contains__: 'int', 'int'");
  }
}
