/** R34: colours and positions that a chain of pixels does not have. */

import { setItemEvents } from "../hardware/items.js";
import { asInt, type Value } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const pixelRange: Rule = {
  code: "PIN434",
  requirement: "R34",
  severity: "error",
  text: "{0}",
  summary: "a colour or position that a chain of pixels does not have",
  explanation: {
    what: "A pixel beyond the end of the chain is set, or a colour with the wrong number of components or components above 255.",
    why: "The chain has as many pixels as it was made with, and a byte for each component. Another position raises IndexError; a larger component raises or wraps around to another colour.",
    example:
      "from machine import Pin\nfrom neopixel import NeoPixel\n\nring = NeoPixel(Pin(4), 8)\nring[8] = (255, 0, 0)",
    instead:
      "from machine import Pin\nfrom neopixel import NeoPixel\n\nring = NeoPixel(Pin(4), 8)\nring[7] = (255, 0, 0)",
  },
  check(ctx) {
    for (const { object, made, call, role } of ctx.facts.objects.values()) {
      if (role !== "pixels") continue;
      const count = asInt(argumentOf(made, call, "n")?.value);
      const bytes =
        object.cls === "apa102.APA102" ? undefined : (asInt(argumentOf(made, call, "bpp")?.value) ?? 3);
      for (const { index, value } of setItemEvents(ctx.facts.events, object)) {
        const at = asInt(index.value);
        if (at !== undefined && count !== undefined && (at >= count || at < -count))
          ctx.report({
            code: "PIN434",
            at: index,
            args: [`there is no pixel ${at}: the chain has ${count}, counted from 0`],
            raises: "nothing",
            related: [{ place: object.place, text: "it is made here" }],
          });
        const parts = colourOf(value.value);
        if (parts === undefined) continue;
        if (bytes !== undefined && parts.length !== bytes && made.args.isOpen === false)
          ctx.report({
            code: "PIN434",
            at: value,
            args: [`a colour of this chain has ${bytes} components, not ${parts.length}`],
            raises: "nothing",
            hint:
              bytes === 3
                ? "chains with white pixels are made with bpp=4"
                : "give red, green, blue and white",
          });
        const bad = parts.find((part) => part !== undefined && (part < 0 || part > 255));
        if (bad === undefined || object.cls === "apa102.APA102") continue;
        ctx.report({
          code: "PIN434",
          at: value,
          args: [`a component of a colour is 0 to 255, not ${bad}`],
          raises: "nothing",
        });
      }
    }
  },
};

function colourOf(value: Value): (number | undefined)[] | undefined {
  if (value.kind !== "sequence" || value.type !== "tuple") return undefined;
  const { value: content } = value.content;
  return content.known ? content.items.map(asInt) : undefined;
}
