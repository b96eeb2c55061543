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

const BYTEARRAY = { type: "bytearray", rep: "boxed" } as const;

/** `bytes(source)` and `bytearray(source)`; `display`: what is called with the items of a list or tuple display. */
const made = (
  kind: "bytes" | "bytearray",
  from: OperandType,
  call: string,
  display?: string,
): PrimitiveRow => ({
  name: `${kind}.of.${from}`,
  replaces: `builtin ${kind}`,
  operands: [{ type: from, rep: "boxed" }],
  result: { type: kind, rep: "boxed" },
  pure: false,
  raises: true,
  call,
  ...(display === undefined ? {} : { ofItems: display }),
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
  made("bytes", "list", "bytesOfItems", "bytesDisplay"),
  made("bytes", "tuple", "bytesOfItems", "bytesDisplay"),
  made("bytes", "bytearray", "bytesOfArray"),
  made("bytearray", "list", "bytearrayOfItems", "bytearrayDisplay"),
  made("bytearray", "tuple", "bytearrayOfItems", "bytearrayDisplay"),
  made("bytearray", "bytes", "bytearrayOfBytes"),
  {
    name: "bytes.addArray",
    replaces: "binary +",
    operands: [BYTES, BYTEARRAY],
    result: BYTES,
    pure: false,
    raises: false,
    call: "bytesWithArray",
  },
  {
    name: "bytes.decode",
    replaces: "method decode",
    operands: [BYTES],
    result: { type: "str", rep: "boxed" },
    pure: false,
    raises: true,
    call: "bytesDecode",
  },
  {
    name: "bytearray.extend",
    replaces: "method extend",
    operands: [BYTEARRAY, BYTES],
    result: { type: "none", rep: "boxed" },
    pure: false,
    raises: false,
    template: "({$bytearrayExtend}({(0)}, {(1)}), null)",
    precedence: CALL,
  },
]);
