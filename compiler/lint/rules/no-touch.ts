/** R19: touch sensing on a pin without it. */

import { functionRule } from "./pin-function.js";

export const noTouch = functionRule({
  code: "PIN419",
  requirement: "R19",
  what: "touch",
  wanted: (use) => use.want === "touch",
  text: "{0} cannot sense touch",
  summary: "touch sensing on a pin without it",
  raises: "ValueError",
  name: "touch sensing",
  board: "esp32",
  explanation: {
    what: "Touch is to be sensed at a pin that the touch unit of the chip does not reach.",
    why: "The firmware raises ValueError. On the ESP32 the channel T7 is GPIO27, not GPIO17 as some lists say.",
    example: "from machine import Pin, TouchPad\n\npad = TouchPad(Pin(17))",
    instead: "from machine import Pin, TouchPad\n\npad = TouchPad(Pin(27))",
  },
});
