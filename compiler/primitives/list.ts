/** Operations on values that are lists for certain, and not of a class derived from `list`. */

import { CALL } from "../emit/precedence.js";
import { registerPrimitives } from "./registry.js";

const LIST = { type: "list", rep: "boxed" } as const;
const SMALL = { type: "smallint", rep: "boxed" } as const;
const ANY = { type: "object", rep: "boxed" } as const;

registerPrimitives([
  {
    name: "list.len",
    replaces: "builtin len",
    operands: [LIST],
    result: SMALL,
    pure: true,
    raises: false,
    template: "{0}.items.length",
    precedence: CALL,
  },
  {
    name: "list.append",
    replaces: "method append",
    operands: [LIST, ANY],
    result: { type: "none", rep: "boxed" },
    pure: false,
    raises: false,
    call: "listAppend",
  },
]);
