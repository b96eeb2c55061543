/** R43: a class whose objects programs cannot make. */

import type { Rule } from "../rule.js";

export const notConstructible: Rule = {
  code: "PIN443",
  requirement: "R43",
  severity: "error",
  text: "{0} cannot be made by a program",
  summary: "a class whose objects programs cannot make",
  explanation: {
    what: "A class is called whose objects the firmware makes itself.",
    why: "These objects stand for things that are there or not (pins of the chip, channels of a converter). Calling the class raises TypeError.",
    example: "import microcontroller\n\npin = microcontroller.Pin()",
    instead: "import board\n\npin = board.A0",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      if (event.kind !== "call" || event.object !== undefined) continue;
      if (ctx.table.get(event.name)?.constructible !== false) continue;
      const hint =
        event.name === "microcontroller.Pin" ? "take the pin from board or microcontroller.pin" : undefined;
      ctx.report({
        code: "PIN443",
        at: event.place,
        args: [event.name],
        raises: "TypeError",
        ...(hint === undefined ? {} : { hint }),
      });
    }
  },
};
