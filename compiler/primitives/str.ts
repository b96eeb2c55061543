/** Operations on strs. Order is by code point, which JavaScript's `<` is not: only equality is its own. */

import { ADDITIVE, CALL, EQUALITY } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const STR = { type: "str", rep: "boxed" } as const;
const BOOL = { type: "bool", rep: "boxed" } as const;
const SMALL = { type: "smallint", rep: "boxed" } as const;

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

/** `template.format(…)` with so many values. */
const formatting = (count: number): PrimitiveRow => ({
  name: `str.format${count}`,
  replaces: "method format",
  operands: [STR, ...Array.from({ length: count }, () => ANY)],
  result: STR,
  pure: false,
  raises: true,
  call: "strFormat",
});

const repetition = (name: string, operands: PrimitiveRow["operands"], template: string): PrimitiveRow => ({
  name,
  replaces: "binary *",
  operands,
  result: STR,
  pure: true,
  raises: true,
  template,
  precedence: CALL,
});

registerPrimitives([
  ...[1, 2, 3, 4, 5, 6].map(formatting),
  repetition("str.repeat", [STR, SMALL], "{$strRepeat}({(0)}, {(1)})"),
  {
    name: "str.ofStr",
    replaces: "builtin str",
    operands: [STR],
    result: STR,
    pure: true,
    raises: false,
    template: "{0}",
    precedence: CALL,
  },
  {
    name: "str.ofInt",
    replaces: "builtin str",
    operands: [SMALL],
    result: STR,
    pure: true,
    raises: false,
    template: '"" + {*0}',
    precedence: ADDITIVE,
  },
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
