/** R14: analog reading on a pin without a converter, or of a channel that most firmware lacks. */

import { asInt } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";
import { functionRule } from "./pin-function.js";

const onPins = functionRule({
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

export const noAdc: Rule = {
  ...onPins,
  check(ctx) {
    onPins.check(ctx);
    const optional = (ctx.board?.target.chip.adc?.internal ?? []).filter((one) => one.optional === true);
    if (optional.length === 0) return;
    for (const { made, call, role } of ctx.facts.objects.values()) {
      const id = role === "adc" ? argumentOf(made, call, "id") : undefined;
      if (id === undefined) continue;
      ctx.judgeValues(id, (value) => {
        const found = optional.find(({ channel }) => channel === asInt(value));
        if (found === undefined) return undefined;
        return {
          code: "PIN414",
          args: [`ADC(${found.channel})`],
          raises: "ValueError",
          severity: "warning",
          hint: `it is the ${found.name}; other firmware raises ValueError`,
        };
      });
    }
  },
};
