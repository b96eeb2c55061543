/** R46: a clock rate that the chip does not have. */

import { asNumber } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const cpuFrequency: Rule = {
  code: "PIN446",
  requirement: "R46",
  severity: "error",
  text: "the chip cannot run at {0} Hz",
  summary: "a clock rate that the chip does not have",
  explanation: {
    what: "machine.freq() is given a rate that the chip's clock cannot have.",
    why: "The clock is made by dividing a few fixed rates; another one raises ValueError. The unit is hertz, not megahertz.",
    example: "import machine\n\nmachine.freq(160)",
    instead: "import machine\n\nmachine.freq(160000000)",
  },
  board: "esp8266",
  check(ctx) {
    const chip = ctx.board?.target.chip;
    if (chip === undefined || chip.clockRatesHz.length === 0) return;
    for (const event of ctx.facts.events) {
      if (event.kind !== "call" || event.name !== "machine.freq") continue;
      // Any rate of these PLLs may do.
      if (chip.family !== "esp32" && chip.family !== "esp8266") continue;
      const argument = argumentOf(event, ctx.table.get(event.name)!, "hz");
      if (argument === undefined) continue;
      ctx.judgeValues(argument, (value) => {
        const hz = asNumber(value);
        if (hz === undefined || chip.clockRatesHz.includes(hz)) return undefined;
        return {
          code: "PIN446",
          args: [String(hz)],
          raises: "ValueError",
          hint: `it runs at ${chip.clockRatesHz.map((rate) => `${rate / 1e6} MHz (${rate})`).join(", ")}`,
        };
      });
    }
  },
};
