/**
 * The type float: `PyFloat` boxes in dynamic places, plain numbers only where the compiler knows.
 */

import { bufferOrUndefined } from "./buffer.js";
import { floatRepr } from "./float-format.js";
import { parseFloatText } from "./float-parse.js";
import { intToFloat, norm } from "./int-arith.js";
import { checkCount } from "./native.js";
import { floatBinary } from "./number-binary.js";
import { PyFloat } from "./objects.js";
import { defineType, typeName, unwrap, callType, type PyType } from "./type.js";
import { typeError } from "./exceptions.js";
import { latin1Decode } from "./utf8.js";
import type { BinaryOp, CompareOp, UnaryOp, Value } from "./value.js";

/** The float behind a value: float, int, bool, a class derived from them or with `__float__`; else `undefined`. */
export function maybeFloat(v: Value): number | undefined {
  switch (typeof v) {
    case "number":
      return v;
    case "boolean":
    case "bigint":
      return intToFloat(v);
    case "object": {
      if (v instanceof PyFloat) return v.v;
      if (v === null) return undefined;
      const plain: Value = unwrap(v);
      if (plain !== v) return maybeFloat(plain);
      const convert: Value = v.type$.isUser ? v.type$.lookup("__float__") : undefined;
      if (typeof convert !== "function") return undefined;
      const result: Value = convert(v);
      return result instanceof PyFloat ? result.v : undefined;
    }
    default:
      return undefined;
  }
}

/** A float argument of a built-in function; TypeError. */
export function toFloat(v: Value): number {
  if (v instanceof PyFloat) return v.v;
  const n = maybeFloat(v);
  if (n === undefined) throw typeError(`can't convert ${typeName(v)} to float`);
  return n;
}

/** `float(v)` as a number. */
function makeFloat(args: readonly Value[]): number {
  if (args.length === 0) return 0;
  const v: Value = unwrap(args[0]);
  if (typeof v === "string") return parseFloatText(v);
  const buffer = bufferOrUndefined(v);
  return buffer === undefined ? toFloat(args[0]) : parseFloatText(latin1Decode(buffer.u8));
}

const WORD_LIMIT = 2 ** 63;

/** The hash of a float is its integral part, so that it equals that of an equal int. */
export function floatHash(v: number): Value {
  if (v > -WORD_LIMIT && v < WORD_LIMIT) {
    return Number.isSafeInteger(Math.trunc(v))
      ? Math.trunc(v) + 0
      : norm(BigInt.asIntN(63, BigInt(Math.trunc(v))));
  }
  return 0;
}

export const floatType: PyType = defineType({
  name: "float",
  fn: (...args) => {
    if (args.length === 1) {
      const v: Value = args[0];
      if (typeof v === "number") return new PyFloat(v);
      if (v instanceof PyFloat && v.type$ === floatType) return v;
    }
    return callType(floatType, args, null);
  },
  js: PyFloat,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 1);
    return args[0] instanceof PyFloat && args[0].type$ === floatType ? args[0] : new PyFloat(makeFloat(args));
  },
  slots: {
    repr$(this: PyFloat) {
      return floatRepr(this.v);
    },
    truth$(this: PyFloat) {
      return this.v !== 0;
    },
    hash$(this: PyFloat) {
      return floatHash(this.v);
    },
    bin$(this: PyFloat, op: BinaryOp | CompareOp, rhs: Value) {
      const b = maybeFloat(rhs);
      return b === undefined ? undefined : floatBinary(op, this.v, b);
    },
    unary$(this: PyFloat, op: UnaryOp) {
      switch (op) {
        case "-":
          return new PyFloat(-this.v);
        case "+":
          return this;
        case "abs":
          return this.v < 0 || Object.is(this.v, -0) ? new PyFloat(-this.v) : this;
        default:
          return undefined;
      }
    },
  },
});
