/** What the buses of `pyb` are given to send and to receive into (MicroPython ports/stm32/bufhelper.c). */

import { getBytes, getWritableBytes } from "../../../../runtime-hal/core/buffer.js";
import { intArgument } from "../../../../runtime-hal/core/int-argument.js";
import { PyBytes } from "../../../../runtime-hal/core/objects.js";
import type { Value } from "../../../../runtime-hal/core/value.js";

const isInt = (value: Value): boolean =>
  typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";

/** An int is one byte, anything else a buffer. */
export function bytesToSend(value: Value): Uint8Array {
  return isInt(value) ? Uint8Array.of(intArgument(value) & 0xff) : getBytes(value);
}

/** Where received bytes go, and what the program gets: as many new ones as an int says, or the buffer that it gave. */
export function receiver(value: Value): { readonly into: Uint8Array; result(): Value } {
  if (!isInt(value)) return { into: getWritableBytes(value), result: () => value };
  const into = new Uint8Array(intArgument(value));
  return { into, result: () => new PyBytes(into) };
}
