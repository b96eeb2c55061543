/** What the bus classes of the WiPy (cc3200) share, and those of the Pycom modules, whose firmware came from it: an int can stand for a buffer, and one message is for all wrong values. */

import { getBytes, getWritableBytes } from "../../../runtime-hal/core/buffer.js";
import { osError, type PyBaseException, valueError } from "../../../runtime-hal/core/exceptions.js";
import { maybeInt } from "../../../runtime-hal/core/int-argument.js";
import type { Value } from "../../../runtime-hal/core/value.js";

const EPERM = 1;

export const invalidArgument = (): PyBaseException => valueError("invalid argument(s) value");

/** The peripheral was switched off. */
export const notInitialised = (): PyBaseException => osError(EPERM);

/** What is sent: a buffer, or one byte given as a number. */
export function outgoing(value: Value): Uint8Array {
  const byte = maybeInt(value);
  return byte === undefined ? getBytes(value) : Uint8Array.of(byte & 0xff);
}

/** Where received bytes go: a buffer, or so many new bytes. */
export function incoming(value: Value): Uint8Array {
  const count = maybeInt(value);
  return count === undefined ? getWritableBytes(value) : new Uint8Array(count);
}
