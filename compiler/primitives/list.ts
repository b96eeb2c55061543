/** Operations on values that are lists or other sequences for certain, and not of a class derived from them. */

import { CALL, CONDITIONAL } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const LIST = { type: "list", rep: "boxed" } as const;
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
