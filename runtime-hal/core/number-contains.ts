/**
 * `item in number`: always a TypeError, but MicroPython tries the binary operation of numbers before iteration, so
 * the message depends on how both sides are stored.
 */

import { typeError } from "./exceptions.js";
import { PyComplex, PyFloat } from "./objects.js";
import type { Value } from "./value.js";

const SMALL_LIMIT = 2n ** 62n;

/** Is it an int that MicroPython stores without an object (63 bits)? */
function isSmallInt(v: Value): boolean {
  return typeof v === "number" || (typeof v === "bigint" && v >= -SMALL_LIMIT && v < SMALL_LIMIT);
}

/** Raises what is special about these operands; returns if the ordinary message is right. */
export function refuseNumberContainer(container: Value, item: Value): void {
  if (container instanceof PyFloat) {
    if (isSmallInt(item)) throw typeError("unsupported types for : 'int', 'float'");
  } else if (typeof container === "boolean") {
    const other =
      isSmallInt(item) || typeof item === "boolean"
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
