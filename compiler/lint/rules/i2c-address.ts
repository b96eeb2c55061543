/** R24: an address that no I2C device can have. */

import { asInt } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const i2cAddress: Rule = {
  code: "PIN424",
  requirement: "R24",
  severity: "error",
  text: "{0} is no I2C address: {1}",
  summary: "an I2C address out of range",
  explanation: {
    what: "A call to a device on I2C gives an address that is reserved or has more than seven bits.",
    why: "Addresses have seven bits, and those below 0x08 and above 0x77 are reserved. Data sheets sometimes give the address shifted by one, with the read/write bit.",
    example:
      "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\ni2c.writeto(0xa0, b'x')",
    instead:
      "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\ni2c.writeto(0x50, b'x')",
  },
  board: "esp32",
  check(ctx) {
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      for (const [param, range] of Object.entries(call?.range ?? {})) {
        const argument = range === "i2c-address" ? argumentOf(event, call!, param) : undefined;
        if (argument === undefined) continue;
        ctx.judgeValues(argument, (value) => {
          const address = asInt(value);
          // 0x00 is the general call, used on purpose to reset devices.
          if (address === undefined || address === 0 || (address >= 0x08 && address <= 0x77))
            return undefined;
          const shown = `0x${address.toString(16)}`;
          const isTooLong = address > 0x7f || address < 0;
          const half =
            isTooLong && address <= 0xff
              ? { hint: `shifted by the read/write bit? then it is 0x${(address >> 1).toString(16)}` }
              : {};
          return {
            code: "PIN424",
            args: [shown, isTooLong ? "addresses have seven bits" : "it is reserved"],
            raises: isTooLong ? "ValueError" : "nothing",
            severity: isTooLong ? "error" : "warning",
            ...half,
          };
        });
      }
    }
  },
};
