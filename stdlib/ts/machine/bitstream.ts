/** `machine.bitstream`: bits as pulses of exact lengths (MicroPython extmod/machine_bitstream.c). */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { newException, valueError, valueErrorType } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native } from "../../../runtime-hal/core/native.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { noteTracebacks } from "../../../runtime-hal/exec/traceback-notes.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { BitTiming } from "../../../runtime-hal/hal/bitstream.js";
import { guard } from "./hal-error.js";
import type { Part } from "./part.js";
import { findPin } from "./pin-object.js";

/** Each bit is a high and a low time. */
const HIGH_LOW = 0;

/** Sends the bytes out of a pin; the timing is (high of 0, low of 0, high of 1, low of 1) in nanoseconds. */
export function sendBits(pin: Value, timing: BitTiming, data: Uint8Array): void {
  const { id } = findPin(pin).line;
  guard(() =>
    useBoard()
      .claim("bitstream", id, { name: `bitstream(Pin(${id}))` })
      .send(timing, data),
  );
}

function bitstreamOf(pin: Value, encoding: Value, timing: Value, buffer: Value): null {
  findPin(pin);
  const kind = intArgument(encoding);
  const data = getBytes(buffer);
  if (kind !== HIGH_LOW) throw valueError("encoding");
  const times = spread(timing);
  if (times.length !== 4)
    throw newException(valueErrorType, `requested length 4 but object has length ${times.length}`);
  sendBits(pin, times.map(intArgument) as unknown as BitTiming, data);
  return null;
}

/** What goes wrong in drivers of the library that are Python: the program is told the rule. */
const IN_DRIVERS = [
  {
    traceback: /File "neopixel\.py", line \d+, in __[gs]etitem__\nIndexError: bytearray /,
    code: "PIN434",
    text: "the chain has no such pixel: it has as many as it was made with, counted from 0",
  },
  {
    traceback: /File "neopixel\.py", line \d+, in __setitem__\nIndexError: /,
    code: "PIN434",
    text: "the colour has fewer parts than the pixels of the chain: three, or four with bpp=4",
  },
];

export const bitstream: Part = () => {
  noteTracebacks(IN_DRIVERS);
  return { bitstream: native("bitstream", 4, 4, bitstreamOf) };
};
