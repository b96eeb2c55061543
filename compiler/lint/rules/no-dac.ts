/** R17: analog output on a pin without a converter. */

import { functionRule } from "./pin-function.js";

export const noDac = functionRule({
  code: "PIN417",
  requirement: "R17",
  what: "dac",
  wanted: (use) => use.want === "dac",
  text: "{0} is no analog output",
  summary: "analog output on a pin without it",
  raises: "ValueError",
  name: "an analog output",
  board: "esp32",
  explanation: {
    what: "A voltage is to be put out at a pin that no digital-analog converter is connected to.",
    why: "Only few pins have a converter; others can be high or low. The firmware raises ValueError. PWM with a filter may do instead.",
    example: "from machine import DAC, Pin\n\nwave = DAC(Pin(27))",
    instead: "from machine import DAC, Pin\n\nwave = DAC(Pin(25))",
  },
});
