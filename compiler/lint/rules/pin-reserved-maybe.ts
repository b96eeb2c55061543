/** R03: a pin that some variants of the board need for themselves. */

import type { Rule } from "../rule.js";

export const pinReservedMaybe: Rule = {
  code: "PIN403",
  requirement: "R03",
  severity: "warning",
  text: "{0} may not be free: {1}",
  summary: "the pin is taken on some boards, or not led out",
  explanation: {
    what: "A pin is used that is taken on some variants of the board (PSRAM, four-bit flash), or is not led out.",
    why: "The program works on one module and not on another that looks the same, or nothing can be wired to the pin.",
    example: "from machine import Pin\n\nled = Pin(20, Pin.OUT)",
    instead: "from machine import Pin\n\nled = Pin(19, Pin.OUT)",
  },
  board: "esp32",
  check(ctx) {
    for (const use of ctx.facts.uses) {
      if (use.isObject) continue;
      ctx.judge(use, (pin) => {
        if (pin.reserved?.severity !== "warning") return undefined;
        return {
          code: "PIN403",
          args: [ctx.board!.label(pin), pin.reserved.why],
          raises: "nothing",
          severity: "warning",
        };
      });
    }
  },
};
