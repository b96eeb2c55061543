/**
 * Operators with operands of any type. Each starts with the commonest case (small ints), so that V8 can inline it;
 * the rest goes through the slots, in the order of MicroPython's `mp_binary_op` and `mp_obj_equal_not_equal`.
 */

import { unsupportedType, unsupportedTypes } from "./exceptions.js";
import { intAdd, intInvert, intMod, intMul, intNeg, intOr, intSub, intXor } from "./int-arith.js";
import { binaryNumber } from "./number-binary.js";
import { refuseInPlace } from "./number-refusals.js";
import { NOT_IMPLEMENTED, PyComplex, PyFloat, PyList, PyTuple } from "./objects.js";
import { protoOf, typeOf, unwrap } from "./type.js";
import type { BinaryOp, CompareOp, PyObject, Value } from "./value.js";

const MAX = Number.MAX_SAFE_INTEGER;

/** The special method of an operator, as error messages name it. */
export const METHOD_OF: Readonly<Record<BinaryOp | CompareOp | "!=" | "in", string>> = {
  "+": "__add__",
  "-": "__sub__",
  "*": "__mul__",
  "/": "__truediv__",
  "//": "__floordiv__",
  "%": "__mod__",
  "**": "__pow__",
  "@": "__matmul__",
  "<<": "__lshift__",
  ">>": "__rshift__",
  "&": "__and__",
  "|": "__or__",
  "^": "__xor__",
  "==": "__eq__",
  "!=": "__ne__",
  "<": "__lt__",
  "<=": "__le__",
  ">": "__gt__",
  ">=": "__ge__",
  in: "__contains__",
};

export function isNumber(v: Value): boolean {
  const t = typeof v;
  return t === "number" || t === "bigint" || t === "boolean" || v instanceof PyFloat;
}

/** A bool is an int by the time MicroPython gives up; a float on its left has then changed sides. */
function unsupportedOperands(op: BinaryOp, a: Value, b: Value): Error | PyObject {
  const method = METHOD_OF[op];
  if (typeof a === "boolean") a = Number(a);
  if (typeof b === "boolean") {
    if (a instanceof PyFloat || a instanceof PyComplex)
      return unsupportedTypes(method.replace("__", "__r"), 1, a);
    b = Number(b);
  }
  return unsupportedTypes(method, a, b);
}

/** `a op b` by slots: left operand, then the reflected operation of the right one. */
export function binary(op: BinaryOp, a: Value, b: Value): Value {
  if (typeof a === "object" && a !== null && !(a instanceof PyFloat)) {
    const r: Value = a.bin$ === undefined ? undefined : a.bin$(op, b);
    return r !== undefined ? r : afterLeft(op, a, b);
  }
  if (isNumber(a) && isNumber(b)) {
    const r = binaryNumber(op, a, b);
    if (r !== undefined) return r;
  } else {
    const r = protoOf(a).bin$?.call(a, op, b);
    if (r !== undefined) return r;
    return afterLeft(op, a, b);
  }
  throw unsupportedOperands(op, plainOperand(a), b);
}

/** The left operand has not done it: the right one is asked, then the plain values behind both. */
function afterLeft(op: BinaryOp, a: Value, b: Value): Value {
  let r = protoOf(b).rbin$?.call(b, op, a);
  if (r !== undefined) return r;
  const plainA = unwrap(a);
  const plainB = unwrap(b);
  if (plainA !== a || plainB !== b) {
    r =
      isNumber(plainA) && isNumber(plainB)
        ? binaryNumber(op, plainA, plainB)
        : protoOf(plainA).bin$?.call(plainA, op, plainB);
    if (r !== undefined) return r;
  }
  throw unsupportedOperands(op, plainOperand(a), b);
}

/** `a op b` where the class of `a` has a method for it; what it gave, or the rest of the protocol. */
function binaryMethod(op: BinaryOp, f: Value, a: Value, b: Value): Value {
  const r: Value = f(a, b);
  if (r !== NOT_IMPLEMENTED && r !== undefined) return r;
  return afterLeft(op, a, b);
}

/** An instance of a class derived from a built-in type with operators is named by that type: they were tried on it. */
function plainOperand(a: Value): Value {
  const type = typeOf(a);
  if (!type.isUser || type.nativeBase?.proto.bin$ === undefined) return a;
  return unwrap(a) !== a ? unwrap(a) : Object.create(type.nativeBase.proto);
}

/** `a op= b`: may change `a` and give it back. */
export function inplace(op: BinaryOp, a: Value, b: Value): Value {
  if (typeof a === "object" && a !== null) {
    const r = a.ibin$?.(op, b);
    if (r !== undefined) return r;
  } else refuseInPlace(op, a, b);
  return binary(op, a, b);
}

export function add(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") {
    const t = a + b;
    return t <= MAX && t >= -MAX ? t : intAdd(a, b);
  }
  if (typeof a === "string" && typeof b === "string") return a + b;
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return new PyFloat(a.v + b.v);
    if (typeof b === "number") return new PyFloat(a.v + b);
  } else if (typeof a === "number" && b instanceof PyFloat) return new PyFloat(a + b.v);
  const f: Value = a?.m$__add__;
  return f === undefined ? binary("+", a, b) : binaryMethod("+", f, a, b);
}

export function sub(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") {
    const t = a - b;
    return t <= MAX && t >= -MAX ? t : intSub(a, b);
  }
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return new PyFloat(a.v - b.v);
    if (typeof b === "number") return new PyFloat(a.v - b);
  } else if (typeof a === "number" && b instanceof PyFloat) return new PyFloat(a - b.v);
  const f: Value = a?.m$__sub__;
  return f === undefined ? binary("-", a, b) : binaryMethod("-", f, a, b);
}

export function mul(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") {
    const t = a * b;
    return t <= MAX && t >= -MAX ? t + 0 : intMul(a, b);
  }
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return new PyFloat(a.v * b.v);
    if (typeof b === "number") return new PyFloat(a.v * b);
  } else if (typeof a === "number" && b instanceof PyFloat) return new PyFloat(a * b.v);
  const f: Value = a?.m$__mul__;
  return f === undefined ? binary("*", a, b) : binaryMethod("*", f, a, b);
}

export function truediv(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number" && b !== 0) return new PyFloat(a / b);
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat && b.v !== 0) return new PyFloat(a.v / b.v);
    if (typeof b === "number" && b !== 0) return new PyFloat(a.v / b);
  } else if (typeof a === "number" && b instanceof PyFloat && b.v !== 0) return new PyFloat(a / b.v);
  const f: Value = a?.m$__truediv__;
  return f === undefined ? binary("/", a, b) : binaryMethod("/", f, a, b);
}

export function floordiv(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number" && b !== 0) return Math.floor(a / b) + 0;
  return binary("//", a, b);
}

export function mod(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number" && b !== 0) {
    if ((a | 0) === a && (b | 0) === b) {
      const r = (a | 0) % (b | 0);
      return (r !== 0 && r < 0 !== b < 0 ? r + b : r) + 0;
    }
    return intMod(a, b);
  }
  return binary("%", a, b);
}

export function pow(a: Value, b: Value): Value {
  if (b === 2 && typeof a === "number" && a < 2 ** 26 && a > -(2 ** 26)) return a * a;
  return binary("**", a, b);
}
export function matmul(a: Value, b: Value): Value {
  return binary("@", a, b);
}

export function lshift(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number" && b >= 0 && b < 31) {
    const t = a * (1 << b);
    if (t <= MAX && t >= -MAX) return t;
  }
  return binary("<<", a, b);
}

export function rshift(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number" && b >= 0) {
    if ((a | 0) === a) return b < 32 ? a >> b : a < 0 ? -1 : 0;
    if (b < 31) return Math.floor(a / (1 << b));
  }
  return binary(">>", a, b);
}

export function bitAnd(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") {
    if ((a | 0) === a && (b | 0) === b) return a & b;
    // JavaScript takes the low 32 bits of safe integers, which is all a mask of up to 32 bits lets through
    if (b >>> 0 === b || a >>> 0 === a) return (a & b) >>> 0;
  }
  return binary("&", a, b);
}

export function bitOr(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") {
    if ((a | 0) === a && (b | 0) === b) return a | b;
    if (a >>> 0 === a && b >>> 0 === b) return (a | b) >>> 0;
    return intOr(a, b);
  }
  return binary("|", a, b);
}

export function bitXor(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") {
    if ((a | 0) === a && (b | 0) === b) return a ^ b;
    if (a >>> 0 === a && b >>> 0 === b) return (a ^ b) >>> 0;
    return intXor(a, b);
  }
  return binary("^", a, b);
}

/** True where `a op= b` can be done as `a = a op b`. */
function immutable(a: Value): boolean {
  return typeof a !== "object" || a === null || a instanceof PyFloat;
}

/** The same, for operators that ints have with nothing but ints. */
const areInts = (a: Value, b: Value): boolean => typeof a === "number" && typeof b === "number";

export const iadd = (a: Value, b: Value): Value => (immutable(a) ? add(a, b) : inplace("+", a, b));
export const isub = (a: Value, b: Value): Value => (immutable(a) ? sub(a, b) : inplace("-", a, b));
export const imul = (a: Value, b: Value): Value => (immutable(a) ? mul(a, b) : inplace("*", a, b));
export const itruediv = (a: Value, b: Value): Value => inplace("/", a, b);
export const ifloordiv = (a: Value, b: Value): Value => (immutable(a) ? floordiv(a, b) : inplace("//", a, b));
export const imod = (a: Value, b: Value): Value => (areInts(a, b) ? mod(a, b) : inplace("%", a, b));
export const ipow = (a: Value, b: Value): Value => inplace("**", a, b);
export const imatmul = (a: Value, b: Value): Value => inplace("@", a, b);
export const ilshift = (a: Value, b: Value): Value => (areInts(a, b) ? lshift(a, b) : inplace("<<", a, b));
export const irshift = (a: Value, b: Value): Value => (areInts(a, b) ? rshift(a, b) : inplace(">>", a, b));
export const ibitAnd = (a: Value, b: Value): Value => (areInts(a, b) ? bitAnd(a, b) : inplace("&", a, b));
export const ibitOr = (a: Value, b: Value): Value => (areInts(a, b) ? bitOr(a, b) : inplace("|", a, b));
export const ibitXor = (a: Value, b: Value): Value => (areInts(a, b) ? bitXor(a, b) : inplace("^", a, b));

// ---------------------------------------------------------------- unary

export function neg(a: Value): Value {
  if (typeof a === "number") return 0 - a;
  if (a instanceof PyFloat) return new PyFloat(-a.v);
  return typeof a === "bigint" || typeof a === "boolean" ? intNeg(a as bigint) : unary("-", a, "__neg__");
}

export function pos(a: Value): Value {
  if (typeof a === "number" || typeof a === "bigint" || a instanceof PyFloat) return a;
  return typeof a === "boolean" ? Number(a) : unary("+", a, "__pos__");
}

export function invert(a: Value): Value {
  if (typeof a === "number" && (a | 0) === a) return ~a;
  return typeof a === "number" || typeof a === "bigint" || typeof a === "boolean"
    ? intInvert(a as bigint)
    : unary("~", a, "__invert__");
}

export function unary(op: "-" | "+" | "~" | "abs", a: Value, method: string): Value {
  let r = protoOf(a).unary$?.call(a, op);
  if (r === undefined && unwrap(a) !== a) r = protoOf(unwrap(a)).unary$?.call(unwrap(a), op);
  if (r === undefined) throw unsupportedType(method, a);
  return r;
}

/** Truth as a JavaScript boolean. */
export function truth(v: Value): boolean {
  switch (typeof v) {
    case "boolean":
      return v;
    case "number":
      return v !== 0;
    case "string":
      return v.length !== 0;
    case "object":
      if (v === null) return false;
      if (v instanceof PyList || v instanceof PyTuple) if (v.len$ === listLen) return v.items.length !== 0;
      if (v.truth$ !== undefined) return v.truth$();
      if (v.len$ !== undefined) return v.len$() !== 0;
      return v.native$ === undefined || truth(v.native$);
    default:
      return true;
  }
}

/** The shared `len$` of list and tuple: a class that overrides `__len__` has another one. */
export function listLen(this: PyList | PyTuple): number {
  return this.items.length;
}
