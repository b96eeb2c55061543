/** Errors of the hardware layer as the exceptions that MicroPython raises. */

import {
  notImplementedError,
  osError,
  setErrorTranslator,
  valueError,
  type PyBaseException,
} from "../../../runtime-hal/core/exceptions.js";
import { HalError } from "../../../runtime-hal/hal/errors.js";

const EIO = 5;

/** The exception for an error of the hardware layer. */
function exceptionOf(e: HalError): PyBaseException {
  if (e.errno !== undefined) return osError(e.errno, e.message);
  if (e.kind === "io") return osError(EIO);
  if (e.kind === "unsupported") return notImplementedError(e.message);
  return valueError(e.message);
}

/** Does something with the hardware. */
export function guard<T>(run: () => T): T {
  try {
    return run();
  } catch (e) {
    throw e instanceof HalError ? exceptionOf(e) : e;
  }
}

/** Errors of reads and writes, which are not guarded one by one, become exceptions where they are caught. */
export function translateHalErrors(): void {
  setErrorTranslator((e) => (e instanceof HalError ? exceptionOf(e) : undefined));
}
