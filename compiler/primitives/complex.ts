/**
 * Operations on complex numbers by their two parts, and on what may be a complex number. Parts are bare numbers; see
 * `passes/split-complex.ts`.
 */

import { CALL } from "../emit/precedence.js";
import { registerPrimitives, type PrimitiveRow } from "./registry.js";

const F64 = { type: "float", rep: "f64" } as const;
const COMPLEX = { type: "complex", rep: "boxed" } as const;
const NUMBER = { type: "number", rep: "boxed" } as const;
const ANY = { type: "object", rep: "boxed" } as const;

/** An operator on what may be a complex number, or one beside ints and floats. */
const operation = (name: string, operator: string): PrimitiveRow => ({
  name: `complex.${name}`,
  replaces: `binary ${operator}`,
  operands: [NUMBER, NUMBER],
  result: ANY,
  pure: false,
  raises: true,
  call: `complex${name}`,
});

/** One of the two parts of a complex number. */
const part = (name: string, field: string): PrimitiveRow => ({
  name: `complex.${name}`,
  operands: [COMPLEX],
  result: F64,
  pure: true,
  raises: false,
  template: `{0}.${field}`,
  precedence: CALL,
});

registerPrimitives([
  operation("Add", "+"),
  operation("Sub", "-"),
  operation("Mul", "*"),
  part("real", "re"),
  part("imag", "im"),
  /** The object with these parts. */
  {
    name: "complex.make",
    operands: [F64, F64],
    result: COMPLEX,
    pure: true,
    raises: false,
    call: "complexOf",
  },
  /** Any number as a complex one. */
  { name: "complex.from", operands: [ANY], result: COMPLEX, pure: false, raises: true, call: "complexFrom" },
  {
    name: "complex.is",
    operands: [ANY],
    result: { type: "bool", rep: "boxed" },
    pure: true,
    raises: false,
    call: "isComplex",
  },
  /** The quotient of two, each by its parts. */
  {
    name: "complex.quotient",
    operands: [F64, F64, F64, F64],
    result: COMPLEX,
    pure: false,
    raises: true,
    call: "complexQuotient",
  },
  {
    name: "complex.abs",
    operands: [F64, F64],
    result: F64,
    pure: true,
    raises: false,
    template: "Math.sqrt({*0} * {*0} + {*1} * {*1})",
    precedence: CALL,
  },
]);
