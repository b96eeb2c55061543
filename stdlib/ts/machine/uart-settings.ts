/** What the ports' UARTs have in common of their settings. */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import type { UartSetup } from "../../../runtime-hal/hal/uart.js";

export type Parity = UartSetup["parity"];

/** None: no parity; odd numbers: odd. */
export function parityOf(value: Value): Parity {
  if (value === null) return "none";
  return intArgument(value) & 1 ? "odd" : "even";
}

/** Number of bits of a frame. */
export function frameLength(bits: number, parity: Parity, stop: number): number {
  return 1 + bits + (parity === "none" ? 0 : 1) + stop;
}
