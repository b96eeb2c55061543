/**
 * `!=` of instances of classes derived from built-in types: without `__ne__` MicroPython compares the built-in parts,
 * whatever `__eq__` the class has.
 */

import type { PyType } from "./type.js";
import { protoOf, unwrap } from "./type.js";
import type { Value } from "./value.js";

/** Is `!=` of this value answered by its built-in part? */
export function comparesNatively(v: Value): boolean {
  if (typeof v !== "object" || v === null || !v.type$?.isUser) return false;
  const type = v.type$ as PyType;
  return type.nativeBase?.proto.bin$ !== undefined && type.lookup("__ne__") === undefined;
}

/** Are the built-in parts equal? `undefined` if they cannot tell. */
export function nativeParts(a: Value, b: Value): boolean | undefined {
  const plain = unwrap(a);
  const type = plain === a && a.type$?.isUser ? (a.type$ as PyType).nativeBase : null;
  const compare = (type === null ? protoOf(plain) : type.proto).bin$;
  return compare?.call(plain, "==", unwrap(b)) as boolean | undefined;
}
