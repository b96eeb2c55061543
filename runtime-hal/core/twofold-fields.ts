/**
 * Fields of instances that hold floats and small ints, as the compiler has shown: code that knows it reads and writes the bare
 * number in `n$name`, and in `k$name` whether it is a float. Everything else meets accessors under the usual `$name`, as with
 * fields of floats (`bare-fields.ts`).
 */

import { PyFloat } from "./objects.js";
import type { PyType } from "./type.js";
import type { Value } from "./value.js";

/** Puts the accessors on the prototype of a class, which it gives back; derived classes have them from there. */
export function twofoldFields(names: readonly string[], type: PyType): PyType {
  for (const name of names) {
    const number = "n$" + name;
    const kind = "k$" + name;
    Object.defineProperty(type.proto, "$" + name, {
      get(this: Value): Value {
        return this[kind] === true ? new PyFloat(this[number]) : this[number];
      },
      set(this: Value, v: Value) {
        const isFloat = v instanceof PyFloat;
        this[number] = isFloat ? v.v : v;
        this[kind] = isFloat;
      },
      configurable: true,
      enumerable: false,
    });
  }
  return type;
}
