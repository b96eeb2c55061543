/** R06: a pin whose level at reset decides how the chip starts is pulled or set the wrong way. Plain use is quiet. */

import { alternatives, asInt } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import { pullOf } from "../hardware/facts.js";
import type { Rule } from "../rule.js";

export const strappingPin: Rule = {
  code: "PIN406",
  requirement: "R06",
  severity: "warning",
  text: "{0} must be {1} at reset, but {2}: {3}",
  summary: "the chip may not start with this level at the pin",
  explanation: {
    what: "A pin that the chip reads at reset to decide how to start is pulled or driven the other way.",
    why: "The pull in the program suggests a circuit that holds the pin at the wrong level while the chip starts; then it waits for a download, or cannot read its flash.",
    example: "from machine import Pin\n\nbutton = Pin(12, Pin.IN, Pin.PULL_UP)",
    instead: "from machine import Pin\n\nbutton = Pin(14, Pin.IN, Pin.PULL_UP)",
  },
  board: "esp32",
  check(ctx) {
    for (const use of ctx.facts.uses) {
      if (use.want !== "digital") continue;
      const pull = argumentOf(use.event, use.call, "pull")?.value;
      const pulls = pull === undefined ? [] : alternatives(pull).map(pullOf);
      const value = asInt(argumentOf(use.event, use.call, "value")?.value);
      ctx.judge(use, (pin) => {
        const { boot } = pin;
        if (boot?.strap !== true || boot.level === undefined) return undefined;
        const wrong = boot.level === "high" ? "down" : "up";
        const hasPart =
          ctx.board!.target.board.parts?.some(({ pins }) => Object.values(pins).includes(pin.id)) === true;
        const isPulled = pulls.length === 1 && pulls[0] === wrong;
        const isSet =
          boot.fatal === true && !hasPart && value !== undefined && value !== (boot.level === "high" ? 1 : 0);
        if (!isPulled && !isSet) return undefined;
        return {
          code: "PIN406",
          args: [
            ctx.board!.label(pin),
            boot.level,
            isPulled ? `it is pulled ${wrong}` : `it is set ${value === 1 ? "high" : "low"}`,
            boot.effect,
          ],
          raises: "nothing",
          severity: "warning",
          hint: "what is wired there must leave the level alone during reset; a pin without that role is safer",
        };
      });
    }
  },
};
