/** R36: an object is used after it was closed. */

import { truthOf } from "../evaluate/value.js";
import { CLOSED_FIELD } from "../hardware/model.js";
import type { Rule } from "../rule.js";
import { callName } from "../rule-context.js";

export const useAfterDeinit: Rule = {
  code: "PIN436",
  requirement: "R36",
  severity: "error",
  text: "{0} is used after deinit()",
  summary: "an object is used after deinit()",
  explanation: {
    what: "A method of a peripheral is called, or a value of it read or set, after its deinit(), or after the with block that closes it.",
    why: "The peripheral is switched off and its pins are free for others. The call raises ValueError, or does nothing.",
    example: "from machine import Pin, PWM\n\nfan = PWM(Pin(4))\nfan.deinit()\nfan.duty_u16(1000)",
    instead: "from machine import Pin, PWM\n\nfan = PWM(Pin(4))\nfan.duty_u16(1000)\nfan.deinit()",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const { object } = event;
      const closed = event.before.get(CLOSED_FIELD);
      if (object === undefined || closed === undefined || truthOf(closed) !== true) continue;
      const call = ctx.table.get(event.name);
      if (call?.opens === true || call?.closes === true || /\.(__exit__|__enter__)$/.test(event.name))
        continue;
      const name = event.kind !== "call" ? event.name.slice(object.cls.length + 1) : callName(event);
      const isOwner = ctx.table.get(object.cls)?.owner === true;
      // Timers and buses of machine come to life again with init only; reading a state does no harm.
      if (!isOwner && event.kind !== "call") continue;
      const closing = ctx.facts.objects
        .get(object)
        ?.events.findLast((one) => one.serial < event.serial && ctx.table.get(one.name)?.closes === true);
      // Handlers, and functions whose callers are not known, are executed after the script here, but run before it closes what they serve.
      const { root } = event.place.frame;
      if (root.kind !== "main" && closing?.place.frame.root !== root) continue;
      ctx.report({
        code: "PIN436",
        at: event.place,
        args: [name],
        raises: isOwner ? "ValueError" : "nothing",
        related: closing === undefined ? [] : [{ place: closing.place, text: "it is closed here" }],
        hint: isOwner ? "make a new object" : "call init() before, or make a new object",
      });
    }
  },
};
