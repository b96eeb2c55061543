/**
 * The type complex. Ints and floats beside a complex number are made complex first.
 */

import { complexBinary } from "./complex-arith.js";
import { typeError } from "./exceptions.js";
import { floatHash, maybeFloat, toFloat } from "./float.js";
import { REPR_PRECISION, formatFloat } from "./float-format.js";
import { parseComplexText } from "./float-parse.js";
import { checkCount } from "./native.js";
import { PyComplex, PyFloat } from "./objects.js";
import { defineType, typeName, unwrap } from "./type.js";
import type { BinaryOp, CompareOp, UnaryOp, Value } from "./value.js";

/** The complex number behind a value: any number, or an instance with `__complex__` or `__float__`; else `undefined`. */
function maybeComplex(v: Value): PyComplex | undefined {
  const plain: Value = unwrap(v);
  if (plain instanceof PyComplex) return plain;
  const real = maybeFloat(v);
  if (real !== undefined) return new PyComplex(real, 0);
  const convert: Value =
    typeof v === "object" && v !== null && v.type$.isUser ? v.type$.lookup("__complex__") : undefined;
  const result: Value = typeof convert === "function" ? convert(v) : undefined;
  return result instanceof PyComplex ? result : undefined;
}

/** A complex argument of a built-in function; TypeError. */
export function toComplex(v: Value): PyComplex {
  const z = maybeComplex(v);
  if (z === undefined) throw typeError(`can't convert ${typeName(v)} to complex`);
  return z;
}

/** `complex(a, b)` is `a + b * 1j`, where both may be complex themselves. */
function makeComplex(args: readonly Value[]): PyComplex {
  if (args.length === 0) return new PyComplex(0, 0);
  const first: Value = unwrap(args[0]);
  if (args.length === 1) return typeof first === "string" ? parseComplexText(first) : toComplex(args[0]);
  const a = first instanceof PyComplex ? first : new PyComplex(toFloat(args[0]), 0);
  const second: Value = unwrap(args[1]);
  if (second instanceof PyComplex) return new PyComplex(a.re - second.im, a.im + second.re);
  return new PyComplex(a.re, a.im + toFloat(args[1]));
}

function complexRepr(z: PyComplex): string {
  if (z.re === 0) return formatFloat(z.im, "g", REPR_PRECISION, "") + "j";
  return `(${formatFloat(z.re, "g", REPR_PRECISION, "")}${formatFloat(z.im, "g", REPR_PRECISION, "+")}j)`;
}

export const complexType = defineType({
  name: "complex",
  js: PyComplex,
  make: (_type, args, kw) => {
    checkCount(args, kw, 0, 2);
    return makeComplex(args);
  },
  slots: {
    repr$(this: PyComplex) {
      return complexRepr(this);
    },
    truth$(this: PyComplex) {
      return this.re !== 0 || this.im !== 0;
    },
    hash$(this: PyComplex) {
      return Number(BigInt.asIntN(63, BigInt(floatHash(this.re)) ^ BigInt(floatHash(this.im))));
    },
    bin$(this: PyComplex, op: BinaryOp | CompareOp, rhs: Value) {
      const b = maybeComplex(rhs);
      return b === undefined ? undefined : complexBinary(op, this.re, this.im, b.re, b.im);
    },
    rbin$(this: PyComplex, op: BinaryOp, lhs: Value) {
      const a = maybeComplex(lhs);
      return a === undefined ? undefined : complexBinary(op, a.re, a.im, this.re, this.im);
    },
    unary$(this: PyComplex, op: UnaryOp) {
      switch (op) {
        case "-":
          return new PyComplex(-this.re, -this.im);
        case "+":
          return this;
        case "abs":
          return new PyFloat(Math.sqrt(this.re * this.re + this.im * this.im));
        default:
          return undefined;
      }
    },
    getattr$(this: PyComplex, name: string) {
      if (name === "real") return new PyFloat(this.re);
      return name === "imag" ? new PyFloat(this.im) : undefined;
    },
  },
});
