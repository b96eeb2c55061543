/** Arguments that must be text: names of files and variables, modes, commands. Bytes are taken as UTF-8. */

import { typeError } from "../../runtime-hal/core/exceptions.js";
import { PyBytes } from "../../runtime-hal/core/objects.js";
import { typeName, unwrap } from "../../runtime-hal/core/type.js";
import { utf8Decode } from "../../runtime-hal/core/utf8.js";
import type { Value } from "../../runtime-hal/core/value.js";

export function textArgument(v: Value): string {
  const plain: Value = unwrap(v);
  if (typeof plain === "string") return plain;
  if (plain instanceof PyBytes) return utf8Decode(plain.u8);
  throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
}
