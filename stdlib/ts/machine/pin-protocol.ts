/**
 * What other parts of `machine` need of a pin: read and write. Pins of the chip, signals and classes of the program
 * that derive from PinBase all have it.
 */

import { callMethod } from "../../../runtime-hal/core/attributes.js";
import { osErrorType, newException } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { defineType } from "../../../runtime-hal/core/type.js";
import { PyObject, type Value } from "../../../runtime-hal/core/value.js";

/** An object of the runtime that is a pin. */
export interface PinLike {
  readPin(): number;
  writePin(level: boolean): void;
}

/** Base of pins that the program makes itself: they have a method `value`. */
class PyPinBase extends PyObject implements PinLike {
  readPin(): number {
    return intArgument(callMethod(this, "value", []));
  }

  writePin(level: boolean): void {
    callMethod(this, "value", [level]);
  }
}

export const pinBaseType = defineType({
  name: "PinBase",
  js: PyPinBase,
  make: () => new PyPinBase(),
  init: () => {},
});

export function isPinLike(v: Value): v is PyObject & PinLike {
  return typeof v === "object" && v !== null && typeof (v as Partial<PinLike>).readPin === "function";
}

/** The pin that a value is; error if it is none. */
export function pinLike(v: Value): PinLike {
  if (isPinLike(v)) return v;
  throw newException(osErrorType, "stream operation not supported");
}
