/** R48: a level is written to an input. */

import { alternatives } from "../evaluate/value.js";
import { modeOf } from "../hardware/facts.js";
import { isPinClass, MODE_FIELD } from "../hardware/model.js";
import type { Rule } from "../rule.js";

export const pinState: Rule = {
  code: "PIN448",
  requirement: "R48",
  severity: "warning",
  text: "{0} is written to a pin that is an input",
  summary: "a level is written to an input",
  explanation: {
    what: "A level is written to a pin whose mode is IN.",
    why: "The output driver of an input is off: nothing happens at the pin. The level shows up only if the pin becomes an output later.",
    example: "from machine import Pin\n\nled = Pin(4, Pin.IN)\nled.on()",
    instead: "from machine import Pin\n\nled = Pin(4, Pin.OUT)\nled.on()",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const { object } = event;
      if (
        object === undefined ||
        event.kind !== "call" ||
        !isPinClass(object.cls) ||
        object.cls.startsWith("digitalio")
      )
        continue;
      const name = event.name.slice(object.cls.length + 1);
      const isWrite =
        /^(on|off|high|low|toggle)$/.test(name) ||
        (/^(value|__call__)$/.test(name) && event.args.positional.length > 0);
      const mode = event.before.get(MODE_FIELD);
      if (!isWrite || mode === undefined || !alternatives(mode).every((one) => modeOf(one) === "in"))
        continue;
      ctx.report({
        code: "PIN448",
        at: event.place,
        args: [name === "value" || name === "__call__" ? "a level" : `${name}()`],
        raises: "nothing",
        severity: "warning",
        related: [{ place: object.place, text: "the pin is made here" }],
        hint: "make it with Pin.OUT",
      });
    }
  },
};
