/** Operations on floats held as bare numbers (`f64`). Division asks for zero, the rest is JavaScript's own arithmetic. */

import {
  ADDITIVE,
  ASSIGNMENT,
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

/** A small int is the same bare number. */
const WHOLE = { type: "smallint", rep: "boxed" } as const;

/** A function of the module `math` on bare numbers and small ints, `count` of them. */
function ofMath(
  name: string,
  count: number,
  call: string,
  result: PrimitiveRow["result"] = F64,
): PrimitiveRow[] {
  const kinds = Array.from({ length: 2 ** count }, (_, mask) => mask);
  return kinds.map((mask) => ({
    name: `f64.${name}${mask === 0 ? "" : `.ints${mask}`}`,
    replaces: `module math.${name}`,
    operands: Array.from({ length: count }, (_, i) => (((mask >> i) & 1) === 1 ? WHOLE : F64)),
    result,
    pure: false,
    raises: true,
    call,
  }));
}

/** Degrees and radians. */
const scaled = (name: string, factor: string): PrimitiveRow => ({
  name: `f64.${name}`,
  replaces: `module math.${name}`,
  operands: [F64],
  result: F64,
  pure: true,
  raises: false,
  template: `{0} * (${factor})`,
  precedence: MULTIPLICATIVE,
});

/** A function of the runtime on bare numbers. */
const called = (name: string, call: string): PrimitiveRow => ({
  name: `f64.${name}`,
  operands: [F64, F64],
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

/** An operator on two ints, each by its number and its kind. */
const ofInts = (operator: string): PrimitiveRow => ({
  name: `number.${operator}Ints`,
  operands: [F64, { type: "object", rep: "boxed" }, F64, { type: "object", rep: "boxed" }],
  result: { type: "int", rep: "boxed" },
  pure: true,
  raises: false,
  call: `${operator}Ints`,
});

/** A comparison of two numbers, each by its number and its kind. */
const ofParts = (operator: string): PrimitiveRow => ({
  name: `number.${operator}Parts`,
  operands: [F64, { type: "object", rep: "boxed" }, F64, { type: "object", rep: "boxed" }],
  result: { type: "bool", rep: "boxed" },
  pure: true,
  raises: false,
  call: `${operator}Parts`,
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
    operands: [WHOLE],
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
  {
    name: "f64.roundTo",
    replaces: "builtin round",
    operands: [F64, WHOLE],
    result: F64,
    pure: true,
    raises: false,
    call: "roundFloatTo",
  },
  {
    name: "f64.round",
    replaces: "builtin round",
    operands: [F64],
    result: { type: "int", rep: "boxed" },
    pure: false,
    raises: true,
    call: "roundFloat",
  },
  called("floordiv", "floorDivFloat"),
  called("mod", "modFloat"),
  called("pow", "powBare"),
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
  ...ofMath("sqrt", 1, "sqrtFloat"),
  ...ofMath("sin", 1, "sinFloat"),
  ...ofMath("cos", 1, "cosFloat"),
  ...ofMath("tan", 1, "tanFloat"),
  ...ofMath("asin", 1, "asinFloat"),
  ...ofMath("acos", 1, "acosFloat"),
  ...ofMath("atan", 1, "atanFloat"),
  ...ofMath("atan2", 2, "atan2Float"),
  ...ofMath("exp", 1, "expFloat"),
  ...ofMath("log", 1, "logFloat"),
  ...ofMath("log10", 1, "log10Float"),
  ...ofMath("fabs", 1, "Math.abs"),
  ...ofMath("floor", 1, "floorFloat", { type: "int", rep: "boxed" }),
  ...ofMath("ceil", 1, "ceilFloat", { type: "int", rep: "boxed" }),
  scaled("radians", "Math.PI / 180"),
  scaled("degrees", "180 / Math.PI"),
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
    // Of what is a small int or a float.
    name: "number.isSmall",
    operands: [{ type: "object", rep: "boxed" }],
    result: { type: "bool", rep: "boxed" },
    pure: true,
    raises: false,
    template: 'typeof {*0} === "number"',
    precedence: EQUALITY,
  },
  {
    // Of what is a float or None.
    name: "number.isPresent",
    operands: [{ type: "object", rep: "boxed" }],
    result: { type: "object", rep: "boxed" },
    pure: true,
    raises: false,
    template: "{*0} === null ? null : false",
    precedence: CONDITIONAL,
  },
  {
    // Of what is an int, a float or None; see `runtime-hal/core/twofold.ts`.
    name: "number.kindOf",
    operands: [{ type: "object", rep: "boxed" }],
    result: { type: "object", rep: "boxed" },
    pure: true,
    raises: false,
    call: "kindOfNumber",
  },
  {
    // Of such a kind.
    name: "number.isInt",
    operands: [{ type: "object", rep: "boxed" }],
    result: { type: "bool", rep: "boxed" },
    pure: true,
    raises: false,
    template: "{0} !== false",
    precedence: EQUALITY,
  },
  ...["add", "sub", "mul"].map(ofInts),
  ...["eq", "ne", "lt", "le", "gt", "ge"].map(ofParts),
  {
    // What a call has left behind; see `passes/number-signatures.ts`.
    name: "number.givenKind",
    operands: [],
    result: { type: "object", rep: "boxed" },
    pure: false,
    raises: false,
    template: "{$rt}.kind",
    precedence: CALL,
  },
  {
    name: "number.giveKind",
    operands: [{ type: "object", rep: "boxed" }],
    result: { type: "object", rep: "boxed" },
    pure: false,
    raises: false,
    template: "{$rt}.kind = {0}",
    precedence: ASSIGNMENT,
  },
  {
    name: "number.ofParts",
    operands: [F64, { type: "object", rep: "boxed" }],
    result: { type: "object", rep: "boxed" },
    pure: true,
    raises: false,
    call: "numberOfParts",
  },
  {
    // A bare number that is an int; being one, it is never -0.
    name: "number.whole",
    operands: [F64],
    result: WHOLE,
    pure: true,
    raises: false,
    template: "{0}",
    precedence: CALL,
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
