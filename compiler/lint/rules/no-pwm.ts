/** R08: PWM on a pin without it. */

import { functionRule } from "./pin-function.js";

export const noPwm = functionRule({
  code: "PIN409",
  requirement: "R08",
  what: "pwm",
  wanted: (use) => use.want === "pwm",
  text: "{0} has no PWM",
  summary: "PWM on a pin without it",
  raises: "ValueError",
  name: "PWM",
  board: "esp8266",
  explanation: {
    what: "PWM is wanted on a pin that cannot give it.",
    why: "No PWM unit of the chip, or of its firmware, leads to this pin, so the firmware raises ValueError.",
    example: "from machine import Pin, PWM\n\nled = PWM(Pin(16))",
    instead: "from machine import Pin, PWM\n\nled = PWM(Pin(14))",
  },
});
