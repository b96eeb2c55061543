/** Constants that may stand wherever their name does. */

import type { ConstValue } from "./value-ops.js";

/** Longer texts would make programs longer. */
const LONGEST_TEXT = 32;

/** Is a copy of the constant as good as the place that holds it? */
export function isShort(value: ConstValue): boolean {
  switch (value.kind) {
    case "int":
      return typeof value.value === "number";
    case "str":
      return value.value.length <= LONGEST_TEXT;
    case "float":
    case "bool":
    case "none":
      return true;
    default:
      return false;
  }
}
