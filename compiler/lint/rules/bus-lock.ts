/** R35: a CircuitPython bus is used without its lock. */

import type { Rule } from "../rule.js";

const TRANSFER =
  /^(scan|readfrom_into|writeto|writeto_then_readfrom|write|readinto|write_readinto|configure)$/;

export const busLock: Rule = {
  code: "PIN435",
  requirement: "R35",
  severity: "error",
  text: "{0}() is called, but try_lock() is not",
  summary: "a bus is used without its lock",
  explanation: {
    what: "A bus of busio or bitbangio is used in a program that never calls its try_lock().",
    why: 'The lock keeps two drivers from talking at the same time. Without it the call raises RuntimeError ("Function requires lock"); scan() did not look at it in the first versions, and does not on simulated boards.',
    example:
      "import board\nimport busio\n\ni2c = busio.I2C(board.SCL, board.SDA)\ni2c.writeto(0x40, bytes([0]))",
    instead:
      "import board\nimport busio\n\ni2c = busio.I2C(board.SCL, board.SDA)\nwhile not i2c.try_lock():\n    pass\ni2c.writeto(0x40, bytes([0]))\ni2c.unlock()",
  },
  check(ctx) {
    for (const { object, events } of ctx.facts.objects.values()) {
      if (!/^(busio|bitbangio)\.(I2C|SPI)$/.test(object.cls)) continue;
      const names = events.map((event) => event.name.slice(object.cls.length + 1));
      if (names.includes("try_lock")) continue;
      const isSure = (name: string): boolean => TRANSFER.test(name) && name !== "scan";
      const found = names.findIndex(isSure);
      const isOnlyScan = found < 0;
      const first = isOnlyScan ? events.find((_, i) => names[i] === "scan") : events[found];
      if (first === undefined) continue;
      ctx.report({
        code: "PIN435",
        at: first.place,
        args: [first.name.slice(object.cls.length + 1)],
        ...(isOnlyScan
          ? { raises: "nothing" as const, severity: "warning" as const }
          : { raises: "RuntimeError" as const }),
        related: [{ place: object.place, text: "the bus is made here" }],
        hint: "wait for the lock before: while not bus.try_lock(): pass, and unlock() after",
      });
    }
  },
};
