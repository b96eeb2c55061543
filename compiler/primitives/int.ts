/**
 * Operations on ints known to be small. Sums and products are only taken where the bounds of the operands show that
 * the result is small too: then nothing has to be tested.
 */

import {
  ADDITIVE,
  BITWISE_AND,
  BITWISE_OR,
  BITWISE_XOR,
  CALL,
  CONDITIONAL,
  EQUALITY,
  MULTIPLICATIVE,
  RELATIONAL,
  SHIFT,
  UNARY,
} from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

function row(
  name: string,
  replaces: string | undefined,
  operands: readonly OperandType[],
  template: string,
  precedence: number,
  result: OperandType = "smallint",
): PrimitiveRow {
  return {
    name: `int.${name}`,
    ...(replaces === undefined ? {} : { replaces }),
    operands: operands.map((type) => ({ type, rep: "boxed" })),
    result: { type: result, rep: "boxed" },
    pure: true,
    raises: false,
    template,
    precedence,
  };
}

/** A call of the runtime for ints that may be bigints. */
function called(name: string, replaces: string, call: string): PrimitiveRow {
  return {
    name: `int.${name}`,
    replaces,
    operands: INTS.map((type) => ({ type, rep: "boxed" })),
    result: { type: "int", rep: "boxed" },
    pure: true,
    raises: false,
    call,
  };
}

/**
 * A sum, difference or product that may leave the safe integers: JavaScript's own result if it is one of them. The
 * `+ 0` makes an int of -0.
 */
function checked(name: string, operator: string, call: string, end = ""): PrimitiveRow[] {
  const test = `({t} = {*0} ${operator} {*1}) <= ${MAX} && {t} >= -${MAX} ? {t}${end} : {$${call}}({(0)}, {(1)})`;
  const rows = [row(`${name}Checked`, `binary ${operator}`, SMALL, test, CONDITIONAL, "int")];
  // One of the two may be a bigint: the sum is only tried where it is not.
  for (const [suffix, operands, tested] of [
    ["Left", ["int", "smallint"], 0],
    ["Right", ["smallint", "int"], 1],
  ] as const) {
    const text = `typeof {${tested}} === "number" && ${test}`;
    rows.push(row(name + suffix, `binary ${operator}`, operands, text, CONDITIONAL, "int"));
  }
  rows.push(called(`${name}Any`, `binary ${operator}`, call));
  return rows;
}

/** A remainder of doubles is slow; the product is at most the first operand, so it is exact. */
const REMAINDER = "{*0} - Math.floor({*0} / {*1}) * {*1}";

function unlessZero(
  name: string,
  operator: string,
  operands: readonly OperandType[],
  text: string,
  call: string,
): PrimitiveRow {
  const template = `{*1} !== 0 ? ${text} : {$${call}}({(0)}, {(1)})`;
  return { ...row(name, `binary ${operator}`, operands, template, CONDITIONAL), raises: true };
}

/** A shift by any count: JavaScript's operators take the low five bits of theirs. */
const shiftBy = (operator: string, call: string): string =>
  `{*1} >= 0 && {*1} < 32 ? {*0} ${operator} {*1} : {$${call}}({(0)}, {(1)})`;

const MAX = Number.MAX_SAFE_INTEGER;
const SMALL = ["smallint", "smallint"] as const;
const INT32 = ["int32", "int32"] as const;
const UINT32 = ["uint32", "uint32"] as const;
const INTS = ["int", "int"] as const;

registerPrimitives([
  // JavaScript compares numbers with bigints, and equal ints are of the same kind.
  row("lt", "compare <", INTS, "{0} < {1}", RELATIONAL, "bool"),
  row("le", "compare <=", INTS, "{0} <= {1}", RELATIONAL, "bool"),
  row("gt", "compare >", INTS, "{0} > {1}", RELATIONAL, "bool"),
  row("ge", "compare >=", INTS, "{0} >= {1}", RELATIONAL, "bool"),
  row("eq", "compare ==", INTS, "{0} === {1}", EQUALITY, "bool"),
  row("ne", "compare !=", INTS, "{0} !== {1}", EQUALITY, "bool"),
  row("add", "bounded +", SMALL, "{0} + {1}", ADDITIVE),
  row("sub", "bounded -", SMALL, "{0} - {1}", ADDITIVE),
  // Others may give -0, which is no int.
  row("mulNatural", "bounded *", ["whole", "whole"], "{0} * {1}", MULTIPLICATIVE),
  row("mul", "bounded *", SMALL, "{*0} * {*1} + 0", ADDITIVE),
  ...checked("add", "+", "intAdd"),
  ...checked("sub", "-", "intSub"),
  ...checked("mul", "*", "intMul", " + 0"),
  // JavaScript looks at the low 32 bits of any safe integer, and a mask lets no other through.
  row("andMask", "binary &", ["smallint", "natural"], "{0} & {1}", BITWISE_AND),
  row("maskAnd", "binary &", ["natural", "smallint"], "{0} & {1}", BITWISE_AND),
  row("and", "binary &", INT32, "{0} & {1}", BITWISE_AND),
  row("andWord", "binary &", ["smallint", "uint32"], "({*0} & {*1}) >>> 0", SHIFT),
  row("wordAnd", "binary &", ["uint32", "smallint"], "({*0} & {*1}) >>> 0", SHIFT),
  called("andAny", "binary &", "intAnd"),
  row("or", "binary |", INT32, "{0} | {1}", BITWISE_OR),
  row("orWord", "binary |", UINT32, "({*0} | {*1}) >>> 0", SHIFT),
  called("orAny", "binary |", "intOr"),
  row("xor", "binary ^", INT32, "{0} ^ {1}", BITWISE_XOR),
  row("xorWord", "binary ^", UINT32, "({*0} ^ {*1}) >>> 0", SHIFT),
  called("xorAny", "binary ^", "intXor"),
  row("modNatural", "binary %", ["natural", "positive"], "{0} % {1}", MULTIPLICATIVE),
  row("modWhole", "binary %", ["whole", "count"], REMAINDER, ADDITIVE),
  row(
    "mod",
    "binary %",
    ["int32", "positive"],
    "({t} = {*0} % {*1}) < 0 ? {t} + {*1} : {t} + 0",
    CONDITIONAL,
  ),
  // A divisor of 0 raises.
  unlessZero("modUnlessZero", "%", ["natural", "natural"], "{*0} % {*1}", "intMod"),
  unlessZero("modWholeUnlessZero", "%", ["whole", "whole"], REMAINDER, "intMod"),
  { ...called("modAny", "binary %", "intMod"), raises: true },
  row("divNatural", "binary //", ["natural", "positive"], "{*0} / {*1} | 0", BITWISE_OR),
  row("divWhole", "binary //", ["whole", "count"], "Math.floor({*0} / {*1})", CALL),
  row("div", "binary //", ["smallint", "count"], "Math.floor({*0} / {*1})", CALL),
  unlessZero("divUnlessZero", "//", ["whole", "whole"], "Math.floor({*0} / {*1})", "intFloorDiv"),
  { ...called("divAny", "binary //", "intFloorDiv"), raises: true },
  row("shr", "bounded >>", ["int32", "bits31"], "{0} >> {1}", SHIFT),
  row("shrWord", "bounded >>", ["uint32", "bits31"], "{0} >>> {1}", SHIFT),
  {
    ...row("shrBy", "bounded >>", ["int32", "smallint"], shiftBy(">>", "intShr"), CONDITIONAL),
    raises: true,
  },
  {
    ...row("shrWordBy", "bounded >>", ["uint32", "smallint"], shiftBy(">>>", "intShr"), CONDITIONAL),
    raises: true,
  },
  row("shl32", "bounded32 <<", ["int32", "bits31"], "{0} << {1}", SHIFT),
  { ...called("shrAny", "binary >>", "intShr"), raises: true },
  { ...called("shlAny", "binary <<", "intShl"), raises: true },
  row("neg", "unary -", ["smallint"], "0 - {*0}", ADDITIVE),
  row("invert", "unary ~", ["int32"], "~{*0}", UNARY),
  row("invertSmall", "unary ~", ["smallint"], "-1 - {*0}", ADDITIVE),
  row("abs", "builtin abs", ["smallint"], "Math.abs({(0)})", CALL),
  // Of equal ints Python gives the first, which is the same number.
  row("min", "builtin min", SMALL, "Math.min({(0)}, {(1)})", CALL),
  row("max", "builtin max", SMALL, "Math.max({(0)}, {(1)})", CALL),
  row("square", undefined, ["smallint"], "{*0} * {*0}", MULTIPLICATIVE),
  // A bool that is calculated with.
  row("ofBool", undefined, ["bool"], "+{*0}", UNARY),
  // Words whose low 32 bits are right: steps on the way to a mask.
  row("low", undefined, ["smallint"], "{0} | 0", BITWISE_OR),
  row("lowAny", undefined, ["int"], 'typeof {0} === "number" ? {0} | 0 : {$intLow}({(0)})', CONDITIONAL),
  row("lowAdd", undefined, SMALL, "{*0} + {*1} | 0", BITWISE_OR),
  row("lowSub", undefined, SMALL, "{*0} - {*1} | 0", BITWISE_OR),
  row("lowMul", undefined, SMALL, "Math.imul({(0)}, {(1)})", CALL),
  row("lowShl", undefined, SMALL, "{0} << {1}", SHIFT),
  { ...row("lowShlBy", undefined, SMALL, shiftBy("<<", "intLowShl"), CONDITIONAL), raises: true },
  row("lowAndWord", undefined, SMALL, "({*0} & {*1}) >>> 0", SHIFT),
  row("lowAnd", undefined, SMALL, "{0} & {1}", BITWISE_AND),
  row("lowOr", undefined, SMALL, "{0} | {1}", BITWISE_OR),
  row("lowXor", undefined, SMALL, "{0} ^ {1}", BITWISE_XOR),
]);
