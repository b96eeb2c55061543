/**
 * `repr()` and `str()` of any value, and the text `print` shows. Containers that hold themselves recurse until the
 * stack is full and give a RuntimeError, as in MicroPython.
 */

import { identity } from "./identity.js";
import { quoteText } from "./quote.js";
import { protoOf, typeOf, unwrap } from "./type.js";
import type { Value } from "./value.js";

/** `repr(v)`. */
export function repr(v: Value): string {
  switch (typeof v) {
    case "number":
      return "" + v;
    case "bigint":
      return v.toString();
    case "string":
      return quoteText(v);
    case "boolean":
      return v ? "True" : "False";
    default: {
      if (v === null) return "None";
      const slot = protoOf(v).repr$;
      if (slot !== undefined) return slot.call(v);
      const plain = unwrap(v);
      return plain === v ? defaultRepr(v) : repr(plain);
    }
  }
}

/** `str(v)`. */
export function str(v: Value): string {
  switch (typeof v) {
    case "number":
      return "" + v;
    case "bigint":
      return v.toString();
    case "string":
      return v;
    case "boolean":
      return v ? "True" : "False";
    default: {
      if (v === null) return "None";
      const proto = protoOf(v);
      const slot = proto.str$ ?? proto.repr$;
      if (slot !== undefined) return slot.call(v);
      const plain = unwrap(v);
      return plain === v ? defaultRepr(v) : str(plain);
    }
  }
}

/** What is shown of an object that does not say: its class, and for classes of the program its address. */
function defaultRepr(v: Value): string {
  const type = typeOf(v);
  return type.isUser ? `<${type.name} object at ${address(v)}>` : `<${type.name}>`;
}

/** `id(v)` in the form of an address. */
export function address(v: Value): string {
  return identity(v).toString(16);
}
