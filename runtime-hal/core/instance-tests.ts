/**
 * `isinstance(v, T)` with a built-in type named where it is asked: what `typeof` says decides for most values, and no class
 * hierarchy is walked but for instances of the program's own classes.
 */

import { byteArrayType } from "./bytearray.js";
import { bytesType } from "./bytes.js";
import { dictType } from "./dict.js";
import { floatType } from "./float.js";
import { intType } from "./int.js";
import { listType } from "./list.js";
import { setType } from "./set.js";
import { strType } from "./str.js";
import { tupleType } from "./tuple.js";
import type { PyType } from "./type.js";
import type { Value } from "./value.js";

/** Is it an object of this type, or of one derived from it? */
function isObject(v: Value, type: PyType): boolean {
  if (typeof v !== "object" || v === null) return false;
  const own: PyType = v.type$;
  return own === type || own.isSubclassOf(type);
}

export const isStr = (v: Value): boolean => typeof v === "string" || isObject(v, strType);
// A bool is no int in MicroPython.
export const isInt = (v: Value): boolean =>
  typeof v === "number" || typeof v === "bigint" || isObject(v, intType);
export const isFloat = (v: Value): boolean => isObject(v, floatType);
export const isList = (v: Value): boolean => isObject(v, listType);
export const isTuple = (v: Value): boolean => isObject(v, tupleType);
export const isDict = (v: Value): boolean => isObject(v, dictType);
export const isSet = (v: Value): boolean => isObject(v, setType);
export const isBytes = (v: Value): boolean => isObject(v, bytesType);
export const isByteArray = (v: Value): boolean => isObject(v, byteArrayType);
