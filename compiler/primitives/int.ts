/**
 * Operations on ints known to be small. Sums and products are only taken where the bounds of the operands show that
 * the result is small too: then nothing has to be tested.
 */

import {
  ADDITIVE,
  BITWISE_AND,
  BITWISE_OR,
  BITWISE_XOR,
  EQUALITY,
  MULTIPLICATIVE,
  RELATIONAL,
  SHIFT,
} from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

function row(
  name: string,
  replaces: string,
  operands: readonly OperandType[],
  template: string,
  precedence: number,
  result: OperandType = "smallint",
): PrimitiveRow {
  return {
    name: `int.${name}`,
    replaces,
    operands: operands.map((type) => ({ type, rep: "boxed" })),
    result: { type: result, rep: "boxed" },
    pure: true,
    raises: false,
    template,
    precedence,
  };
}

const SMALL = ["smallint", "smallint"] as const;
const INT32 = ["int32", "int32"] as const;

registerPrimitives([
  row("lt", "compare <", SMALL, "{0} < {1}", RELATIONAL, "bool"),
  row("le", "compare <=", SMALL, "{0} <= {1}", RELATIONAL, "bool"),
  row("gt", "compare >", SMALL, "{0} > {1}", RELATIONAL, "bool"),
  row("ge", "compare >=", SMALL, "{0} >= {1}", RELATIONAL, "bool"),
  row("eq", "compare ==", SMALL, "{0} === {1}", EQUALITY, "bool"),
  row("ne", "compare !=", SMALL, "{0} !== {1}", EQUALITY, "bool"),
  row("add", "bounded +", SMALL, "{0} + {1}", ADDITIVE),
  row("sub", "bounded -", SMALL, "{0} - {1}", ADDITIVE),
  // Others may give -0, which is no int.
  row("mulNatural", "bounded *", ["natural", "natural"], "{0} * {1}", MULTIPLICATIVE),
  // JavaScript looks at the low 32 bits of any safe integer, and a mask lets no other through.
  row("andMask", "binary &", ["smallint", "natural"], "{0} & {1}", BITWISE_AND),
  row("maskAnd", "binary &", ["natural", "smallint"], "{0} & {1}", BITWISE_AND),
  row("and", "binary &", INT32, "{0} & {1}", BITWISE_AND),
  row("or", "binary |", INT32, "{0} | {1}", BITWISE_OR),
  row("xor", "binary ^", INT32, "{0} ^ {1}", BITWISE_XOR),
  row("modNatural", "binary %", ["natural", "positive"], "{0} % {1}", MULTIPLICATIVE),
  row("divNatural", "binary //", ["natural", "positive"], "Math.trunc({0} / {1})", MULTIPLICATIVE),
  row("shr", "bounded >>", INT32, "{0} >> {1}", SHIFT),
]);
