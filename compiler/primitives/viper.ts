/** Operations on 32-bit machine words of viper functions: int is a signed number, uint an unsigned one. */

import { BITWISE_AND, BITWISE_OR, BITWISE_XOR, RELATIONAL, SHIFT, UNARY } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const WORD = { type: "smallint", rep: "boxed" } as const;
const BOOL = { type: "bool", rep: "boxed" } as const;
const ANY = { type: "object", rep: "boxed" } as const;

const binary = (name: string, template: string, precedence: number): PrimitiveRow => ({
  name: `viper.${name}`,
  operands: [WORD, WORD],
  result: WORD,
  pure: true,
  raises: false,
  template,
  precedence,
});
const called = (name: string, call: string, count: number): PrimitiveRow => ({
  name: `viper.${name}`,
  operands: Array.from({ length: count }, () => ANY),
  result: WORD,
  pure: false,
  raises: true,
  call,
});
const comparison = (name: string, operator: string): PrimitiveRow => ({
  name: `viper.${name}`,
  operands: [WORD, WORD],
  result: BOOL,
  pure: true,
  raises: false,
  template: `{0} ${operator} {1}`,
  precedence: RELATIONAL - 1,
});

registerPrimitives([
  binary("add", "({*0} + {*1}) | 0", BITWISE_OR),
  binary("sub", "({*0} - {*1}) | 0", BITWISE_OR),
  { ...called("mul", "Math.imul", 2), raises: false, pure: true },
  binary("uadd", "({*0} + {*1}) >>> 0", SHIFT),
  binary("usub", "({*0} - {*1}) >>> 0", SHIFT),
  binary("umul", "Math.imul({(0)}, {(1)}) >>> 0", SHIFT),
  binary("and", "{0} & {1}", BITWISE_AND),
  binary("or", "{0} | {1}", BITWISE_OR),
  binary("xor", "{0} ^ {1}", BITWISE_XOR),
  binary("uand", "({*0} & {*1}) >>> 0", SHIFT),
  binary("uor", "({*0} | {*1}) >>> 0", SHIFT),
  binary("uxor", "({*0} ^ {*1}) >>> 0", SHIFT),
  called("floordiv", "viperFloorDiv", 2),
  called("mod", "viperMod", 2),
  called("shl", "viperShl", 2),
  called("shr", "viperShr", 2),
  called("ushr", "viperShrUnsigned", 2),
  called("pow", "viperPow", 2),
  { ...binary("neg", "(0 - {*0}) | 0", BITWISE_OR), operands: [WORD] },
  { ...binary("invert", "~{*0}", UNARY), operands: [WORD] },
  { ...binary("unsigned", "{0} >>> 0", SHIFT), operands: [WORD] },
  { ...binary("signed", "{0} | 0", BITWISE_OR), operands: [WORD] },
  comparison("lt", "<"),
  comparison("le", "<="),
  comparison("gt", ">"),
  comparison("ge", ">="),
  comparison("eq", "==="),
  comparison("ne", "!=="),
  called("int", "viperInt", 1),
  called("uint", "viperUint", 1),
  called("bool", "viperBool", 1),
  called("ptr", "viperPtr", 1),
  called("load8", "viperLoad8", 2),
  called("load16", "viperLoad16", 2),
  called("load32", "viperLoad32", 2),
  called("store8", "viperStore8", 3),
  called("store16", "viperStore16", 3),
  called("store32", "viperStore32", 3),
]);
