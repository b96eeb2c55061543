/**
 * Operators with operands of any type. Each starts with the commonest case (small ints), so that V8 can inline it;
 * the rest goes through the slots, in the order of MicroPython's `mp_binary_op` and `mp_obj_equal_not_equal`.
 */

import { comparesNatively, nativeParts } from "./native-equality.js";
import { refuseNumberContainer } from "./number-contains.js";
import { typeError, unsupportedType, unsupportedTypes, newException, keyErrorType } from "./exceptions.js";
import { binaryNumber } from "./number-binary.js";
import { intAdd, intInvert, intMod, intMul, intNeg, intOr, intSub, intXor } from "./int-arith.js";
import { NOT_IMPLEMENTED, PyComplex, PyFloat, PyList, PyTuple } from "./objects.js";
import { PyDict } from "./dict-data.js";
import { setKeyOperations } from "./key.js";
import { strIndex } from "./str-index.js";
import { protoOf, typeName, typeOf, unwrap } from "./type.js";
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

function isNumber(v: Value): boolean {
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

/** An instance of a class derived from a built-in type is named by that type: the operator was tried on it. */
function plainOperand(a: Value): Value {
  const type = typeOf(a);
  if (!type.isUser || type.nativeBase === null) return a;
  return unwrap(a) !== a ? unwrap(a) : Object.create(type.nativeBase.proto);
}

/** `a op= b`: may change `a` and give it back. */
export function inplace(op: BinaryOp, a: Value, b: Value): Value {
  if (typeof a === "object" && a !== null) {
    const r = a.ibin$?.(op, b);
    if (r !== undefined) return r;
  }
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

export const iadd = (a: Value, b: Value): Value => (immutable(a) ? add(a, b) : inplace("+", a, b));
export const isub = (a: Value, b: Value): Value => (immutable(a) ? sub(a, b) : inplace("-", a, b));
export const imul = (a: Value, b: Value): Value => (immutable(a) ? mul(a, b) : inplace("*", a, b));
export const itruediv = (a: Value, b: Value): Value => inplace("/", a, b);
export const ifloordiv = (a: Value, b: Value): Value => (immutable(a) ? floordiv(a, b) : inplace("//", a, b));
export const imod = (a: Value, b: Value): Value => (immutable(a) ? mod(a, b) : inplace("%", a, b));
export const ipow = (a: Value, b: Value): Value => inplace("**", a, b);
export const imatmul = (a: Value, b: Value): Value => inplace("@", a, b);
export const ilshift = (a: Value, b: Value): Value => (immutable(a) ? lshift(a, b) : inplace("<<", a, b));
export const irshift = (a: Value, b: Value): Value => (immutable(a) ? rshift(a, b) : inplace(">>", a, b));
export const ibitAnd = (a: Value, b: Value): Value => (immutable(a) ? bitAnd(a, b) : inplace("&", a, b));
export const ibitOr = (a: Value, b: Value): Value => (immutable(a) ? bitOr(a, b) : inplace("|", a, b));
export const ibitXor = (a: Value, b: Value): Value => (immutable(a) ? bitXor(a, b) : inplace("^", a, b));

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

// ---------------------------------------------------------------- comparison

function compareSlots(op: CompareOp | "!=", a: Value, b: Value): Value | undefined {
  return protoOf(a).bin$?.call(a, op as CompareOp, b);
}

/** `a == b` as Python gives it: `__eq__` may return anything. */
export function eqValue(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a === b;
  if (typeof a === "string") {
    if (typeof b === "string") return a === b;
    if (typeof b !== "object" || b === null) return false;
  } else if (isNumber(a) && isNumber(b)) {
    return binaryNumber("==", a, b) as boolean;
  } else if (a === b && (typeof a !== "object" || a === null || !isNonReflexive(a))) {
    return true;
  } else if (typeof a !== "object" || a === null || a.type$.isUser || !isInstanceOfUser(b)) {
    const r = compareSlots("==", a, b);
    if (r !== undefined) return r;
  }
  let r = compareSlots("==", b, a);
  if (r !== undefined) return r;
  const plainA = unwrap(a);
  const plainB = unwrap(b);
  if (plainA !== a || plainB !== b) {
    r = eqValue(plainA, plainB);
    if (r !== undefined) return r;
  }
  return a === b;
}

/** Is it an instance of a class of the program? A built-in object leaves the comparison to it. */
function isInstanceOfUser(v: Value): boolean {
  return typeof v === "object" && v !== null && v.type$.isUser;
}

/** Objects of the program's classes are asked even about themselves, as MicroPython does; nan is not itself. */
function isNonReflexive(v: Value): boolean {
  return v instanceof PyFloat || v instanceof PyComplex || v.type$.isUser;
}

/** `a == b` as a JavaScript boolean. */
export function eq(a: Value, b: Value): boolean {
  const r = eqValue(a, b);
  return typeof r === "boolean" ? r : truth(r);
}

export function ne(a: Value, b: Value): Value {
  if (typeof a === "object" && a !== null && a.type$?.isUser) {
    const r = compareSlots("!=", a, b);
    if (r !== undefined) return r;
    if (comparesNatively(a)) return !(nativeParts(a, b) ?? nativeParts(b, a) ?? a === b);
  } else if (typeof b === "object" && b !== null && b.type$?.isUser && !(a === b)) {
    if (comparesNatively(b)) return !(nativeParts(b, a) ?? nativeParts(a, b) ?? false);
    const r = compareSlots("!=", b, a);
    if (r !== undefined) return r;
  }
  return !eq(a, b);
}

/** Order of strings is by code point; UTF-16 order differs only where surrogates meet the characters after them. */
export function stringLess(a: string, b: string): boolean {
  const n = a.length < b.length ? a.length : b.length;
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const xs = x >= 0xd800 && x < 0xe000;
      const ys = y >= 0xd800 && y < 0xe000;
      return xs === ys ? x < y : xs ? false : true;
    }
  }
  return a.length < b.length;
}

function compare(op: CompareOp, a: Value, b: Value): Value {
  if (typeof a === "string" && typeof b === "string") {
    switch (op) {
      case "<":
        return stringLess(a, b);
      case ">":
        return stringLess(b, a);
      case "<=":
        return !stringLess(b, a);
      default:
        return !stringLess(a, b);
    }
  }
  if (isNumber(a) && isNumber(b)) return binaryNumber(op, a, b);
  let r = compareSlots(op, a, b);
  if (r !== undefined) return r;
  const plainA = unwrap(a);
  const plainB = unwrap(b);
  if (plainA !== a || plainB !== b) {
    if (typeof plainA === "string" || isNumber(plainA)) return compare(op, plainA, plainB);
    r = compareSlots(op, plainA, plainB);
    if (r !== undefined) return r;
  }
  throw unsupportedTypes(METHOD_OF[op], typeof a === "boolean" ? 1 : a, b);
}

export function lt(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return a.v < b.v;
    if (typeof b === "number") return a.v < b;
  } else if (typeof a === "number" && b instanceof PyFloat) return a < b.v;
  return compare("<", a, b);
}
export function le(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a <= b;
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return a.v <= b.v;
    if (typeof b === "number") return a.v <= b;
  } else if (typeof a === "number" && b instanceof PyFloat) return a <= b.v;
  return compare("<=", a, b);
}
export function gt(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a > b;
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return a.v > b.v;
    if (typeof b === "number") return a.v > b;
  } else if (typeof a === "number" && b instanceof PyFloat) return a > b.v;
  return compare(">", a, b);
}
export function ge(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a >= b;
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return a.v >= b.v;
    if (typeof b === "number") return a.v >= b;
  } else if (typeof a === "number" && b instanceof PyFloat) return a >= b.v;
  return compare(">=", a, b);
}

/** `item in container`; without a slot the container is walked. */
export function contains(container: Value, item: Value): boolean {
  const proto = protoOf(container);
  if (proto.contains$ !== undefined) return proto.contains$.call(container, item);
  const plain = unwrap(container);
  if (plain !== container) return contains(plain, item);
  refuseNumberContainer(container, item);
  const it = iterSlot(container);
  for (let v = it.next$(); v !== undefined; v = it.next$()) if (eq(v, item)) return true;
  return false;
}

let iterSlot: (v: Value) => { next$(): Value | undefined };
/** `iteration.ts` gives its `iter`. */
export function setIter(f: typeof iterSlot): void {
  iterSlot = f;
}

// ---------------------------------------------------------------- length, items, hash

export function len(v: Value): Value {
  const proto = protoOf(v);
  if (proto.len$ !== undefined) return proto.len$.call(v);
  if (unwrap(v) !== v) return len(unwrap(v));
  throw typeError(`object of type '${typeName(v)}' has no len()`);
}

export function getitem(o: Value, k: Value): Value {
  if (typeof o === "string" && typeof k === "number") return strIndex(o, k);
  if (
    o instanceof PyList &&
    typeof k === "number" &&
    k >= 0 &&
    k < o.items.length &&
    o.getitem$ === PyList.prototype.getitem$
  ) {
    return o.items[k];
  }
  if (o instanceof PyDict && o.getitem$ === PyDict.prototype.getitem$) {
    const v = o.get(k);
    if (v === undefined) throw newException(keyErrorType, k);
    return v;
  }
  const f = protoOf(o).getitem$;
  if (f === undefined) {
    if (unwrap(o) !== o) return getitem(unwrap(o), k);
    throw typeError(`'${typeName(o)}' object isn't subscriptable`);
  }
  return f.call(o, k);
}

export function setitem(o: Value, k: Value, v: Value): void {
  const f = protoOf(o).setitem$;
  if (f === undefined) throw typeError(`'${typeName(o)}' object doesn't support item assignment`);
  f.call(o, k, v);
}

export function delitem(o: Value, k: Value): void {
  const f = protoOf(o).delitem$;
  if (f === undefined) throw typeError(`'${typeName(o)}' object doesn't support item deletion`);
  f.call(o, k);
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0x7f3a_5c00_1000;

/** `id(v)`: a number that stays; looks like an address. */
export function identity(v: Value): number {
  const key: object = typeof v === "object" && v !== null ? v : typeof v === "function" ? v : boxFor(v);
  let n = identities.get(key);
  if (n === undefined) identities.set(key, (n = nextIdentity += 32));
  return n;
}

const boxes = new Map<Value, object>();
function boxFor(v: Value): object {
  let box = boxes.get(v);
  if (box === undefined) {
    if (boxes.size > 10_000) boxes.clear();
    boxes.set(v, (box = {}));
  }
  return box;
}

/** `hash(v)`: TypeError for unhashable types. */
export function hash(v: Value): Value {
  const f = protoOf(v).hash$;
  if (f !== undefined) return f.call(v);
  if (unwrap(v) !== v) return hash(unwrap(v));
  return identity(v);
}

setKeyOperations(eq, hash);
