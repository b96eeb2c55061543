/** R21, R22: a bus made by software needs its pins. */

import { asInt } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import { roleParameters } from "../hardware/buses.js";
import type { Rule } from "../rule.js";

export const softBusPins: Rule = {
  code: "PIN421",
  requirement: "R21, R22",
  severity: "error",
  text: "{0} needs {1}",
  summary: "a bus made by software without its pins",
  explanation: {
    what: "A bus that is made by software (SoftI2C, SoftSPI, or the id -1) is not told all of its pins.",
    why: "Such a bus has no pins of its own, so there is nothing to fall back on: the firmware raises an exception.",
    example: "from machine import Pin, SoftSPI\n\nspi = SoftSPI(sck=Pin(14), mosi=Pin(13))",
    instead: "from machine import Pin, SoftSPI\n\nspi = SoftSPI(sck=Pin(14), mosi=Pin(13), miso=Pin(12))",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      if (call === undefined || (call.bus !== "i2c" && call.bus !== "spi") || event.args.isOpen) continue;
      if (event.object !== undefined || !event.name.startsWith("machine.")) continue;
      const id = asInt(argumentOf(event, call, "id")?.value);
      if (!call.soft && id !== -1) continue;
      const missing = roleParameters(call, call.bus)
        .map(([param]) => param)
        .filter((param) => argumentOf(event, call, param) === undefined);
      if (missing.length === 0) continue;
      const name = id === -1 ? `${call.bus.toUpperCase()}(-1)` : event.name.slice("machine.".length);
      ctx.report({
        code: "PIN421",
        at: event.place,
        args: [name, missing.map((param) => `${param}=`).join(", ")],
        raises: "ValueError",
        hint: "give every line a pin, even one that the device does not use",
      });
    }
  },
};
