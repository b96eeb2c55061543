/** R42: a level for an input, a pull for an output (CircuitPython). */

import { alternatives, isNone } from "../evaluate/value.js";
import { modeOf } from "../hardware/facts.js";
import { MODE_FIELD } from "../hardware/model.js";
import type { Rule } from "../rule.js";

export const digitalioDirection: Rule = {
  code: "PIN442",
  requirement: "R42",
  severity: "error",
  text: "{0} cannot be set: the pin is an {1}",
  summary: "a property that the pin's direction does not have",
  explanation: {
    what: "A level or drive mode is set on an input, or a pull on an output.",
    why: "A DigitalInOut is an input until its direction is set. Setting what belongs to the other direction raises AttributeError.",
    example: "import board\nimport digitalio\n\nled = digitalio.DigitalInOut(board.D13)\nled.value = True",
    instead:
      "import board\nimport digitalio\n\nled = digitalio.DigitalInOut(board.D13)\nled.direction = digitalio.Direction.OUTPUT\nled.value = True",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const { object } = event;
      if (event.kind !== "write" || object?.cls !== "digitalio.DigitalInOut") continue;
      const name = event.name.slice(object.cls.length + 1);
      const mode = event.before.get(MODE_FIELD);
      const modes = mode === undefined ? [undefined] : alternatives(mode).map(modeOf);
      const wrong = name === "pull" ? "out" : name === "value" || name === "drive_mode" ? "in" : undefined;
      if (wrong === undefined || !modes.includes(wrong)) continue;
      if (name === "pull" && isNone(event.args.positional[0]?.value)) continue;
      ctx.report({
        code: "PIN442",
        at: event.place,
        args: [name, wrong === "in" ? "input" : "output"],
        raises: "AttributeError",
        severity: modes.every((one) => one === wrong) ? "error" : "warning",
        related: [{ place: object.place, text: "the pin is made here, as an input" }],
        hint:
          wrong === "in"
            ? "set direction = digitalio.Direction.OUTPUT before, or call switch_to_output()"
            : "an output has no pull: switch_to_input(pull=…) makes it an input",
      });
    }
  },
};
