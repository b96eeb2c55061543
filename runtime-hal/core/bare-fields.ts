/**
 * Fields of instances that only ever hold floats, as the compiler has shown: code that knows it reads and writes the bare
 * number in `n$name`; everything else meets accessors under the usual `$name`, which make and take floats.
 */

import { PyFloat } from "./objects.js";
import type { PyType } from "./type.js";
import type { Value } from "./value.js";

const MARKER = "n$";

/** Puts the accessors on the prototype of a class, from where derived classes have them too. */
export function installBareFields(type: PyType, names: readonly string[]): void {
  for (const name of names) {
    const key = MARKER + name;
    Object.defineProperty(type.proto, "$" + name, {
      get(this: Value): Value {
        const v: number | undefined = this[key];
        return v === undefined ? undefined : new PyFloat(v);
      },
      set(this: Value, v: Value) {
        if (v instanceof PyFloat) this[key] = v.v;
        else
          Object.defineProperty(this, "$" + name, {
            value: v,
            writable: true,
            enumerable: true,
            configurable: true,
          });
      },
      configurable: true,
      enumerable: false,
    });
  }
}

/** The attribute that a property of an instance holds; `undefined` if it holds none. */
export function attributeOfKey(key: string): string | undefined {
  if (key.charCodeAt(0) === 36) return key.slice(1);
  return key.startsWith(MARKER) ? key.slice(MARKER.length) : undefined;
}
