/** Two interrupts on one line of the interrupt controller (STM32, SAMD). */

import { excludes } from "../evaluate/frame.js";
import type { NativeEvent } from "../evaluate/event.js";
import type { PinDescription } from "../../../runtime-hal/hal/chip-description.js";
import type { Rule } from "../rule.js";

export const interruptLine: Rule = {
  code: "PIN466",
  requirement: "R26",
  severity: "error",
  text: "{0} and {1} share interrupt line {2}",
  summary: "two interrupts on one line of the controller",
  explanation: {
    what: "Two pins that are led to the same line of the interrupt controller both have a handler.",
    why: "Pins of one number share a line, whatever their port: PA0, PB0 and PC0 cannot interrupt at the same time. The handler set last takes the line, or the firmware raises ValueError.",
    example:
      'from machine import Pin\n\ndef pressed(pin):\n    pass\n\nPin("X1", Pin.IN).irq(pressed)\nPin("X19", Pin.IN).irq(pressed)',
    instead:
      'from machine import Pin\n\ndef pressed(pin):\n    pass\n\nPin("X1", Pin.IN).irq(pressed)\nPin("X2", Pin.IN).irq(pressed)',
  },
  board: "pyboard",
  check(ctx) {
    if (ctx.board === undefined) return;
    const lines = new Map<number, { pin: PinDescription; event: NativeEvent }>();
    for (const { pins, events } of ctx.facts.objects.values()) {
      const [only] = pins;
      const line = only?.pin.extint;
      if (only === undefined || line === undefined) continue;
      const irq = events.find((event) => ctx.table.get(event.name)?.needs === "irq");
      if (irq === undefined) continue;
      const other = lines.get(line);
      lines.set(line, other ?? { pin: only.pin, event: irq });
      if (other === undefined || other.pin === only.pin || excludes(other.event.path, irq.path)) continue;
      ctx.report({
        code: "PIN466",
        at: irq.place,
        args: [ctx.board.label(other.pin), ctx.board.label(only.pin), String(line)],
        raises: "ValueError",
        pins: [other.pin, only.pin],
        related: [
          { place: other.event.place, text: `${ctx.board.label(other.pin)} has the line since here` },
        ],
        hint: "use a pin of another number for one of the two",
      });
    }
  },
};
