/** Values that may be None, where None raises: the value, or the error that the operation on None gives. */

import { CONDITIONAL } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

/** `names` are operands that say more about the operation: the name of an attribute. */
const row = (operation: string, error: string, names: 0 | 1 = 0): PrimitiveRow => ({
  name: `present.${operation}`,
  operands: [
    { type: "object", rep: "boxed" },
    ...Array.from({ length: names }, () => ({ type: "str", rep: "boxed" }) as const),
  ],
  result: { type: "object", rep: "boxed" },
  pure: false,
  raises: true,
  template: `{*0} ?? ${error}`,
  precedence: CONDITIONAL,
});

registerPrimitives([
  row("getitem", "{$getitem}(null, 0)"),
  row("setitem", "{$setitem}(null, 0, null)"),
  row("iter", "{$iter}(null)"),
  row("getattr", "{$getattr}(null, {(1)})", 1),
  row("setattr", "{$setattr}(null, {(1)}, null)", 1),
  row("method", "{$method}(null, {(1)})", 1),
]);
