/** Operations on floats held as bare numbers (`f64`). Division asks for zero, the rest is JavaScript's own arithmetic. */

import { ADDITIVE, MULTIPLICATIVE, RELATIONAL, EQUALITY, UNARY } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const F64 = { type: "float", rep: "f64" } as const;
const BOOL = { type: "bool", rep: "boxed" } as const;

function arithmetic(name: string, template: string, precedence: number): PrimitiveRow {
  return { name, operands: [F64, F64], result: F64, pure: true, raises: false, template, precedence };
}

function comparison(name: string, operator: string, precedence: number): PrimitiveRow {
  return {
    name,
    operands: [F64, F64],
    result: BOOL,
    pure: true,
    raises: false,
    template: `{0} ${operator} {1}`,
    precedence,
  };
}

registerPrimitives([
  arithmetic("f64.add", "{0} + {1}", ADDITIVE),
  arithmetic("f64.sub", "{0} - {1}", ADDITIVE),
  arithmetic("f64.mul", "{0} * {1}", MULTIPLICATIVE),
  { name: "f64.div", operands: [F64, F64], result: F64, pure: false, raises: true, call: "divFloat" },
  {
    name: "f64.neg",
    operands: [F64],
    result: F64,
    pure: true,
    raises: false,
    template: "-{0}",
    precedence: UNARY,
  },
  comparison("f64.lt", "<", RELATIONAL),
  comparison("f64.le", "<=", RELATIONAL),
  comparison("f64.gt", ">", RELATIONAL),
  comparison("f64.ge", ">=", RELATIONAL),
  comparison("f64.eq", "===", EQUALITY),
  comparison("f64.ne", "!==", EQUALITY),
]);
