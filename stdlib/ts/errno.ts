/** The module `errno`: numbers of errors, and their names by number. */

import { PyDict } from "../../runtime-hal/core/dict-data.js";
import type { Value } from "../../runtime-hal/core/value.js";
import { portErrors } from "./port-errno.js";

export function errnoModule(): Record<string, Value> {
  const errorcode = new PyDict();
  const errors = portErrors();
  for (const name of Object.keys(errors)) errorcode.set(errors[name], name);
  errorcode.fixed = true;
  return { errorcode, ...errors };
}
