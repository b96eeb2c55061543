/** R05: a pin of the serial console. */

import type { Rule } from "../rule.js";

export const consolePin: Rule = {
  code: "PIN405",
  requirement: "R05",
  severity: "warning",
  text: "{0} is {1} of the console",
  summary: "a pin of the serial console is used for something else",
  explanation: {
    what: "A pin that carries the serial console (REPL, boot log, programming) is used for something else.",
    why: "Whatever is wired there sees the boot log and every print, and the computer can no longer talk to the board over the cable.",
    example: "from machine import Pin\n\nrelay = Pin(1, Pin.OUT)",
    instead: "from machine import Pin\n\nrelay = Pin(4, Pin.OUT)",
  },
  board: "esp32",
  check(ctx) {
    for (const use of ctx.facts.uses) {
      if (use.isObject) continue;
      if (use.bus?.kind === "uart" || use.argument === undefined) continue;
      ctx.judge(use, (pin) => {
        if (pin.console === undefined || pin.reserved?.severity === "error") return undefined;
        return {
          code: "PIN405",
          args: [ctx.board!.label(pin), pin.console.toUpperCase()],
          raises: "nothing",
          hint: "use another pin, or add '# noqa: PIN405' if the console is not needed",
        };
      });
    }
  },
};
