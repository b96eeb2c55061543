/** Errors of the hardware layer as the exceptions that MicroPython raises. */

import { notImplementedError, osError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { HalError } from "../../../runtime-hal/hal/errors.js";

const EIO = 5;

/** Does something with the hardware. */
export function guard<T>(run: () => T): T {
  try {
    return run();
  } catch (e) {
    if (!(e instanceof HalError)) throw e;
    if (e.kind === "io") throw osError(EIO);
    if (e.kind === "unsupported") throw notImplementedError(e.message);
    throw valueError(e.message);
  }
}
