/** `pycom.pulses_get`: the pulses at a pin as the chip's remote-control unit records them, in microseconds. */

import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { PyList, PyTuple } from "../../../runtime-hal/core/objects.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import type { Level } from "../../../runtime-hal/hal/digital.js";
import { findPin } from "../machine/pin-object.js";

/** A level that lasts longer ends the record. */
const IDLE_US = 0xffff;
/** Levels that the unit's memory holds. */
const MOST = 128;

/** Waits so many milliseconds for the first edge; gives `(level, microseconds)`, the last one with 0. */
export function pulsesOf(pin: Value, timeoutMs: Value): PyList {
  const { line } = findPin(pin);
  const { digital, board } = line;
  const { clock } = board;
  const other = (level: Level): Level => (level === 1 ? 0 : 1);
  const wait = (level: Level, untilUs: number): boolean => digital.waitLevel?.(level, untilUs) ?? false;
  const pulses: Value[] = [];
  let level = digital.peek();
  if (!wait(other(level), clock.peekUs() + intArgument(timeoutMs) * 1000)) return new PyList(pulses);
  level = other(level);
  while (pulses.length < MOST) {
    const began = clock.peekUs();
    const ended = wait(other(level), began + IDLE_US);
    pulses.push(new PyTuple([level, ended ? Math.round(clock.peekUs() - began) : 0]));
    if (!ended) break;
    level = other(level);
  }
  // Two levels make an entry of the memory.
  if (pulses.length % 2 === 1) pulses.push(new PyTuple([0, 0]));
  return new PyList(pulses);
}
