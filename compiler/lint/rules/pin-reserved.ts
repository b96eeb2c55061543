/** R02: a pin that belongs to the flash, the radio or another part that the chip cannot do without. */

import type { Rule } from "../rule.js";

export const pinReserved: Rule = {
  code: "PIN402",
  requirement: "R02",
  severity: "error",
  text: "{0} cannot be used: {1}",
  summary: "the pin is taken by the flash or another part of the board",
  explanation: {
    what: "A pin is used that is wired to the flash, the radio or another part that the chip itself needs.",
    why: "The chip runs its program from that flash: driving one of its lines stops the program at once, often before anything is printed. Some firmware refuses such pins with ValueError.",
    example: "from machine import Pin\n\nled = Pin(6, Pin.OUT)",
    instead: "from machine import Pin\n\nled = Pin(4, Pin.OUT)",
  },
  board: "esp32",
  check(ctx) {
    for (const use of ctx.facts.uses) {
      if (use.isObject) continue;
      ctx.judge(use, (pin) => {
        if (pin.reserved?.severity !== "error") return undefined;
        return {
          code: "PIN402",
          args: [ctx.board!.label(pin), pin.reserved.why],
          raises: "nothing",
          hint: `use another pin, such as ${ctx.board!.list(freePins(ctx.board!).slice(0, 4))}`,
          ...(pin.reserved.evidence === "general" ? { severity: "warning" as const } : {}),
        };
      });
    }
  },
};

/** Pins for anything: no role at start, not taken, input and output. */
export function freePins(
  board: NonNullable<Parameters<Rule["check"]>[0]["board"]>,
): ReturnType<typeof board.able> {
  return board.able(
    (pin) =>
      pin.functions.includes("gpio-out") &&
      pin.functions.includes("gpio-in") &&
      pin.boot === undefined &&
      pin.console === undefined &&
      pin.fixedPull === undefined &&
      pin.external === undefined,
  );
}
