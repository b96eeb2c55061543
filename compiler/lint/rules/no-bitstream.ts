/** R09: protocols with exact times on a pin that is too slow for them. */

import type { Rule } from "../rule.js";

export const noBitstream: Rule = {
  code: "PIN465",
  requirement: "R09, R54",
  severity: "warning",
  text: "{0} is not made for protocols with exact times",
  summary: "NeoPixel, 1-Wire or DHT on a pin that cannot keep the times",
  explanation: {
    what: "A protocol whose bits last microseconds (NeoPixel, 1-Wire, DHT) is used on a pin that is switched in another way than the others.",
    why: "GPIO16 of the ESP8266 belongs to the real-time clock and is slow to switch; pins on another chip are asked over a bus. Bits come out too long.",
    example: "from machine import Pin\nfrom neopixel import NeoPixel\n\nring = NeoPixel(Pin(16), 8)",
    instead: "from machine import Pin\nfrom neopixel import NeoPixel\n\nring = NeoPixel(Pin(4), 8)",
  },
  board: "esp8266",
  check(ctx) {
    for (const use of ctx.facts.uses) {
      if (use.want !== "bitstream") continue;
      ctx.judge(use, (pin) => {
        const isInputOnly = pin.functions.includes("gpio-in") && !pin.functions.includes("gpio-out");
        if (pin.functions.includes("bitstream") || pin.functions.length === 0 || isInputOnly)
          return undefined;
        const able = ctx.board!.able("bitstream");
        if (able.length === 0) return undefined;
        return {
          code: "PIN465",
          args: [ctx.board!.label(pin)],
          raises: "nothing",
          hint: `use one of ${ctx.board!.list(able)}`,
        };
      });
    }
  },
};
