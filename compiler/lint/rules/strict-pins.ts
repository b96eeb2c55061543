/** With --strict-pins: where nothing could be found out about a pin, and why. */

import type { Rule } from "../rule.js";

export const strictPins: Rule = {
  code: "PIN400",
  requirement: "strict-pins",
  severity: "info",
  text: "this pin is not known before the program runs: {0}",
  summary: "a pin that could not be checked (--strict-pins)",
  explanation: {
    what: "The number or name of a pin could not be found out, so nothing was checked about it. Only told with --strict-pins.",
    why: "Pins that come from input, files or long calculations are known only when the program runs; then the board itself refuses what it cannot do.",
    example: "from machine import Pin\n\nled = Pin(int(input()), Pin.OUT)",
    instead: "from machine import Pin\n\nLED = 4\nled = Pin(LED, Pin.OUT)",
  },
  board: "esp32",
  check(ctx) {
    if (!ctx.strictPins) return;
    for (const use of ctx.facts.uses) {
      if (use.argument === undefined || use.isObject) continue;
      for (const choice of use.choices) {
        if (choice.kind !== "unknown") continue;
        ctx.report({
          code: "PIN400",
          at: use.argument,
          args: [choice.why],
          raises: "nothing",
          severity: "info",
        });
      }
    }
  },
};
