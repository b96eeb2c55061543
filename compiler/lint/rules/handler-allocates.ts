/** R29: a hard interrupt handler that takes memory or sleeps. */

import type { IrValue } from "../../ir/ops.js";
import { walkValues } from "../../ir/walk.js";
import { truthOf, type FunctionValue } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const handlerAllocates: Rule = {
  code: "PIN429",
  requirement: "R29",
  severity: "warning",
  text: "{0} is a hard interrupt handler, but {1}",
  summary: "a hard interrupt handler that takes memory or sleeps",
  explanation: {
    what: "A handler that runs in the middle of an interrupt makes a float, a str or a container, prints, or sleeps.",
    why: "In a hard interrupt the heap is locked: taking memory raises MemoryError, often without a trace. While the handler sleeps nothing else runs.",
    example:
      "from machine import Pin\n\ndef pressed(pin):\n    print('pressed', [pin])\n\nPin(4, Pin.IN).irq(pressed, Pin.IRQ_FALLING, hard=True)",
    instead:
      "from machine import Pin\n\ncount = 0\n\ndef pressed(pin):\n    global count\n    count += 1\n\nPin(4, Pin.IN).irq(pressed, Pin.IRQ_FALLING, hard=True)",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      for (const param of Object.keys(call?.handler ?? {})) {
        const argument = argumentOf(event, call!, param);
        const isPyb = event.name.startsWith("pyb.");
        const hard = argumentOf(event, call!, "hard");
        const isHard = hard === undefined ? isPyb : truthOf(hard.value) === true;
        const value = argument?.value;
        const code = value?.kind === "function" ? value : value?.kind === "bound" ? value.fn : undefined;
        if (!isHard || code === undefined || argument === undefined) continue;
        const reason = reasonOf(code);
        if (reason === undefined) continue;
        const { fn } = code;
        ctx.report({
          code: "PIN429",
          at: argument,
          args: [fn.name, reason.text],
          raises: "nothing",
          related: [
            {
              place: {
                file: fn.module.file,
                start: reason.value.start,
                end: reason.value.end,
                frame: code.outer,
              },
              text: "here",
            },
          ],
          hint: "set a flag or count there, and do the rest with micropython.schedule() or in the main loop",
        });
      }
    }
  },
};

function reasonOf({ fn }: FunctionValue): { readonly text: string; readonly value: IrValue } | undefined {
  let found: { text: string; value: IrValue } | undefined;
  walkValues(fn.body, (value) => {
    found ??= (() => {
      switch (value.op) {
        case "MakeList":
        case "MakeDict":
        case "MakeSet":
        case "MakeComprehension":
          return { text: "makes a container", value };
        case "JoinStr":
          return { text: "puts a text together", value };
        case "Call":
          // A constant text goes out as it is.
          return value.func.op === "LoadBuiltin" &&
            value.func.name === "print" &&
            value.args.some(({ op }) => op !== "Const")
            ? { text: "prints what must be made into text", value }
            : undefined;
        case "CallMethod":
          return /^sleep(_ms)?$/.test(value.name) ? { text: "sleeps", value } : undefined;
        case "Binary":
          return value.operator === "/" ? { text: "makes a float", value } : undefined;
        default:
          return undefined;
      }
    })();
  });
  return found;
}
