/** R44: a watchdog that bites at once, or is never fed. */

import { asNumber } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const watchdog: Rule = {
  code: "PIN444",
  requirement: "R44",
  severity: "warning",
  text: "the watchdog {0}",
  summary: "a watchdog that bites at once, or is never fed",
  explanation: {
    what: "A watchdog has a timeout of less than a second, or nothing feeds it in the endless loop that follows.",
    why: "The timeout is in milliseconds. Once started the watchdog cannot be stopped: without feed() in time it resets the board, again and again.",
    example: "from machine import WDT\n\ndog = WDT(timeout=5)\nwhile True:\n    dog.feed()",
    instead: "from machine import WDT\n\ndog = WDT(timeout=5000)\nwhile True:\n    dog.feed()",
  },
  check(ctx) {
    for (const { object, made, call, events } of ctx.facts.objects.values()) {
      if (object.cls !== "machine.WDT") continue;
      const timeout = argumentOf(made, call, "timeout");
      if (timeout !== undefined) {
        ctx.judgeValues(timeout, (value) => {
          const ms = asNumber(value);
          if (ms === undefined || ms >= 1000) return undefined;
          return {
            code: "PIN444",
            args: [`resets the board after ${ms} ms`],
            raises: "nothing",
            severity: "warning",
            hint: `the timeout is in milliseconds; ${ms <= 60 ? `${ms} s are ${ms * 1000}` : "a second is 1000"}`,
          };
        });
      }
      const loops = ctx.facts.events.some((event) => event.loops > 0 && event.serial > made.serial);
      if (events.some((event) => event.name.endsWith(".feed")) || !loops || !ctx.evaluator.complete) continue;
      ctx.report({
        code: "PIN444",
        at: made.place,
        args: ["is never fed, though the program runs for ever"],
        raises: "nothing",
        hint: "call its feed() in the loop",
      });
    }
  },
};
