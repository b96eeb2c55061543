/** R01: a pin that the board does not have. */

import type { Rule } from "../rule.js";

export const pinUnknown: Rule = {
  code: "PIN401",
  requirement: "R01",
  severity: "error",
  text: "{0} has no pin {1}",
  summary: "the board has no such pin",
  explanation: {
    what: "A pin is named that the board does not have, by number or by name.",
    why: "The firmware raises ValueError as soon as the pin is made. Numbers are those of the chip (GPIO), not of the contacts of a header or of what is printed on the board.",
    example: "from machine import Pin\n\nled = Pin(24, Pin.OUT)",
    instead: "from machine import Pin\n\nled = Pin(23, Pin.OUT)",
  },
  board: "esp32",
  check(ctx) {
    const { board } = ctx;
    if (board === undefined) return;
    for (const use of ctx.facts.uses) {
      if (use.isObject) continue;
      if (use.argument === undefined) continue;
      const missing = use.choices.filter((choice) => choice.kind === "missing");
      const isSure = missing.length === use.choices.length;
      for (const choice of missing) {
        const hint =
          choice.near === undefined
            ? `it has ${board.list(board.able("gpio-in"))}`
            : `did you mean '${choice.near}'?`;
        ctx.report({
          code: "PIN401",
          at: use.argument,
          args: [ctx.boardName, choice.shown],
          raises: "ValueError",
          hint,
          ...(isSure ? {} : { severity: "warning" as const }),
        });
      }
    }
    for (const event of ctx.facts.events) {
      if (event.kind !== "read") continue;
      const name =
        /^(?:machine\.Pin\.(?:board|cpu|module|exp_board)|board|microcontroller\.pin)\.(\w+)$/.exec(
          event.name,
        )?.[1];
      if (name === undefined || board.has(name) || name.startsWith("__")) continue;
      // CircuitPython's `board` has functions too.
      if (/^(I2C|SPI|UART|STEMMA_I2C|board_id)$/.test(name)) continue;
      const near = board.near(name);
      ctx.report({
        code: "PIN401",
        at: event.place,
        args: [ctx.boardName, name],
        raises: "AttributeError",
        ...(near === undefined ? {} : { hint: `did you mean '${near}'?` }),
      });
    }
  },
};
