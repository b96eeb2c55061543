/** `machine.time_pulse_us`: how long a pin keeps a level. */

import { wordArgument } from "../../../runtime-hal/core/number-argument.js";
import { truth } from "../../../runtime-hal/core/operators.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { timeSource } from "../../../runtime-hal/exec/time.js";
import type { Clock } from "../../../runtime-hal/hal/clock.js";
import type { DigitalPin, Level } from "../../../runtime-hal/hal/digital.js";
import { PyPin } from "./pin-object.js";
import { pinLike } from "./pin-protocol.js";

/**
 * Waits until the pin has the level, then until it has it no more; gives the microseconds between. -2: the level did
 * not come in time, -1: it did not end in time.
 */
export function timePulse(pinValue: Value, levelValue: Value, timeoutValue?: Value): number {
  const pin = pinLike(pinValue);
  const timeout = timeoutValue === undefined ? 1_000_000 : wordArgument(timeoutValue);
  const level = truth(levelValue) ? 1 : 0;
  if (pin instanceof PyPin && pin.line.digital.waitLevel !== undefined) {
    return exactPulse(pin.line.digital, level, timeout, pin.line.board.clock);
  }
  const time = timeSource();
  let wanted: number = level;
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

/** A pin whose edges have exact times. */
function exactPulse(pin: DigitalPin, level: Level, timeout: number, clock: Clock): number {
  if (pin.waitLevel?.(level, clock.peekUs() + timeout) !== true) return -2;
  const start = clock.peekUs();
  if (!pin.waitLevel(level === 1 ? 0 : 1, start + timeout)) return -1;
  return Math.floor(clock.peekUs() - start);
}
