/** Builtin functions on attributes, types and text of objects. */

import { attributeKey, delattr, getattr, loadAttr, setattr } from "./attributes.js";
import { PyBaseException, attributeErrorType, match, typeError } from "./exceptions.js";
import { isCallable } from "./function.js";
import { argumentCountError, native, nativeDirect } from "./native.js";
import { PyBytes, PyTuple } from "./objects.js";
import { repr } from "./text.js";
import { PyType, typeName, typeOf, unwrap } from "./type.js";
import { utf8Decode } from "./utf8.js";
import type { Value } from "./value.js";

/** A str argument; bytes are taken as UTF-8. */
export function textOf(v: Value): string {
  if (typeof v === "string") return v;
  const plain: Value = unwrap(v);
  if (typeof plain === "string") return plain;
  if (plain instanceof PyBytes) return utf8Decode(plain.u8);
  throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
}

/** A str argument that names something: bytes will not do. */
export function nameOf(v: Value): string {
  const plain: Value = unwrap(v);
  if (typeof plain !== "string") throw typeError(`can't convert '${typeName(v)}' object to str implicitly`);
  return plain;
}

/** The attribute, or `undefined`, also when looking for it raises AttributeError. */
function attributeOrUndefined(o: Value, name: string): Value | undefined {
  try {
    const direct: Value = typeof o === "object" && o !== null ? o[attributeKey(name)] : undefined;
    return direct !== undefined ? direct : loadAttr(o, name);
  } catch (e) {
    if (e instanceof PyBaseException && match(e, attributeErrorType)) return undefined;
    throw e;
  }
}

/** Is `type` derived from a class, or from one of a tuple of them? Other items of the tuple match nothing. */
function derives(type: PyType, classes: Value): boolean {
  if (classes instanceof PyType) return type.isSubclassOf(classes);
  if (!(classes instanceof PyTuple))
    throw typeError("issubclass() arg 2 must be a class or a tuple of classes");
  const { items } = classes;
  for (let i = 0; i < items.length; i++) {
    const c: Value = items[i];
    if (c === type || (c instanceof PyType && type.isSubclassOf(c))) return true;
  }
  return false;
}

export const objectBuiltins: Record<string, Value> = {
  callable: native("callable", 1, 1, isCallable),
  delattr: native("delattr", 2, 2, (o: Value, name: Value) => {
    delattr(o, nameOf(name));
    return null;
  }),
  getattr: nativeDirect("getattr", 2, 3, function (o: Value, name: Value, fallback?: Value) {
    if (arguments.length < 2 || arguments.length > 3) argumentCountError(arguments.length, 2, 3);
    if (typeof name !== "string") name = nameOf(name);
    if (fallback === undefined) return getattr(o, name);
    const v: Value = attributeOrUndefined(o, name);
    return v === undefined ? fallback : v;
  }),
  hasattr: nativeDirect("hasattr", 2, 2, function (o: Value, name: Value) {
    if (arguments.length !== 2) argumentCountError(arguments.length, 2, 2);
    return attributeOrUndefined(o, typeof name === "string" ? name : nameOf(name)) !== undefined;
  }),
  isinstance: nativeDirect("isinstance", 2, 2, function (o: Value, classes: Value) {
    if (arguments.length !== 2) argumentCountError(arguments.length, 2, 2);
    const type = typeOf(o);
    return type === classes || derives(type, classes);
  }),
  issubclass: native("issubclass", 2, 2, (type: Value, classes: Value) => {
    if (!(type instanceof PyType)) throw typeError("issubclass() arg 1 must be a class");
    return derives(type, classes);
  }),
  repr: native("repr", 1, 1, repr),
  setattr: nativeDirect("setattr", 3, 3, function (o: Value, name: Value, v: Value) {
    if (arguments.length !== 3) argumentCountError(arguments.length, 3, 3);
    setattr(o, typeof name === "string" ? name : nameOf(name), v);
    return null;
  }),
};
