/** Operations on values that are arrays for certain, of floats or of ints. */

import { CALL } from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

type Operand = PrimitiveRow["operands"][number];

const append = (name: string, array: OperandType, item: Operand, call: string): PrimitiveRow => ({
  name: `array.${name}`,
  replaces: "method append",
  operands: [{ type: array, rep: "boxed" }, item],
  result: { type: "none", rep: "boxed" },
  pure: false,
  raises: true,
  template: `({0}.${call}({(1)}), null)`,
  precedence: CALL,
});

registerPrimitives([
  append("appendFloat", "floatarray", { type: "float", rep: "f64" }, "appendFloat"),
  append("append", "array", { type: "object", rep: "boxed" }, "append"),
  {
    name: "array.len",
    replaces: "builtin len",
    operands: [{ type: "array", rep: "boxed" }],
    result: { type: "smallint", rep: "boxed" },
    pure: true,
    raises: false,
    template: "{0}.length",
    precedence: CALL,
  },
]);
