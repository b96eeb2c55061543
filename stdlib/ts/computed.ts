/** Attributes that are worked out when they are read or assigned to. */

import { PyProperty } from "../../runtime-hal/core/descriptors.js";
import { call } from "../../runtime-hal/core/function.js";
import { native } from "../../runtime-hal/core/native.js";
import { PyObject, type Value } from "../../runtime-hal/core/value.js";

/** An object of whose attributes some may be assigned to. */
export abstract class PyWithProperties extends PyObject {
  override setattr$(name: string, value: Value): boolean {
    const found: Value = this.type$.lookup(name);
    if (!(found instanceof PyProperty) || found.fset === null) return false;
    call(found.fset, this, value);
    return true;
  }
}

/** An attribute that is worked out when it is read, and if `set` is there may be assigned to. */
export function computed<T extends PyObject>(
  name: string,
  get: (self: T) => Value,
  set?: (self: T, value: Value) => void,
): PyProperty {
  const setter =
    set === undefined
      ? null
      : native(name, 2, 2, (self: T, value: Value) => {
          set(self, value);
          return null;
        });
  return new PyProperty(native(name, 1, 1, get), setter, null);
}
