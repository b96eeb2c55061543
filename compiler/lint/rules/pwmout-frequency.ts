/** R40: the frequency of a fixed PWM output is set (CircuitPython). */

import { truthOf } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const pwmoutFrequency: Rule = {
  code: "PIN440",
  requirement: "R40",
  severity: "error",
  text: "the frequency of this PWMOut is fixed",
  summary: "the frequency of a fixed PWM output is set",
  explanation: {
    what: "frequency is set on a PWMOut that was made without variable_frequency=True.",
    why: "Outputs of a fixed frequency share a timer; one that is to change needs a timer of its own from the start. Setting it raises AttributeError.",
    example: "import board\nimport pulseio\n\ntone = pulseio.PWMOut(board.D9)\ntone.frequency = 440",
    instead:
      "import board\nimport pulseio\n\ntone = pulseio.PWMOut(board.D9, variable_frequency=True)\ntone.frequency = 440",
  },
  check(ctx) {
    for (const { object, made, call, events } of ctx.facts.objects.values()) {
      if (!/^(pulseio|pwmio)\.PWMOut$/.test(object.cls)) continue;
      const variable = argumentOf(made, call, "variable_frequency");
      const isFixed = variable === undefined ? !made.args.isOpen : truthOf(variable.value) === false;
      if (!isFixed) continue;
      for (const event of events) {
        if (event.kind !== "write" || !event.name.endsWith(".frequency")) continue;
        ctx.report({
          code: "PIN440",
          at: event.place,
          args: [],
          raises: "AttributeError",
          related: [{ place: object.place, text: "it is made here" }],
          hint: "make it with variable_frequency=True",
        });
      }
    }
  },
};
