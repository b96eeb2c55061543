/** R07: an interrupt on a pin without. */

import type { Rule } from "../rule.js";

export const noIrq: Rule = {
  code: "PIN408",
  requirement: "R07",
  severity: "error",
  text: "{0} has no interrupts",
  summary: "interrupt on a pin without it",
  explanation: {
    what: "A handler is set for edges at a pin that cannot interrupt the chip.",
    why: "No interrupt line leads from this pin to the processor, so the handler would never run. The firmware raises an exception.",
    example: "from machine import Pin\n\ndef pressed(pin):\n    print(1)\n\nPin(16, Pin.IN).irq(pressed)",
    instead: "from machine import Pin\n\ndef pressed(pin):\n    print(1)\n\nPin(14, Pin.IN).irq(pressed)",
  },
  board: "esp8266",
  check(ctx) {
    if (ctx.board === undefined) return;
    for (const { pins, events, object } of ctx.facts.objects.values()) {
      const [only] = pins;
      if (only === undefined || only.use.want !== "digital" || only.pin.functions.includes("irq")) continue;
      for (const event of events) {
        if (ctx.table.get(event.name)?.needs !== "irq") continue;
        ctx.report({
          code: "PIN408",
          at: event.place,
          args: [ctx.board.label(only.pin)],
          raises: "OSError",
          pins: [only.pin],
          related: [{ place: object.place, text: "the pin is made here" }],
          hint: `pins with interrupts: ${ctx.board.list(ctx.board.able("irq"))}`,
        });
      }
    }
  },
};
