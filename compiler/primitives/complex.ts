/** Operations on complex numbers, and on what may be one. */

import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

const operation = (name: string, operator: string): PrimitiveRow => ({
  name: `complex.${name}`,
  replaces: `binary ${operator}`,
  operands: [
    { type: "number" as OperandType, rep: "boxed" },
    { type: "number" as OperandType, rep: "boxed" },
  ],
  result: { type: "object", rep: "boxed" },
  pure: false,
  raises: true,
  call: `complex${name}`,
});

registerPrimitives([operation("Add", "+"), operation("Sub", "-"), operation("Mul", "*")]);
