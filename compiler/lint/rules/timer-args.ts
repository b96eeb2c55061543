/** R45: timers that the port does not have, or that are told nonsense. */

import { asInt, asNumber } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const timerArgs: Rule = {
  code: "PIN445",
  requirement: "R45",
  severity: "error",
  text: "{0}",
  summary: "a timer that the board does not have, or with contradicting arguments",
  explanation: {
    what: "A timer is made with an id that the board does not have, or with a period that cannot be.",
    why: "Hardware timers are few and numbered; software timers, where there are any, have the id -1. Frequency and period say the same thing in two ways.",
    example: "from machine import Timer\n\nt = Timer(7)",
    instead: "from machine import Timer\n\nt = Timer(0)",
  },
  board: "esp32",
  check(ctx) {
    const timers = ctx.board?.target.chip.timers;
    for (const event of ctx.facts.events) {
      if (event.kind !== "call" || !/^machine\.Timer(\.init)?$/.test(event.name)) continue;
      const call = ctx.table.get(event.name)!;
      const id = argumentOf(event, call, "id");
      if (id !== undefined && timers !== undefined && event.object === undefined) {
        ctx.judgeValues(id, (value) => {
          const number = asInt(value);
          if (number === undefined || timers.ids.includes(number) || (number === -1 && timers.software))
            return undefined;
          // Where there are only software timers some ports take any id.
          if (timers.ids.length === 0 && number >= 0 && ctx.board!.dialect === "esp8266") return undefined;
          const ids = [...(timers.software ? ["-1 (software)"] : []), ...timers.ids.map(String)];
          return {
            code: "PIN445",
            args: [`${ctx.boardName} has no Timer(${number})`],
            raises: "ValueError",
            hint: `it has ${ids.join(", ")}`,
          };
        });
      }
      const period = argumentOf(event, call, "period");
      const freq = argumentOf(event, call, "freq");
      if (
        period !== undefined &&
        freq !== undefined &&
        (asNumber(freq.value) ?? 0) > 0 &&
        (asNumber(period.value) ?? 0) > 0
      )
        ctx.report({
          code: "PIN445",
          at: period,
          args: ["the timer is given both freq and period"],
          raises: "nothing",
          severity: "warning",
          hint: "give one of the two; the firmware ignores the other",
        });
      else if (period !== undefined)
        ctx.judgeValues(period, (value) => {
          const ms = asNumber(value);
          if (ms === undefined || ms > 0 || event.name.endsWith(".init") === false) return undefined;
          return { code: "PIN445", args: [`a period of ${ms} ms cannot be`], raises: "ValueError" };
        });
    }
  },
};
