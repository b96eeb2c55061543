/** A wake-up pin that sleeps too. */

import { truthOf, alternatives } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { PinUse } from "../hardware/facts.js";
import type { Rule } from "../rule.js";

export const wakePin: Rule = {
  code: "PIN468",
  requirement: "R31, R30",
  severity: "error",
  text: "{0} cannot wake the chip",
  summary: "a wake-up pin outside the domain of the real-time clock",
  explanation: {
    what: "A pin is set to wake the chip from deep sleep, but is switched off in deep sleep itself.",
    why: "Only pins of the domain of the real-time clock are watched while the chip sleeps. The firmware raises ValueError.",
    example:
      "import esp32\nfrom machine import Pin\n\nesp32.wake_on_ext0(Pin(5, Pin.IN), esp32.WAKEUP_ANY_HIGH)",
    instead:
      "import esp32\nfrom machine import Pin\n\nesp32.wake_on_ext0(Pin(4, Pin.IN), esp32.WAKEUP_ANY_HIGH)",
  },
  board: "esp32",
  check(ctx) {
    const check = (use: PinUse, at: PinUse["argument"]): void =>
      ctx.judge({ ...use, argument: at }, (pin) =>
        pin.functions.includes("rtc") || pin.functions.length === 0
          ? undefined
          : {
              code: "PIN468",
              args: [ctx.board!.label(pin)],
              raises: "ValueError",
              hint: `pins that can: ${ctx.board!.list(ctx.board!.able("rtc"))}`,
            },
      );
    for (const use of ctx.facts.uses) if (use.want === "rtc") check(use, use.argument);
    for (const { pins, events } of ctx.facts.objects.values()) {
      const [only] = pins;
      if (only === undefined || ctx.board?.target.chip.family !== "esp32") continue;
      for (const event of events) {
        const call = ctx.table.get(event.name);
        const wake = call === undefined ? undefined : argumentOf(event, call, "wake");
        if (
          wake === undefined ||
          !alternatives(wake.value).some((one) => one.kind === "native" && /SLEEP/.test(one.name))
        )
          continue;
        if (truthOf(wake.value) !== false) check(only.use, wake);
      }
    }
  },
};
