/** Operations on strs. Order is by code point, which JavaScript's `<` is not: only equality is its own. */

import { ADDITIVE, EQUALITY } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const STR = { type: "str", rep: "boxed" } as const;
const BOOL = { type: "bool", rep: "boxed" } as const;

const equality = (name: string, replaces: string, operator: string): PrimitiveRow => ({
  name,
  replaces,
  operands: [STR, STR],
  result: BOOL,
  pure: true,
  raises: false,
  template: `{0} ${operator} {1}`,
  precedence: EQUALITY,
});

const ANY = { type: "object", rep: "boxed" } as const;
const sameness = (name: string, operator: string): PrimitiveRow => ({
  name,
  operands: [STR, STR],
  result: BOOL,
  pure: true,
  raises: false,
  template: `{0} ${operator} {1}`,
  precedence: EQUALITY,
});

registerPrimitives([
  {
    name: "str.add",
    replaces: "binary +",
    operands: [STR, STR],
    result: STR,
    pure: true,
    raises: false,
    template: "{0} + {1}",
    precedence: ADDITIVE,
  },
  // Of ints, strs and None, in any mixture.
  { ...sameness("any.same", "==="), operands: [ANY, ANY] },
  { ...sameness("any.different", "!=="), operands: [ANY, ANY] },
  equality("str.eq", "compare ==", "==="),
  equality("str.ne", "compare !=", "!=="),
]);
