/** The module `errno`: numbers of errors, and their names by number. */

import { PyDict } from "../../runtime-hal/core/dict-data.js";
import { ERRNO } from "../../runtime-hal/core/errno-names.js";
import type { Value } from "../../runtime-hal/core/value.js";

export function errnoModule(): Record<string, Value> {
  const errorcode = new PyDict();
  for (const name of Object.keys(ERRNO)) errorcode.set(ERRNO[name], name);
  errorcode.fixed = true;
  return { errorcode, ...ERRNO };
}
