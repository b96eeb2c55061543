/** R31: a sleep that nothing ends. */

import type { Rule } from "../rule.js";

export const sleepNoWake: Rule = {
  code: "PIN431",
  requirement: "R31",
  severity: "warning",
  text: "{0}() without a time, and nothing is set to wake the board",
  summary: "a sleep that nothing ends",
  explanation: {
    what: "The board is sent to sleep without a time, and the program sets no alarm and no pin that would wake it.",
    why: "It sleeps until it is reset by hand.",
    example: "import machine\n\nmachine.deepsleep()",
    instead: "import machine\n\nmachine.deepsleep(60000)",
  },
  check(ctx) {
    const wakes = ctx.facts.events.some(
      ({ kind, name }) =>
        kind === "call" &&
        /(\.irq$|\.alarm$|wake|\.callback$|touchpad_config|^machine\.(Timer|WDT|UART)|Alarm|ExtInt)/i.test(
          name,
        ),
    );
    // The ESP8266 is woken by its reset line, from outside.
    if (wakes || !ctx.evaluator.complete || ctx.board?.dialect === "esp8266") return;
    for (const event of ctx.facts.events) {
      if (event.kind !== "call" || !/^machine\.(deepsleep|lightsleep)$/.test(event.name)) continue;
      if (event.args.positional.length > 0 || event.args.keywords.size > 0 || event.args.isOpen) continue;
      ctx.report({
        code: "PIN431",
        at: event.place,
        args: [event.name],
        raises: "nothing",
        hint: "give it milliseconds, or set an alarm or a wake-up pin before",
      });
    }
  },
};
