/** A pull against a resistor that is soldered on the board. */

import { alternatives } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import { pullOf } from "../hardware/facts.js";
import type { Rule } from "../rule.js";

export const fixedPull: Rule = {
  code: "PIN469",
  requirement: "R04",
  severity: "warning",
  text: "{0} is pulled {1} on the board: pulling it {2} has no effect",
  summary: "a pull against a resistor on the board",
  explanation: {
    what: "A pull is asked for on a pin that has a resistor of its own on the board, in the other direction.",
    why: "The resistor on the board is much stronger than the one in the chip, so the level stays where the board pulls it.",
    example: "from machine import Pin\n\nbutton = Pin(2, Pin.IN, Pin.PULL_DOWN)",
    instead: "from machine import Pin\n\nbutton = Pin(17, Pin.IN, Pin.PULL_DOWN)",
  },
  board: "rpi4",
  check(ctx) {
    for (const use of ctx.facts.uses) {
      const argument = use.want === "digital" ? argumentOf(use.event, use.call, "pull") : undefined;
      if (argument === undefined) continue;
      const pulls = alternatives(argument.value).map(pullOf);
      ctx.judge(use, (pin) => {
        const { fixedPull } = pin;
        const other = fixedPull?.direction === "up" ? "down" : "up";
        if (fixedPull === undefined || !pulls.every((pull) => pull === other)) return undefined;
        return {
          code: "PIN469",
          args: [ctx.board!.label(pin), fixedPull.direction, other],
          raises: "nothing",
          severity: "warning",
          hint: `${fixedPull.why}; use another pin`,
        };
      });
    }
  },
};
