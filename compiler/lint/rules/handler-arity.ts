/** R28: a handler that does not take what it is called with. */

import type { Argument } from "../evaluate/event.js";
import { alternatives, type FunctionValue, type Value } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";
import type { Problem } from "../rule-context.js";

export const handlerArity: Rule = {
  code: "PIN428",
  requirement: "R28",
  severity: "error",
  text: "{0} is called with {1}, but takes {2}",
  summary: "a handler that takes the wrong number of arguments",
  explanation: {
    what: "A function is given as handler of an interrupt or timer, but does not take the argument that it is called with.",
    why: "The firmware calls the handler with the pin or timer as its one argument. A handler without parameter raises TypeError each time, out of sight, and the button seems dead.",
    example: "from machine import Pin\n\ndef pressed():\n    print('pressed')\n\nPin(4, Pin.IN).irq(pressed)",
    instead:
      "from machine import Pin\n\ndef pressed(pin):\n    print('pressed')\n\nPin(4, Pin.IN).irq(pressed)",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      for (const [param, count] of Object.entries(call?.handler ?? {})) {
        const argument = argumentOf(event, call!, param);
        if (argument !== undefined) check(ctx, argument, count);
      }
    }
  },
};

function check(ctx: Parameters<Rule["check"]>[0], argument: Argument, count: number): void {
  const all = alternatives(argument.value);
  for (const value of all) {
    const problem = problemOf(value, count);
    if (problem === undefined) continue;
    ctx.report({ ...problem, at: argument, ...(all.length > 1 ? { severity: "warning" as const } : {}) });
  }
}

function problemOf(value: Value, count: number): Omit<Problem, "at"> | undefined {
  const code: FunctionValue | undefined =
    value.kind === "function" ? value : value.kind === "bound" ? value.fn : undefined;
  if (code === undefined) return undefined;
  const own = code.fn.params.filter(({ form }) => form === "posonly" || form === "normal");
  const bound = value.kind === "bound" ? 1 : 0;
  const most = code.fn.params.some(({ form }) => form === "vararg") ? Infinity : own.length - bound;
  const least = own.filter(({ hasDefault }) => !hasDefault).length - bound;
  if (count >= least && count <= most) return undefined;
  const takes = most <= 0 ? "none" : least === most ? String(most) : `${least} to ${most}`;
  return {
    code: "PIN428",
    args: [code.fn.name, count === 1 ? "one argument" : "no argument", takes],
    raises: "nothing",
    hint:
      count === 1
        ? most < 1
          ? "give it a parameter: the pin or timer that calls it"
          : "give what it needs by a global, an attribute, or a lambda around it"
        : "take its parameters away",
  };
}
