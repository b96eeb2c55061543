import { callFoundKw, lookedUp } from "../../runtime-hal/core/attributes.js";
import { protoOf } from "../../runtime-hal/core/type.js";
import type { Value } from "../../runtime-hal/core/value.js";

/** `o.name(*args, **keywords)` as compiled code calls it. */
export function callMethodKw(
  o: Value,
  name: string,
  args: Value[],
  names: readonly string[],
  values: readonly Value[],
): Value {
  return callFoundKw(o, protoOf(o)["m$" + name] ?? lookedUp(o, name), args, names, values);
}
