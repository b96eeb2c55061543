/** The module array: its one name is the type. */

import { arrayType } from "../../runtime-hal/core/array.js";
import type { Value } from "../../runtime-hal/core/value.js";

export function arrayModule(): Record<string, Value> {
  return { array: arrayType };
}
