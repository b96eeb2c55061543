/** Operations on values that are lists or other sequences for certain, and not of a class derived from them. */

import { CALL, CONDITIONAL, UNARY } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const LIST = { type: "list", rep: "boxed" } as const;
const TUPLE = { type: "tuple", rep: "boxed" } as const;
const BOOL = { type: "bool", rep: "boxed" } as const;
const INT = { type: "int", rep: "boxed" } as const;
const SMALL = { type: "smallint", rep: "boxed" } as const;
const ANY = { type: "object", rep: "boxed" } as const;

/** `len` of a type whose number of items stands in a property. */
const length = (type: "list" | "tuple" | "bytes" | "bytearray", property: string): PrimitiveRow => ({
  name: `${type}.len`,
  replaces: "builtin len",
  operands: [{ type, rep: "boxed" }],
  result: SMALL,
  pure: true,
  raises: false,
  template: `{0}.${property}`,
  precedence: CALL,
});

/** Of two lists or two tuples; what their items are asked may raise. */
const comparison = (
  name: string,
  replaces: string,
  operand: typeof LIST | typeof TUPLE,
  template: string,
  precedence: number,
): PrimitiveRow => ({
  name,
  replaces,
  operands: [operand, operand],
  result: BOOL,
  pure: false,
  raises: true,
  template,
  precedence,
});

registerPrimitives([
  length("list", "items.length"),
  length("tuple", "items.length"),
  length("bytes", "u8.length"),
  length("bytearray", "length"),
  {
    // What a method was read from; `specialise.ts` uses it where the type of the method is known.
    name: "method.receiver",
    operands: [ANY],
    result: ANY,
    pure: true,
    raises: false,
    template: "{0}.self",
    precedence: CALL,
  },
  {
    name: "list.repeat",
    replaces: "binary *",
    operands: [LIST, INT],
    result: LIST,
    pure: false,
    raises: true,
    call: "listRepeat",
  },
  comparison("list.same", "compare ==", LIST, "{$sameItems}({(0)}, {(1)})", CALL),
  comparison("list.different", "compare !=", LIST, "!{$sameItems}({(0)}, {(1)})", UNARY),
  comparison("list.less", "compare <", LIST, "{$fewerOrLess}({(0)}, {(1)})", CALL),
  comparison("tuple.same", "compare ==", TUPLE, "{$sameItems}({(0)}, {(1)})", CALL),
  comparison("tuple.different", "compare !=", TUPLE, "!{$sameItems}({(0)}, {(1)})", UNARY),
  comparison("tuple.less", "compare <", TUPLE, "{$fewerOrLess}({(0)}, {(1)})", CALL),
  {
    name: "list.concat",
    replaces: "binary +",
    operands: [LIST, LIST],
    result: LIST,
    pure: false,
    raises: false,
    template: "{$list}({0}.items.concat({1}.items))",
    precedence: CALL,
  },
  {
    name: "list.append",
    replaces: "method append",
    operands: [LIST, ANY],
    result: { type: "none", rep: "boxed" },
    pure: false,
    raises: false,
    template: "({0}.items.push({(1)}), null)",
    precedence: CALL,
  },
  {
    name: "bytearray.append",
    replaces: "method append",
    operands: [{ type: "bytearray", rep: "boxed" }, ANY],
    result: { type: "none", rep: "boxed" },
    pure: false,
    raises: true,
    template: "({$byteArrayAppend}({(0)}, {(1)}), null)",
    precedence: CALL,
  },
  {
    name: "list.pop",
    replaces: "method pop",
    operands: [LIST],
    result: ANY,
    pure: false,
    raises: true,
    template: "{*0}.items.length !== 0 ? {*0}.items.pop() : {$listPop}({(0)})",
    precedence: CONDITIONAL,
  },
]);
