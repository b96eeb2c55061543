/** R15: the voltage that an analog input measures up to. */

import type { AdcDescription, AdcRange } from "../../../runtime-hal/hal/chip-description.js";
import type { Rule } from "../rule.js";
import type { RuleContext } from "../rule-context.js";
import { alternatives } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { ObjectFacts } from "../hardware/facts.js";

export const adcVolts: Rule = {
  code: "PIN415",
  requirement: "R15",
  severity: "info",
  text: "this input measures up to {0} V{1}, not to the {2} V of the supply",
  summary: "an analog input with a range below the supply",
  explanation: {
    what: "An analog input is read with a range that ends below the voltage of the board's logic.",
    why: "Everything above the end of the range reads as the greatest value, and where the pin bears less than the supply, more damages it.",
    example:
      "from machine import ADC, Pin\n\nlight = ADC(Pin(34), atten=ADC.ATTN_0DB)\nprint(light.read_u16())",
    instead: "from machine import ADC, Pin\n\nlight = ADC(Pin(34))\nprint(light.read_u16())",
  },
  board: "esp32",
  check(ctx) {
    const { adc, volts } = ctx.board?.target.chip ?? {};
    const [first] = adc?.ranges ?? [];
    if (adc === undefined || first === undefined || volts === undefined) return;
    const widest = Math.max(...adc.ranges.map(({ maxVolts }) => maxVolts));
    for (const { event, call, want } of ctx.facts.uses) {
      if (want !== "adc") continue;
      const { result } = event;
      const own = result?.kind === "object" ? ctx.facts.objects.get(result) : undefined;
      const facts = own ?? { made: event, call, events: [] };
      const range = rangeOf(ctx, facts, adc);
      // With the widest range there is nothing to be done in the program, unless the pin is in danger.
      if (range === undefined || range.maxVolts >= Math.min(widest, volts.logic)) {
        const most = adc.maxVolts ?? volts.max;
        if (range === undefined || most >= volts.logic) continue;
      }
      const hint =
        adc.ranges.length > 1
          ? `ADC.${adc.ranges.at(-1)!.name} measures up to ${adc.ranges.at(-1)!.maxVolts} V`
          : `put a voltage divider before the pin, so that it gets ${range.maxVolts} V at most`;
      ctx.report({
        code: "PIN415",
        at: facts.made.place,
        args: [
          String(range.maxVolts),
          adc.ranges.length > 1 ? ` with ${range.name}` : "",
          String(volts.logic),
        ],
        raises: "nothing",
        severity: "info",
        hint,
      });
    }
  },
};

/** The range that an input is set to; `undefined` if that is not known. */
function rangeOf(
  ctx: RuleContext,
  { made, call, events }: Pick<ObjectFacts, "made" | "call" | "events">,
  { ranges, defaultRange }: AdcDescription,
): AdcRange | undefined {
  const given = [
    argumentOf(made, call, "atten") ?? argumentOf(made, call, "attn"),
    ...events.flatMap((event) => {
      const own = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      return own === undefined ? [] : [argumentOf(event, own, "atten")];
    }),
  ].filter((one) => one !== undefined);
  const last = given.at(-1);
  if (last === undefined)
    return made.args.isOpen ? undefined : (ranges.find(({ name }) => name === defaultRange) ?? ranges[0]);
  const [value, more] = alternatives(last.value);
  if (more !== undefined || value?.kind !== "native") return undefined;
  return ranges.find(({ name }) => name !== undefined && value.name.endsWith(`.${name}`));
}
