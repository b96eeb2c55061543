/** R41: pulses are an array of 16-bit numbers. */

import type { Rule } from "../rule.js";

export const pulseArray: Rule = {
  code: "PIN441",
  requirement: "R41",
  severity: "error",
  text: "PulseOut.send() takes array.array('H'), not {0}",
  summary: "pulses that are no array",
  explanation: {
    what: "PulseOut.send() is given a list, tuple or other sequence.",
    why: "The pulses are read by the hardware from memory as 16-bit numbers, so they must be an array of type 'H'; else TypeError is raised.",
    example:
      "import board\nimport pulseio\n\nout = pulseio.PulseOut(pulseio.PWMOut(board.D5, frequency=38000))\nout.send([9000, 4500])",
    instead:
      "import array\nimport board\nimport pulseio\n\nout = pulseio.PulseOut(pulseio.PWMOut(board.D5, frequency=38000))\nout.send(array.array('H', [9000, 4500]))",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      if (event.kind !== "call" || event.name !== "pulseio.PulseOut.send") continue;
      const [argument] = event.args.positional;
      const value = argument?.value;
      if (argument === undefined || (value?.kind !== "sequence" && value?.kind !== "const")) continue;
      ctx.report({
        code: "PIN441",
        at: argument,
        args: [value.kind === "sequence" ? `a ${value.type}` : "a constant"],
        raises: "TypeError",
        hint: "write array.array('H', [...])",
      });
    }
  },
};
