/** R57: memory that a loop takes in each round though one buffer would do. */

import type { Rule } from "../rule.js";

/** What makes a new object of bytes in each call, and what fills one that is there. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^struct\.pack$/, "struct.pack_into(format, buffer, offset, …)"],
  [/\.I2C\.readfrom$|SoftI2C\.readfrom$/, "readfrom_into(address, buffer)"],
  [/I2C\.readfrom_mem$/, "readfrom_mem_into(address, register, buffer)"],
  [/SPI\.read$/, "readinto(buffer)"],
];

export const allocationStyle: Rule = {
  code: "PIN457",
  requirement: "R57",
  severity: "info",
  text: "{0}() makes a new object in each round of an endless loop",
  summary: "a buffer that is made anew in a loop",
  explanation: {
    what: "An endless loop calls something that gives a new bytes object each time, where a variant fills a buffer.",
    why: "The heap of a board is small: it is filled round by round until it is collected, which takes milliseconds, and gaps between objects remain.",
    example:
      "import time\nfrom machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\nwhile True:\n    print(i2c.readfrom_mem(0x68, 0x3b, 6))\n    time.sleep_ms(100)",
    instead:
      "import time\nfrom machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\nbuffer = bytearray(6)\nwhile True:\n    i2c.readfrom_mem_into(0x68, 0x3b, buffer)\n    print(buffer)\n    time.sleep_ms(100)",
  },
  board: "esp32",
  check(ctx) {
    for (const event of ctx.facts.events) {
      if (event.kind !== "call" || event.loops === 0) continue;
      const found = INSTEAD.find(([name]) => name.test(event.name));
      if (found === undefined) continue;
      ctx.report({
        code: "PIN457",
        at: event.place,
        args: [event.name.split(".").at(-1)!],
        raises: "nothing",
        severity: "info",
        hint: `make a bytearray before the loop, and use ${found[1]}`,
      });
    }
  },
};
