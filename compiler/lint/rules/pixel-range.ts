/** R34: colours and positions that a chain of pixels does not have. */

import { setItemEvents } from "../hardware/items.js";
import { asInt, type Value } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Argument } from "../evaluate/event.js";
import type { Rule } from "../rule.js";
import type { RuleContext } from "../rule-context.js";

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
    for (const { object, made, call, role, events } of ctx.facts.objects.values()) {
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
        colour(ctx, object.cls, value, made.args.isOpen ? undefined : bytes);
      }
      for (const event of events) {
        const [value] = event.args.positional;
        if (event.name.endsWith(".fill") && value !== undefined)
          colour(ctx, object.cls, value, made.args.isOpen ? undefined : bytes);
      }
    }
  },
};

/** One colour that is given; `bytes`: how many components the chain has, if that is known. */
function colour(ctx: RuleContext, cls: string, value: Argument, bytes: number | undefined): void {
  const parts = colourOf(value.value);
  if (parts === undefined) return;
  const say = (text: string, hint?: string): void =>
    ctx.report({
      code: "PIN434",
      at: value,
      args: [text],
      raises: "nothing",
      ...(hint === undefined ? {} : { hint }),
    });
  if (bytes !== undefined && parts.length !== bytes)
    say(
      `a colour of this chain has ${bytes} components, not ${parts.length}`,
      bytes === 3 ? "chains with white pixels are made with bpp=4" : "give red, green, blue and white",
    );
  // The fourth of an APA102 is its brightness, of five bits.
  const isBright = cls === "apa102.APA102";
  parts.forEach((part, i) => {
    const most = isBright && i === 3 ? 31 : 255;
    if (part === undefined || (part >= 0 && part <= most)) return;
    say(`${isBright && i === 3 ? "the brightness" : "a component of a colour"} is 0 to ${most}, not ${part}`);
  });
}

function colourOf(value: Value): (number | undefined)[] | undefined {
  if (value.kind !== "sequence" || value.type !== "tuple") return undefined;
  const { value: content } = value.content;
  return content.known ? content.items.map(asInt) : undefined;
}
