/**
 * The type int. Its values are JavaScript numbers and bigints (see `int-arith.ts`), so slots are called with the
 * primitive as `this`.
 */

import { bufferOrUndefined, getBytes } from "./buffer.js";
import { PyClassMethod } from "./descriptors.js";
import { typeError } from "./exceptions.js";
import { intAbs, intFromFloat, intHash, intInvert, intNeg, type Int } from "./int-arith.js";
import { intArgument } from "./int-argument.js";
import { readInteger, toBytes } from "./int-bytes.js";
import { parseInteger } from "./int-parse.js";
import { checkCount, native, nativeKw, parseArguments, type ArgumentSpec } from "./native.js";
import { binaryNumber } from "./number-binary.js";
import { PyBytes, PyFloat, PyList, PyTuple } from "./objects.js";
import { defineType, protoOf, setPrimitiveType, typeName, unwrap, callType, type PyType } from "./type.js";
import { latin1Decode, latin1Encode } from "./utf8.js";
import { truth } from "./operators.js";
import type { BinaryOp, CompareOp, UnaryOp, Value } from "./value.js";

export * from "./int-arith.js";

/** The int behind a value: int, bool, an instance of a class derived from int or with `__int__`. */
export function maybeAnyInt(v: Value): Int | undefined {
  if (typeof v === "number" || typeof v === "bigint") return v;
  if (typeof v === "boolean") return Number(v);
  if (typeof v !== "object" || v === null) return undefined;
  const plain: Value = unwrap(v);
  if (plain !== v) return maybeAnyInt(plain);
  const convert: Value = v.type$.isUser ? v.type$.lookup("__int__") : undefined;
  return typeof convert === "function" ? maybeAnyInt(convert(v)) : undefined;
}

/** `int(v)` and `int(text, base)`. */
function makeInt(args: readonly Value[]): Int {
  if (args.length === 0) return 0;
  const v: Value = unwrap(args[0]);
  if (args.length === 2) {
    if (typeof v !== "string" && !(v instanceof PyBytes)) {
      throw typeError(`can't convert '${typeName(args[0])}' object to str implicitly`);
    }
    const base = intArgument(args[1]);
    return typeof v === "string"
      ? parseInteger(v, base)
      : parseInteger(latin1Decode(v.u8), base, latin1Encode);
  }
  if (typeof v === "string") return parseInteger(v, 10);
  const n = maybeAnyInt(args[0]);
  if (n !== undefined) return n;
  if (v instanceof PyFloat) return intFromFloat(v.v);
  const buffer = bufferOrUndefined(v);
  if (buffer !== undefined) return parseInteger(latin1Decode(buffer.u8), 10, latin1Encode);
  throw typeError(`can't convert ${typeName(args[0])} to int`);
}

/** The slot `bin$` of int and bool. */
export function intBin(self: Int | boolean, op: BinaryOp | CompareOp, rhs: Value): Value | undefined {
  switch (typeof rhs) {
    case "number":
    case "bigint":
    case "boolean":
      return binaryNumber(op, self, rhs);
    case "string":
      return op === "*" ? protoOf(rhs).bin$?.call(rhs, op, self) : undefined;
    default:
  }
  if (rhs instanceof PyFloat) return binaryNumber(op, self, rhs);
  // int * sequence is sequence * int
  if (op === "*" && (rhs instanceof PyList || rhs instanceof PyTuple || rhs instanceof PyBytes)) {
    return rhs.bin$?.(op, self);
  }
  return undefined;
}

/** The slot `unary$` of int and bool. */
export function intUnary(self: Int | boolean, op: UnaryOp): Value {
  switch (op) {
    case "-":
      return intNeg(self);
    case "+":
      return typeof self === "boolean" ? Number(self) : self;
    case "~":
      return intInvert(self);
    default:
      return intAbs(self);
  }
}

const TO_BYTES: readonly ArgumentSpec[] = [
  { name: "length", default: 1, convert: intArgument },
  { name: "byteorder", default: "big" },
  { name: "signed", keywordOnly: true, default: false },
];

/** The value of a text of at most 15 decimal digits, -1 for any other. */
function fewDigits(text: string): number {
  if (text.length === 0 || text.length > 15) return -1;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

export const intType: PyType = defineType({
  name: "int",
  fn: (...args) => {
    if (args.length === 1) {
      const v: Value = args[0];
      if (typeof v === "number") return v;
      if (typeof v === "string") {
        const quick = fewDigits(v);
        if (quick >= 0) return quick;
      }
      if (v instanceof PyFloat && v.native$ === undefined) return intFromFloat(v.v);
    }
    return callType(intType, args, null);
  },
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 2);
    return makeInt(args);
  },
  slots: {
    repr$(this: Int) {
      return String(this);
    },
    truth$(this: Int) {
      return this !== 0;
    },
    hash$(this: Int) {
      return intHash(this);
    },
    bin$(this: Int, op: BinaryOp | CompareOp, rhs: Value) {
      return intBin(this, op, rhs);
    },
    unary$(this: Int, op: UnaryOp) {
      return intUnary(this, op);
    },
  },
  methods: {
    to_bytes: nativeKw("to_bytes", 1, Infinity, (args, kw) => {
      const self: Value = args[0];
      const isPlain = typeof self === "number" || typeof self === "bigint";
      if (isPlain && kw === null && args.length === 3 && typeof args[1] === "number")
        return toBytes(self, args[1], args[2] === "little", false);
      const [length, order, signed] = parseArguments(args.slice(1), kw, TO_BYTES);
      return toBytes(maybeAnyInt(self) as Int, length, order === "little", truth(signed));
    }),
  },
  attrs: {
    from_bytes: new PyClassMethod(
      native("from_bytes", 2, 4, (_type: Value, source: Value, order?: Value) => {
        return readInteger(getBytes(source), order === "little");
      }),
    ),
  },
});

setPrimitiveType("int", intType);
