/** One pin for two lines of a bus (a rule of ESPHome's). */

import type { Rule } from "../rule.js";

export const busSamePin: Rule = {
  code: "PIN467",
  requirement: "R26",
  severity: "error",
  text: "{0} is given for two lines of the bus: {1} and {2}",
  summary: "one pin for two lines of a bus",
  explanation: {
    what: "A bus is made with the same pin for two of its lines.",
    why: "Clock and data cannot come over one wire; no device will answer.",
    example: "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(21), sda=Pin(21))",
    instead: "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))",
  },
  board: "esp32",
  check(ctx) {
    const seen = new Map<string, (typeof ctx.facts.uses)[number]>();
    for (const use of ctx.facts.uses) {
      const [only] = use.choices;
      if (
        use.bus === undefined ||
        use.argument === undefined ||
        use.choices.length !== 1 ||
        only?.kind !== "pin"
      )
        continue;
      const key = `${use.event.serial}:${only.pin.id}`;
      const other = seen.get(key);
      seen.set(key, use);
      if (other?.argument === undefined) continue;
      ctx.report({
        code: "PIN467",
        at: use.argument,
        args: [ctx.board!.label(only.pin), other.bus!.role.toUpperCase(), use.bus.role.toUpperCase()],
        raises: "nothing",
        related: [{ place: other.argument.place, text: `${other.bus!.role.toUpperCase()} is given here` }],
        hint: "each line needs a pin of its own",
      });
    }
  },
};
