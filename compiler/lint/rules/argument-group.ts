/** R47: a constant of one group in the place of another: a pull as mode, a level as pull. */

import { alternatives, asInt, type Value } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import { modeOf, pullOf } from "../hardware/facts.js";
import { isPinClass } from "../hardware/model.js";
import type { Rule } from "../rule.js";
import type { Problem } from "../rule-context.js";

export const argumentGroup: Rule = {
  code: "PIN447",
  requirement: "R47",
  severity: "error",
  text: "{0} is {1}, where {2} is expected",
  summary: "a constant in the place of another argument",
  explanation: {
    what: "A pull is given in the place of the mode, a mode in the place of the pull, or a level in the place of the pull.",
    why: "The order is Pin(id, mode, pull). Constants are numbers, so nothing complains: the pin gets another mode than was meant, or none, or the level is taken for a pull.",
    example: "from machine import Pin\n\nbutton = Pin(5, Pin.PULL_UP)",
    instead: "from machine import Pin\n\nbutton = Pin(5, Pin.IN, Pin.PULL_UP)",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      const cls = event.object?.cls ?? event.name;
      if (call === undefined || !isPinClass(cls) || !call.params.includes("mode")) continue;
      const mode = argumentOf(event, call, "mode");
      const pull = argumentOf(event, call, "pull");
      if (mode !== undefined)
        ctx.judgeValues(mode, (value) => {
          if (value.kind !== "native") return undefined;
          const what =
            pullOf(value) !== undefined ? "a pull" : /\.IRQ_/.test(value.name) ? "a trigger" : undefined;
          if (what === undefined) return undefined;
          return {
            code: "PIN447",
            args: [ctx.written(value), what, "the mode"],
            raises: "nothing",
            hint:
              what === "a pull"
                ? `write Pin.IN before it: Pin(…, Pin.IN, ${ctx.written(value)})`
                : "modes are Pin.IN, Pin.OUT and Pin.OPEN_DRAIN",
          };
        });
      if (pull !== undefined) checkPull(ctx, pull, mode?.value, event.args.keywords.has("pull"));
      const value = argumentOf(event, call, "value");
      if (
        value !== undefined &&
        mode !== undefined &&
        alternatives(mode.value).every((one) => modeOf(one) === "in")
      )
        ctx.report({
          code: "PIN447",
          at: value,
          args: ["value", "for outputs", "an input's pull"],
          raises: "nothing",
          severity: "warning",
          hint: "an input takes no value: leave it out",
        });
    }
  },
};

function checkPull(
  ctx: Parameters<Rule["check"]>[0],
  pull: NonNullable<ReturnType<typeof argumentOf>>,
  mode: Value | undefined,
  isNamed: boolean,
): void {
  ctx.judgeValues(pull, (value): Omit<Problem, "at"> | undefined => {
    if (value.kind === "native" && modeOf(value) !== undefined)
      return { code: "PIN447", args: [ctx.written(value), "a mode", "the pull"], raises: "nothing" };
    const number = asInt(value);
    const isOutput = mode !== undefined && alternatives(mode).every((one) => modeOf(one) === "out");
    if ((number !== 0 && number !== 1) || !isOutput || isNamed) return undefined;
    return {
      code: "PIN447",
      args: [String(number), "a level", "the pull"],
      raises: "nothing",
      severity: "warning",
      hint: `write value=${number}`,
      fix: { kind: "name", from: String(number), to: `value=${number}` },
    };
  });
}
