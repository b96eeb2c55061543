/**
 * Comparison and `in` with operands of any type, in the order of MicroPython's `mp_obj_equal_not_equal` and `mp_binary_op`. Each
 * starts with the commonest case, so that V8 can inline it.
 */

import { unsupportedTypes } from "./exceptions.js";
import { comparesNatively, nativeParts } from "./native-equality.js";
import { binaryNumber } from "./number-binary.js";
import { refuseNumberContainer } from "./number-refusals.js";
import { PyComplex, PyFloat } from "./objects.js";
import { METHOD_OF, isNumber, truth } from "./operators.js";
import { type PyType, protoOf, unwrap } from "./type.js";
import type { CompareOp, Value } from "./value.js";
import { mayBeWide } from "./wide-text.js";

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
  } else if (ordersAlike(a, b)) {
    return a === b || a.bin$("==", b);
  } else if (a === b && (typeof a !== "object" || a === null || !isNonReflexive(a))) {
    return true;
  } else if (typeof a !== "object" || a === null || hasOwnComparison(a) || !isInstanceOfUser(b)) {
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

/** Does its class compare it in another way than the built-in type does that it is derived from, if from any? */
function hasOwnComparison(v: Value): boolean {
  const { isUser, nativeBase } = v.type$ as PyType;
  return isUser && (nativeBase === null || v.bin$ !== nativeBase.proto.bin$);
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

/** An instance of a class of the program that is derived from no built-in type. */
const isPlainInstance = (v: Value): boolean => isInstanceOfUser(v) && v.type$.nativeBase === null;

/** The rest of `a != b` where the left one has no answer: its `__eq__`, then `__ne__` and `__eq__` of the right one. */
function neInstances(a: Value, b: Value): Value {
  const equal = compareSlots("==", a, b);
  if (equal !== undefined) return !truth(equal);
  const unequal = compareSlots("!=", b, a);
  if (unequal !== undefined) return unequal;
  const mirrored = compareSlots("==", b, a);
  return mirrored === undefined ? a !== b : !truth(mirrored);
}

export function ne(a: Value, b: Value): Value {
  if (typeof a === "object" && a !== null && a.type$?.isUser) {
    const r = compareSlots("!=", a, b);
    if (r !== undefined) return r;
    if (comparesNatively(a)) return !(nativeParts(a, b) ?? nativeParts(b, a) ?? a === b);
    if (isPlainInstance(a) && isPlainInstance(b)) return neInstances(a, b);
  } else if (typeof b === "object" && b !== null && b.type$?.isUser && !(a === b)) {
    if (comparesNatively(b)) return !(nativeParts(b, a) ?? nativeParts(a, b) ?? false);
    const r = compareSlots("!=", b, a);
    if (r !== undefined) return r;
  }
  return !eq(a, b);
}

/** Order of strings is by code point; UTF-16 order differs only where surrogates meet the characters after them. */
export const stringLess = (a: string, b: string): boolean => (mayBeWide() ? wideLess(a, b) : a < b);

function wideLess(a: string, b: string): boolean {
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

/** Two tuples or two lists, and no class of the program has its say: `less$` tells their order. */
export function ordersAlike(a: Value, b: Value): boolean {
  const less: Value = a?.less$;
  return less !== undefined && less === b?.less$;
}

export function lt(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return a.v < b.v;
    if (typeof b === "number") return a.v < b;
  } else if (typeof a === "number") {
    if (b instanceof PyFloat) return a < b.v;
  } else if (ordersAlike(a, b)) return a.less$(b);
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
  } else if (typeof a === "number") {
    if (b instanceof PyFloat) return a > b.v;
  } else if (ordersAlike(a, b)) return b.less$(a);
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
