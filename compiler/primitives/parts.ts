/** What stands for lists of strs that functions hand on to each other, and only append to and join; see `passes/joined-lists.ts`. */

import { CALL, PRIMARY } from "../emit/precedence.js";
import { registerPrimitives } from "./registry.js";

const STR = { type: "str", rep: "boxed" } as const;
const PARTS = { type: "object", rep: "boxed" } as const;

registerPrimitives([
  {
    name: "parts.of",
    operands: [STR],
    result: PARTS,
    pure: true,
    raises: false,
    template: "new {$Parts}({(0)})",
    precedence: CALL,
  },
  {
    name: "parts.add",
    operands: [PARTS, STR],
    result: { type: "none", rep: "boxed" },
    pure: false,
    raises: false,
    template: "{0}.add({(1)})",
    precedence: CALL,
  },
  {
    name: "parts.text",
    operands: [PARTS],
    result: STR,
    pure: false,
    raises: false,
    template: "{0}.text",
    precedence: PRIMARY,
  },
]);
