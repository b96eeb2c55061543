/**
 * Objects of CircuitPython that have pins to themselves, from their making until `deinit()` or the end of a `with`. Afterwards they cannot
 * be used any more.
 */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import { PyProperty } from "../../../runtime-hal/core/descriptors.js";
import { call } from "../../../runtime-hal/core/function.js";
import { native } from "../../../runtime-hal/core/native.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";
import { refused } from "../machine/refusal.js";
import type { PyMcuPin } from "./pins.js";

/** An object whose attributes are worked out when they are read or assigned to. */
export abstract class PyWithProperties extends PyObject {
  override setattr$(name: string, value: Value): boolean {
    const found: Value = this.type$.lookup(name);
    if (!(found instanceof PyProperty) || found.fset === null) return false;
    call(found.fset, this, value);
    return true;
  }
}

export abstract class PyResource extends PyWithProperties {
  /** Until `deinit()`. */
  isOpen = true;

  constructor(private readonly pins: readonly PyMcuPin[]) {
    super();
    for (const pin of pins) pin.user = this;
  }

  /** ValueError after `deinit()`. */
  check(): this {
    if (this.isOpen) return this;
    throw refused(
      valueError("Object has been deinitialized and can no longer be used. Create a new object."),
      "PIN436",
      "deinit() was called, or the 'with' is over",
    );
  }

  deinit(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.release();
    for (const pin of this.pins) if (pin.user === this) pin.user = undefined;
  }

  /** Gives the hardware back. */
  protected abstract release(): void;
}

/** Methods that all of them have. */
export const resourceMethods = (): Record<string, Value> => ({
  deinit: native("deinit", 1, 1, (self: PyResource) => {
    self.deinit();
    return null;
  }),
  __enter__: native("__enter__", 1, 1, (self: PyResource) => self.check()),
  __exit__: native("__exit__", 4, 4, (self: PyResource) => {
    self.deinit();
    return null;
  }),
});

/** An attribute that is worked out when it is read, and if `set` is there may be assigned to. */
export function attribute<T extends PyResource>(
  name: string,
  get: (self: T) => Value,
  set?: (self: T, value: Value) => void,
): PyProperty {
  const setter =
    set === undefined
      ? null
      : native(name, 2, 2, (self: T, value: Value) => {
          set(self.check(), value);
          return null;
        });
  return new PyProperty(
    native(name, 1, 1, (self: T) => get(self.check())),
    setter,
    null,
  );
}
