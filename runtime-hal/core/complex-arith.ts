/**
 * Arithmetic of complex numbers on their parts. Apart from the type so that the power of a negative float, which is
 * complex, does not make the number files import each other.
 */

import { exp, log } from "./exp-log.js";
import { newException, typeError, zeroDivisionErrorType } from "./exceptions.js";
import { PyComplex } from "./objects.js";
import { cos, sin } from "./sine.js";
import { atan2 } from "./trigonometry.js";
import type { BinaryOp, CompareOp, Value } from "./value.js";

/** `(ar + ai j) op (br + bi j)`; `undefined` if complex numbers have no such operator. */
export function complexBinary(
  op: BinaryOp | CompareOp,
  ar: number,
  ai: number,
  br: number,
  bi: number,
): Value | undefined {
  switch (op) {
    case "+":
      return new PyComplex(ar + br, ai + bi);
    case "-":
      return new PyComplex(ar - br, ai - bi);
    case "*":
      return multiply(ar, ai, br, bi);
    case "/":
      return complexQuotient(ar, ai, br, bi);
    case "//":
      throw typeError("can't truncate-divide a complex number");
    case "**":
      return complexPow(ar, ai, br, bi);
    case "==":
      return ar === br && ai === bi;
    default:
      return undefined;
  }
}

function multiply(ar: number, ai: number, br: number, bi: number): PyComplex {
  return new PyComplex(ar * br - ai * bi, ar * bi + ai * br);
}

/** `(ar + ai j) / (br + bi j)`; ZeroDivisionError. */
export function complexQuotient(ar: number, ai: number, br: number, bi: number): PyComplex {
  if (bi === 0) {
    if (br === 0) throw newException(zeroDivisionErrorType, "complex divide by zero");
    return new PyComplex(ar / br, ai / br);
  }
  if (br === 0) return new PyComplex(ai / bi, -ar / bi);
  const square = br * br + bi * bi;
  return multiply(ar, ai, br / square, bi / -square);
}

/** `z ** w` as `exp(w * ln z)`. */
export function complexPow(ar: number, ai: number, br: number, bi: number): PyComplex {
  const abs = Math.sqrt(ar * ar + ai * ai);
  if (abs === 0) {
    // the imaginary part of the base is kept: it is a zero whose sign may show
    if (bi === 0 && br >= 0) return new PyComplex(br === 0 ? 1 : 0, ai);
    throw newException(zeroDivisionErrorType, "0.0 to a complex power");
  }
  const ln = log(abs);
  const arg = atan2(ai, ar);
  const size = exp(br * ln - bi * arg);
  const angle = bi * ln + br * arg;
  return new PyComplex(size * cos(angle), size * sin(angle));
}
