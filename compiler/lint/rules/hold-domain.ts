/** R53: a level is to be held in deep sleep on a pin that sleeps too (Pycom). */

import { truthOf } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const holdDomain: Rule = {
  code: "PIN453",
  requirement: "R53",
  severity: "error",
  text: "{0} cannot hold its level: it is no pin of the real-time clock",
  summary: "hold on a pin outside the domain of the real-time clock",
  explanation: {
    what: "hold() is called on a pin that is switched off in deep sleep.",
    why: "Only pins of the domain of the real-time clock keep their level while the chip sleeps. For another pin the firmware raises an exception.",
    example: "from machine import Pin\n\npin = Pin('P11', mode=Pin.OUT)\npin.hold(True)",
    instead: "from machine import Pin\n\npin = Pin('P10', mode=Pin.OUT)\npin.hold(True)",
  },
  board: "lopy4",
  check(ctx) {
    if (ctx.board === undefined) return;
    for (const { pins, events } of ctx.facts.objects.values()) {
      const [only] = pins;
      if (only === undefined || only.pin.functions.includes("rtc")) continue;
      for (const event of events) {
        if (!/^machine\.Pin\.hold$/.test(event.name)) continue;
        const value = argumentOf(event, ctx.table.get(event.name)!, "value")?.value;
        if (value === undefined || truthOf(value) !== true) continue;
        ctx.report({
          code: "PIN453",
          at: event.place,
          args: [ctx.board.label(only.pin)],
          raises: "ValueError",
          pins: [only.pin],
          hint: `pins that can: ${ctx.board.list(ctx.board.able((pin) => pin.functions.includes("rtc") && pin.functions.includes("gpio-out")))}`,
        });
      }
    }
  },
};
