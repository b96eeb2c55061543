/** R25: addresses of registers that do not fit what is sent for them. */

import { asInt } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const i2cRegister: Rule = {
  code: "PIN425",
  requirement: "R25",
  severity: "error",
  text: "{0}",
  summary: "the address of a register does not fit its size",
  explanation: {
    what: "The size of a register's address is not 8, 16, 24 or 32 bits, or the address is larger than the size that is sent.",
    why: "addrsize counts bits; others than whole bytes raise ValueError. The address is cut to the size in silence, 8 bits if none is given, so another register is read. Firmware for the ESP8266 of 2017 knew no other size than 8.",
    example:
      "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\ni2c.readfrom_mem(0x50, 0x1200, 4)",
    instead:
      "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\ni2c.readfrom_mem(0x50, 0x1200, 4, addrsize=16)",
  },
  board: "esp32",
  check(ctx) {
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      if (call === undefined || !call.params.includes("addrsize")) continue;
      const size = argumentOf(event, call, "addrsize");
      const bits = size === undefined ? (event.args.isOpen ? undefined : 8) : asInt(size.value);
      if (bits === undefined) continue;
      if (bits % 8 !== 0 || bits > 32 || bits < 0) {
        ctx.report({
          code: "PIN425",
          at: size!,
          args: [`addrsize is 8, 16, 24 or 32 bits, not ${bits}`],
          raises: "ValueError",
          ...(bits > 0 && bits <= 4 ? { hint: `for ${bits} bytes write addrsize=${bits * 8}` } : {}),
        });
        continue;
      }
      const register = argumentOf(event, call, "memaddr");
      if (register === undefined) continue;
      ctx.judgeValues(register, (value) => {
        const address = asInt(value);
        if (address === undefined || address < 2 ** bits) return undefined;
        const wanted = [8, 16, 24, 32].find((one) => address < 2 ** one);
        return {
          code: "PIN425",
          args: [`0x${address.toString(16)} does not fit into an address of ${bits} bits: it is cut`],
          raises: "nothing",
          severity: "warning",
          ...(wanted === undefined ? {} : { hint: `give addrsize=${wanted}` }),
        };
      });
    }
  },
};
