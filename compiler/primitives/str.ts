/** Operations on strs. Order is by code point, which JavaScript's `<` is not: only equality is its own operator. */

import { ADDITIVE, CALL, CONDITIONAL, EQUALITY, UNARY } from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

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

const ordering = (name: string, operator: string, call: string): PrimitiveRow => ({
  name: `str.${name}`,
  replaces: `compare ${operator}`,
  operands: [STR, STR],
  result: BOOL,
  pure: true,
  raises: false,
  call,
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

/** A method that is a function of the runtime for these arguments; with others it is called as a method. */
const method = (
  name: string,
  more: readonly OperandType[],
  result: OperandType,
  call: string,
): PrimitiveRow => ({
  name: `str.${name}${more.length}`,
  replaces: `method ${name}`,
  operands: [STR, ...more.map((type) => ({ type, rep: "boxed" as const }))],
  result: { type: result, rep: "boxed" },
  pure: false,
  raises: true,
  call,
});

const conversion = (
  name: "int" | "float",
  operands: PrimitiveRow["operands"],
  type: OperandType,
  call: string,
): PrimitiveRow => ({
  name: `str.${call}`,
  replaces: `builtin ${name}`,
  operands,
  result: { type, rep: name === "float" ? "f64" : "boxed" },
  pure: false,
  raises: true,
  call,
});

const sized = (call: string): Omit<PrimitiveRow, "name"> => ({
  operands: [STR],
  result: SMALL,
  pure: true,
  raises: false,
  call,
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

/** `text[i]`; an index out of range raises. */
const item = (name: string): PrimitiveRow => ({
  name,
  operands: [STR, SMALL],
  result: STR,
  pure: false,
  raises: true,
});

const membership = (name: string, operator: string, template: string, precedence: number): PrimitiveRow => ({
  ...equality(name, `compare ${operator}`, ""),
  template,
  precedence,
});

registerPrimitives([
  ...[1, 2, 3, 4, 5, 6].map(formatting),
  method("encode", [], "bytes", "strEncode"),
  method("join", ["object"], "str", "strJoin"),
  method("split", [], "list", "strSplit"),
  method("split", ["str"], "list", "strSplitBy"),
  method("strip", [], "str", "strStrip"),
  method("strip", ["str"], "str", "strStripSet"),
  method("lstrip", [], "str", "strStripStart"),
  method("rstrip", [], "str", "strStripEnd"),
  method("replace", ["str", "str"], "str", "strReplace"),
  ...(["Space", "Alpha", "Digit", "Upper", "Lower"] as const).map((kind) =>
    method(`is${kind.toLowerCase()}`, [], "bool", `strIs${kind}`),
  ),
  method("lower", [], "str", "strLower"),
  method("upper", [], "str", "strUpper"),
  method("find", ["str"], "smallint", "strFind"),
  {
    ...method("startswith", ["str"], "bool", ""),
    call: undefined,
    template: "{0}.startsWith({(1)})",
    precedence: CALL,
  },
  {
    ...method("endswith", ["str"], "bool", ""),
    call: undefined,
    template: "{0}.endsWith({(1)})",
    precedence: CALL,
  },
  { ...sized("strLen"), name: "str.len", replaces: "builtin len" },
  { ...item("str.item"), replaces: "item", call: "strIndex" },
  {
    ...item("str.itemOfPlain"),
    template: "{0}[{(1)}] ?? {$strIndex}({(0)}, {(1)})",
    precedence: CONDITIONAL,
  },
  membership("str.in", "in", "{$strHas}({(0)}, {(1)})", CALL),
  membership("str.notIn", "not in", "!{$strHas}({(0)}, {(1)})", UNARY),
  { ...sized("ordOf"), name: "str.ord", replaces: "builtin ord", raises: true },
  conversion("int", [STR], "int", "intOfStr"),
  conversion("int", [STR, SMALL], "int", "intOfDigits"),
  conversion("float", [STR], "float", "floatOfStr"),
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
  ordering("lt", "<", "strLt"),
  ordering("le", "<=", "strLe"),
  ordering("gt", ">", "strGt"),
  ordering("ge", ">=", "strGe"),
  equality("str.eq", "compare ==", "==="),
  equality("str.ne", "compare !=", "!=="),
]);
