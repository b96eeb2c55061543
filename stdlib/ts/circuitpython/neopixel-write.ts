/** The module `neopixel_write` (shared-bindings/neopixel_write): the bytes of a strip, in its own order of colours. */

import { getBytes } from "../../../runtime-hal/core/buffer.js";
import { typeError } from "../../../runtime-hal/core/exceptions.js";
import { native } from "../../../runtime-hal/core/native.js";
import { typeName } from "../../../runtime-hal/core/type.js";
import type { Value } from "../../../runtime-hal/core/value.js";
import { useBoard } from "../../../runtime-hal/exec/board.js";
import type { BitTiming } from "../../../runtime-hal/hal/bitstream.js";
import { guard } from "../machine/hal-error.js";
import { PyDigitalInOut } from "./digitalio.js";
import { startCircuitPython } from "./dialect.js";

/** WS2812 at 800 kHz, nanoseconds. */
const TIMING: BitTiming = [400, 850, 800, 450];

function write(output: Value, buffer: Value): null {
  if (!(output instanceof PyDigitalInOut))
    throw typeError(`digitalinout must be of type DigitalInOut, not ${typeName(output)}`);
  const { pin } = output.check();
  const bytes = getBytes(buffer);
  guard(() => {
    const stream = useBoard().claim("bitstream", pin.id, { name: `neopixel_write(${pin.describe()})` });
    stream.send(TIMING, bytes);
    stream.close();
  });
  return null;
}

/** Names of the module. */
export function neopixel_writeModule(): Record<string, Value> {
  startCircuitPython("neopixel_write");
  return { neopixel_write: native("neopixel_write", 2, 2, write) };
}
