/** `machine.time_pulse_us`: how long a pin keeps a level. */

import { wordArgument } from "../../../runtime-hal/core/number-argument.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import { pinLike } from "./pin-protocol.js";

/**
 * Waits until the pin has the level, then until it has it no more; gives the microseconds between. -2: the level did
 * not come in time, -1: it did not end in time.
 */
export function timePulse(pinValue: Value, levelValue: Value, timeoutValue?: Value): number {
  const pin = pinLike(pinValue);
  const time = timeSource();
  const timeout = timeoutValue === undefined ? 1_000_000 : wordArgument(timeoutValue);
  let wanted = truth(levelValue) ? 1 : 0;
  let changesLeft = 2;
  let start = time.nowUs();
  for (;;) {
    const now = time.nowUs();
    if (pin.readPin() === wanted) {
      wanted = 1 - wanted;
      if (--changesLeft === 0) return Math.floor(now - start);
      start = now;
    } else if (now - start >= timeout) {
      return -changesLeft;
    }
  }
}
