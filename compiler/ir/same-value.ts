/** Values that are made in the same way. */

import type { IrValue } from "./ops.js";

/**
 * The same variables, attributes and constants under the same operations. That gives the same value if nothing changes one of them
 * between the two, and no operation calls the program: that is up to whoever asks.
 */
export function isSame(a: IrValue, b: IrValue): boolean {
  switch (a.op) {
    case "Load":
      return b.op === "Load" && a.variable === b.variable;
    case "LoadGlobal":
      return b.op === "LoadGlobal" && a.name === b.name;
    case "GetAttr":
      return b.op === "GetAttr" && a.name === b.name && a.half === b.half && isSame(a.object, b.object);
    case "Primitive":
      return b.op === "Primitive" && a.name === b.name && a.args.every((arg, i) => isSame(arg, b.args[i]!));
    case "Binary":
      return (
        b.op === "Binary" && a.operator === b.operator && isSame(a.left, b.left) && isSame(a.right, b.right)
      );
    case "Const":
      if (b.op !== "Const" || a.value.kind !== b.value.kind) return false;
      return "value" in a.value && "value" in b.value && a.value.value === b.value.value;
    default:
      return false;
  }
}
