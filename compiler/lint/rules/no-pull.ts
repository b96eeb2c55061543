/** R04: a pull resistor where the pin has none. */

import { argumentOf } from "../hardware/arguments.js";
import { pullOf, type PinUse } from "../hardware/facts.js";
import { alternatives } from "../evaluate/value.js";
import type { Rule } from "../rule.js";

export const noPull: Rule = {
  code: "PIN407",
  requirement: "R04",
  severity: "error",
  text: "{0} has no {1} resistor",
  summary: "pull resistor on a pin without one",
  explanation: {
    what: "A pull-up or pull-down is asked for on a pin that has none.",
    why: "Some firmware says nothing and the pin floats: a button read there gives noise, which looks like bad wiring. Other firmware raises ValueError.",
    example: "from machine import Pin\n\nbutton = Pin(34, Pin.IN, Pin.PULL_UP)",
    instead: "from machine import Pin\n\nbutton = Pin(25, Pin.IN, Pin.PULL_UP)",
  },
  board: "esp32",
  check(ctx) {
    const check = (use: PinUse, event = use.event, call = use.call): void => {
      const argument = argumentOf(event, call, "pull");
      if (argument === undefined) return;
      const pulls = alternatives(argument.value).map(pullOf);
      ctx.judge(use, (pin) => {
        const lacking = pulls.filter(
          (pull) => (pull === "up" || pull === "down") && !pin.functions.includes(`pull-${pull}`),
        );
        // The name of a pull that the whole port lacks is told of where it is read.
        if (lacking.length === 0 || pin.functions.length === 0) return undefined;
        const isDown = lacking[0] === "down";
        if (isDown && ctx.board!.able("pull-down").length === 0) return undefined;
        return {
          code: "PIN407",
          args: [ctx.board!.label(pin), isDown ? "pull-down" : "pull-up"],
          raises: "nothing",
          hint: `wire a resistor of about 10 kΩ to ${isDown ? "GND" : "3.3 V"}, or use one of ${ctx.board!.list(ctx.board!.able(isDown ? "pull-down" : "pull-up"))}`,
          ...(lacking.length < pulls.length ? { severity: "warning" as const } : {}),
        };
      });
    };
    for (const use of ctx.facts.uses) if (use.want === "digital") check(use);
    for (const { events, pins } of ctx.facts.objects.values()) {
      const [only] = pins;
      if (only === undefined || only.use.want !== "digital") continue;
      for (const event of events) {
        const call = ctx.table.get(event.name);
        if (call !== undefined)
          check({ ...only.use, argument: argumentOf(event, call, "pull") }, event, call);
      }
    }
  },
};
