/** R14: analog reading on a pin without a converter. */

import { functionRule } from "./pin-function.js";

export const noAdc = functionRule({
  code: "PIN414",
  requirement: "R14",
  what: "adc",
  wanted: (use) => use.want === "adc",
  text: "{0} is no analog input",
  summary: "analog input on a pin without it",
  raises: "ValueError",
  name: "an analog input",
  board: "esp32",
  explanation: {
    what: "A voltage is to be read at a pin that no analog-digital converter is connected to.",
    why: "The pin can tell high from low only. The firmware raises ValueError.",
    example: "from machine import ADC, Pin\n\nlight = ADC(Pin(5))",
    instead: "from machine import ADC, Pin\n\nlight = ADC(Pin(34))",
  },
});
