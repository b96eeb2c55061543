/**
 * Objects of CircuitPython that have pins to themselves, from their making until `deinit()` or the end of a `with`. Afterwards they cannot
 * be used any more.
 */

import { valueError } from "../../../runtime-hal/core/exceptions.js";
import type { PyProperty } from "../../../runtime-hal/core/descriptors.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { refused } from "../machine/refusal.js";
import { computed, PyWithProperties } from "../computed.js";
import type { PyMcuPin } from "./pins.js";

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

/** An attribute of such an object (see `computed`), which raises ValueError after `deinit()`. */
export function attribute<T extends PyResource>(
  name: string,
  get: (self: T) => Value,
  set?: (self: T, value: Value) => void,
): PyProperty {
  const setter = set === undefined ? undefined : (self: T, value: Value) => set(self.check(), value);
  return computed<T>(name, (self) => get(self.check()), setter);
}
