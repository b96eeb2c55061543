/** The module string.templatelib: the classes of template strings. */

import { interpolationType, templateType } from "../../runtime-hal/core/template.js";
import type { Value } from "../../runtime-hal/core/value.js";

export function templatelibModule(): Record<string, Value> {
  return { Template: templateType, Interpolation: interpolationType };
}
