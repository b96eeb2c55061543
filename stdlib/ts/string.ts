/** The module `string`: here only the parent of `string.templatelib`. */

import type { Value } from "../../runtime-hal/core/value.js";

export function stringModule(): Record<string, Value> {
  return {};
}
