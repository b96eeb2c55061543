/** The statement `raise`. */

import { raise as raiseException, runtimeError, type PyBaseException } from "./exceptions.js";
import { rt } from "./state.js";
import type { Value } from "./value.js";

/** `raise v from cause`: the cause is dropped, with a warning, as MicroPython does. */
export function raise(v: Value, cause?: Value): PyBaseException {
  if (cause !== undefined && cause !== null) {
    rt.host.writeError("Warning: exception chaining not supported\n");
  }
  return raiseException(v);
}

/** `raise T(…)`: an exception that nobody has raised before. */
export function raiseNew(v: Value, cause?: Value): PyBaseException {
  return cause === undefined ? raiseException(v, true) : raise(v, cause);
}

export function noActiveException(): PyBaseException {
  return runtimeError("no active exception to reraise");
}
