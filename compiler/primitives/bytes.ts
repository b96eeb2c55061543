/** Operations on values that are bytes for certain, and not of a class derived from them. */

import { CALL, UNARY } from "../emit/precedence.js";
import { registerPrimitives, type OperandType, type PrimitiveRow } from "./registry.js";

const BYTES = { type: "bytes", rep: "boxed" } as const;

const equality = (name: string, operator: string, template: string): PrimitiveRow => ({
  name: `bytes.${name}`,
  replaces: `compare ${operator}`,
  operands: [BYTES, BYTES],
  result: { type: "bool", rep: "boxed" },
  pure: true,
  raises: false,
  template,
  precedence: operator === "==" ? CALL : UNARY,
});

/** `bytes(source)` */
const made = (from: OperandType, call: string): PrimitiveRow => ({
  name: `bytes.of.${from}`,
  replaces: "builtin bytes",
  operands: [{ type: from, rep: "boxed" }],
  result: BYTES,
  pure: false,
  raises: true,
  call,
  ofItems: "bytesDisplay",
});

registerPrimitives([
  equality("eq", "==", "{$bytesEqual}({(0)}, {(1)})"),
  equality("ne", "!=", "!{$bytesEqual}({(0)}, {(1)})"),
  {
    name: "bytes.add",
    replaces: "binary +",
    operands: [BYTES, BYTES],
    result: BYTES,
    pure: true,
    raises: false,
    call: "bytesConcat",
  },
  {
    name: "bytes.toInt",
    replaces: "builtin int.from_bytes",
    operands: [
      { type: "object", rep: "boxed" },
      { type: "str", rep: "boxed" },
    ],
    result: { type: "int", rep: "boxed" },
    pure: false,
    raises: true,
    call: "intFromBytes",
  },
  made("list", "bytesOfItems"),
  made("tuple", "bytesOfItems"),
]);
