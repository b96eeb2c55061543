/** R30: triggers that are none, or that the chip does not have. */

import { alternatives } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import { modeOf, pullOf } from "../hardware/facts.js";
import type { Rule } from "../rule.js";

export const irqTrigger: Rule = {
  code: "PIN430",
  requirement: "R30",
  severity: "error",
  text: "{0} is {1}",
  summary: "an interrupt's trigger that is none",
  explanation: {
    what: "The trigger of an interrupt is not one of the IRQ constants, or the arguments of irq() are in the wrong order.",
    why: "irq() takes the handler first and the trigger second. A constant for a mode or pull is a number too, so some firmware takes it and sets a trigger that was not meant.",
    example:
      "from machine import Pin\n\ndef pressed(pin):\n    pass\n\nPin(4, Pin.IN).irq(Pin.IRQ_FALLING, pressed)",
    instead:
      "from machine import Pin\n\ndef pressed(pin):\n    pass\n\nPin(4, Pin.IN).irq(pressed, Pin.IRQ_FALLING)",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      if (call?.needs !== "irq" || event.object === undefined) continue;
      const handler = argumentOf(event, call, "handler");
      const trigger = argumentOf(event, call, "trigger");
      if (
        handler !== undefined &&
        alternatives(handler.value).every((one) => one.kind === "native" && /\.IRQ_/.test(one.name))
      ) {
        ctx.report({
          code: "PIN430",
          at: handler,
          args: ["the handler", "a trigger"],
          raises: "nothing",
          hint: "the order is irq(handler, trigger); by name it does not matter: irq(trigger=…, handler=…)",
        });
        continue;
      }
      if (trigger === undefined) continue;
      ctx.judgeValues(trigger, (value) => {
        if (value.kind !== "native" || /\.(IRQ_|WAKE_)/.test(value.name)) return undefined;
        const what =
          pullOf(value) !== undefined ? "a pull" : modeOf(value) !== undefined ? "a mode" : undefined;
        if (what === undefined) return undefined;
        return {
          code: "PIN430",
          args: [ctx.written(value), `${what}, where the trigger is expected`],
          raises: "nothing",
          hint: "write Pin.IRQ_FALLING, Pin.IRQ_RISING or both with '|'",
        };
      });
    }
  },
};
