/** More PWM outputs or frequencies than the chip has. */

import { asNumber } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const pwmCount: Rule = {
  code: "PIN471",
  requirement: "R11",
  severity: "error",
  text: "{0} has {1}, and this is one more",
  summary: "more PWM outputs or frequencies than the chip has",
  explanation: {
    what: "More PWM outputs, or more different frequencies, are in use at the same time than the chip has units for.",
    why: "Each output needs a channel and each frequency a timer; when they run out the firmware raises an exception.",
    example:
      "from machine import Pin, PWM\n\nall = [PWM(Pin(n), freq=100 * n) for n in (4, 13, 14, 16, 17, 18, 19, 21, 22)]",
    instead:
      "from machine import Pin, PWM\n\nall = [PWM(Pin(n), freq=1000) for n in (4, 13, 14, 16, 17, 18, 19, 21, 22)]",
  },
  board: "esp32",
  check(ctx) {
    const pwm = ctx.board?.target.chip.pwm;
    if (pwm === undefined) return;
    const pins = new Set<unknown>();
    const frequencies = new Set<number>();
    const closes = ctx.facts.events.some((event) => event.name === "machine.PWM.deinit");
    if (closes) return;
    for (const { object, made, call, pins: own } of ctx.facts.objects.values()) {
      const [only] = own;
      if (object.cls !== "machine.PWM" || only === undefined || made.path !== null) continue;
      pins.add(only.pin);
      const hz = asNumber(argumentOf(made, call, "freq")?.value);
      if (hz !== undefined) frequencies.add(hz);
      const isTooMany = pins.size === pwm.outputs + 1;
      const isTooVaried = pwm.sharing === "none" && frequencies.size === pwm.frequencies + 1;
      if (!isTooMany && !isTooVaried) continue;
      ctx.report({
        code: "PIN471",
        at: made.place,
        args: [
          ctx.boardName,
          isTooMany ? `${pwm.outputs} PWM outputs` : `${pwm.frequencies} PWM frequencies`,
        ],
        raises: "RuntimeError",
        hint: isTooMany ? "close one with deinit() before" : "let outputs share a frequency",
      });
      return;
    }
  },
};
