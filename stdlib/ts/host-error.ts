/** Errors of the host as Python sees them: `OSError(errno)`. The last one is remembered for `os.errno()`. */

import { osError } from "../../runtime-hal/core/exceptions.js";
import { raiseInterrupt } from "../../runtime-hal/exec/scheduler.js";
import { HostError } from "../../runtime-hal/exec/host.js";

/** A wait was broken off, by Ctrl-C. */
const EINTR = 4;

let last = 0;

export const lastErrno = (): number => last;

export function setErrno(errno: number): void {
  last = errno;
}

/** Runs an operation of the host; its error becomes an OSError. */
export function hostCall<T>(run: () => T): T {
  try {
    return run();
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
    if (e.errno === EINTR) raiseInterrupt();
    last = e.errno;
    throw osError(e.errno);
  }
}
