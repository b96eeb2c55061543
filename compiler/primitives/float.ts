/** Operations on floats held as bare numbers (`f64`). Division asks for zero, the rest is JavaScript's own arithmetic. */

import {
  ADDITIVE,
  CALL,
  CONDITIONAL,
  MULTIPLICATIVE,
  RELATIONAL,
  EQUALITY,
  UNARY,
} from "../emit/precedence.js";
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

/** A function of the runtime on bare numbers. */
const called = (name: string, replaces: string | undefined, count: number, call: string): PrimitiveRow => ({
  name: `f64.${name}`,
  ...(replaces === undefined ? {} : { replaces }),
  operands: Array.from({ length: count }, () => F64),
  result: F64,
  pure: false,
  raises: true,
  call,
});

/** Of two equal ones Python gives the first. */
const choice = (name: string, operator: string): PrimitiveRow => ({
  name: `f64.${name}`,
  replaces: `builtin ${name}`,
  operands: [F64, F64],
  result: F64,
  pure: true,
  raises: false,
  template: `{*1} ${operator} {*0} ? {*1} : {*0}`,
  precedence: CONDITIONAL,
});

/** An int, which may be large, by a small one. */
const intQuotient = (name: string, test: string): PrimitiveRow => ({
  name: `f64.${name}`,
  operands: [
    { type: "int", rep: "boxed" },
    { type: "smallint", rep: "boxed" },
  ],
  result: F64,
  pure: false,
  raises: true,
  template: `${test} ? {*0} / {*1} : {$truediv}({(0)}, {(1)}).v`,
  precedence: CONDITIONAL,
});

registerPrimitives([
  choice("min", "<"),
  choice("max", ">"),
  {
    name: "f64.abs",
    replaces: "builtin abs",
    operands: [F64],
    result: F64,
    pure: true,
    raises: false,
    template: "Math.abs({(0)})",
    precedence: CALL,
  },
  {
    name: "f64.ofInt",
    replaces: "builtin float",
    operands: [{ type: "smallint", rep: "boxed" }],
    result: F64,
    pure: true,
    raises: false,
    template: "{0}",
    precedence: UNARY,
  },
  {
    name: "f64.int",
    replaces: "builtin int",
    operands: [F64],
    result: { type: "int", rep: "boxed" },
    pure: false,
    raises: true,
    call: "intFromFloat",
  },
  called("floordiv", undefined, 2, "floorDivFloat"),
  called("mod", undefined, 2, "modFloat"),
  called("pow", undefined, 2, "powBare"),
  {
    name: "f64.square",
    operands: [F64],
    result: F64,
    pure: true,
    raises: false,
    template: "{*0} * {*0}",
    precedence: MULTIPLICATIVE,
  },
  {
    // The power of -0 is 0.
    name: "f64.root",
    operands: [F64],
    result: F64,
    pure: true,
    raises: false,
    template: "Math.sqrt({(0)}) + 0",
    precedence: ADDITIVE,
  },
  called("sqrt", "module math.sqrt", 1, "sqrtFloat"),
  called("sin", "module math.sin", 1, "sinFloat"),
  called("cos", "module math.cos", 1, "cosFloat"),
  called("atan2", "module math.atan2", 2, "atan2Float"),
  called("fabs", "module math.fabs", 1, "Math.abs"),
  arithmetic("f64.add", "{0} + {1}", ADDITIVE),
  arithmetic("f64.sub", "{0} - {1}", ADDITIVE),
  arithmetic("f64.mul", "{0} * {1}", MULTIPLICATIVE),
  intQuotient("divInt", 'typeof {*0} === "number" && {*1} !== 0'),
  // A constant divisor, which is not 0.
  intQuotient("divIntBy", 'typeof {*0} === "number"'),
  arithmetic("f64.divBy", "{0} / {1}", MULTIPLICATIVE),
  { name: "f64.div", operands: [F64, F64], result: F64, pure: false, raises: true, call: "divFloat" },
  {
    // Of what is an int or a float.
    name: "float.isBox",
    operands: [{ type: "object", rep: "boxed" }],
    result: { type: "bool", rep: "boxed" },
    pure: true,
    raises: false,
    template: 'typeof {*0} === "object"',
    precedence: EQUALITY,
  },
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
