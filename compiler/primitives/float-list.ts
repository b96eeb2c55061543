/** Operations on lists that hold nothing but floats, as bare numbers where the list has them. */

import { CALL } from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

const FLOATS = { type: "floatlist", rep: "boxed" } as const;
const F64 = { type: "float", rep: "f64" } as const;
const INT = { type: "int", rep: "boxed" } as const;
const NONE = { type: "none", rep: "boxed" } as const;
const ANY = { type: "object", rep: "boxed" } as const;

type Operand = PrimitiveRow["operands"][number];

/** A function of the runtime. */
const called = (
  name: string,
  replaces: string | undefined,
  operands: readonly Operand[],
  result: { readonly type: OperandType; readonly rep: Operand["rep"] },
  call: string,
  more: Partial<PrimitiveRow> = {},
): PrimitiveRow => ({
  name: `floats.${name}`,
  ...(replaces === undefined ? {} : { replaces }),
  operands,
  result,
  pure: false,
  raises: true,
  call,
  ...more,
});

registerPrimitives([
  {
    name: "floats.len",
    replaces: "builtin len",
    operands: [FLOATS],
    result: { type: "smallint", rep: "boxed" },
    pure: true,
    raises: false,
    template: "({*0}.f64.length || {$floatsLength}({(0)}))",
    precedence: CALL,
  },
  called("fill", undefined, [F64, INT], FLOATS, "floatsFilled"),
  called("bare", undefined, [ANY], FLOATS, "floatsBare"),
  called("repeat", "binary *", [FLOATS, INT], FLOATS, "floatsRepeated"),
  called("concat", "binary +", [FLOATS, FLOATS], FLOATS, "floatsConcat"),
  called("copy", "builtin list", [FLOATS], FLOATS, "floatsSlice"),
  called("copyOf", "method copy", [FLOATS], FLOATS, "floatsSlice"),
  called("sorted", "builtin sorted", [FLOATS], FLOATS, "floatsSorted"),
  called("total", undefined, [FLOATS], F64, "floatsTotal"),
  called("sum", "builtin sum", [FLOATS], ANY, "floatsSum", { bare: "floats.total" }),
  called("min", "builtin min", [FLOATS], F64, "floatsMin"),
  called("max", "builtin max", [FLOATS], F64, "floatsMax"),
  called("append", "method append", [FLOATS, F64], NONE, "floatAppend"),
  called("pop", "method pop", [FLOATS], F64, "floatPop"),
  called("popAt", "method pop", [FLOATS, INT], F64, "floatPop"),
  called("insert", "method insert", [FLOATS, INT, F64], NONE, "floatInsert"),
  called("extend", "method extend", [FLOATS, FLOATS], NONE, "floatsExtend"),
  called("clear", "method clear", [FLOATS], NONE, "floatsClear"),
  called("reverse", "method reverse", [FLOATS], NONE, "floatsReverse"),
  called("sort", "method sort", [FLOATS], NONE, "floatsSort"),
  called("index", "method index", [FLOATS, F64], { type: "smallint", rep: "boxed" }, "floatIndex"),
]);
