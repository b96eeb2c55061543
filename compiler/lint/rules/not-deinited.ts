/** R37: peripherals of CircuitPython that a function makes and forgets. */

import type { Call } from "../../syntax/ast.js";
import type { Rule } from "../rule.js";
import { localObjects } from "./local-objects.js";

const CLOSERS = new Set(["deinit", "__exit__"]);

export const notDeinited: Rule = {
  code: "PIN437",
  requirement: "R37",
  severity: "info",
  text: "this {0} is not closed when the function ends",
  summary: "a peripheral that is dropped without deinit()",
  explanation: {
    what: "A function makes an object for a pin, keeps it in a variable of its own, and ends without deinit().",
    why: "The pin stays in use until memory is collected, so a second call of the function may raise ValueError.",
    example:
      "import board\nimport digitalio\n\ndef blink():\n    led = digitalio.DigitalInOut(board.D13)\n    led.switch_to_output(True)\n\nblink()",
    instead:
      "import board\nimport digitalio\n\ndef blink():\n    with digitalio.DigitalInOut(board.D13) as led:\n        led.switch_to_output(True)\n\nblink()",
  },
  board: "feather-m0-express",
  check(ctx) {
    for (const module of ctx.modules) {
      const made = new Map<number, string>();
      for (const { object, made: event } of ctx.facts.objects.values())
        if (event.place.file === module.file && ctx.table.get(object.cls)?.owner === true)
          made.set(event.place.start, object.cls);
      if (made.size === 0) continue;
      const isMade = (call: Call): boolean => made.has(call.start);
      for (const { call, attributes } of localObjects(module.tree, isMade, false)) {
        if (attributes.some(({ attr }) => CLOSERS.has(attr.name))) continue;
        const place = ctx.textPlace(module, call);
        if (place === undefined) continue;
        ctx.report({
          code: "PIN437",
          at: place,
          args: [made.get(call.start)!.split(".").at(-1)!],
          raises: "nothing",
          severity: "info",
          hint: "make it in a with statement, or call its deinit()",
        });
      }
    }
  },
};
