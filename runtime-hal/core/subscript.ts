/** Length and items of values of any type: `len(v)`, `o[k]`, `o[k] = v`, `del o[k]`. */

import { PyDict } from "./dict-data.js";
import { keyErrorType, newException, typeError } from "./exceptions.js";
import { PyList } from "./objects.js";
import { strIndex } from "./str-index.js";
import { protoOf, typeName, unwrap } from "./type.js";
import type { Value } from "./value.js";

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
    o.getitem$ === PyList.prototype.getitem$ &&
    typeof k === "number" &&
    k >= 0 &&
    k < o.items.length
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
