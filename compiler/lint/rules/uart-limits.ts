/** R27: reading from a UART that can only send. */

import { busOf } from "../hardware/buses.js";
import type { Rule } from "../rule.js";

export const uartLimits: Rule = {
  code: "PIN427",
  requirement: "R27",
  severity: "error",
  text: "{0} can only send: {1}() has nothing to read",
  summary: "reading from a UART without RX",
  explanation: {
    what: "A program reads from a UART that has no receiving pin.",
    why: "UART1 of the ESP8266 has TX only; its RX lies on the flash. Reading raises OSError.",
    example: "from machine import UART\n\nuart = UART(1, 9600)\nprint(uart.read())",
    instead: "from machine import UART\n\nuart = UART(1, 9600)\nuart.write(b'hello')",
  },
  board: "esp8266",
  check(ctx) {
    if (ctx.board === undefined) return;
    for (const { made, call, events, role, object } of ctx.facts.objects.values()) {
      if (role !== "uart") continue;
      const bus = busOf(made, call, "uart", ctx.board);
      const canRead =
        bus === undefined ||
        (bus.roles.includes("rx") &&
          (bus.pins !== "sets" || bus.sets?.some((set) => set.rx !== undefined) === true));
      if (canRead) continue;
      for (const event of events) {
        const name = event.name.slice(object.cls.length + 1);
        if (!/^(read|readinto|readline|readchar)$/.test(name)) continue;
        ctx.report({
          code: "PIN427",
          at: event.place,
          args: [`UART(${bus.number})`, name],
          raises: "OSError",
          related: [{ place: object.place, text: "it is made here" }],
        });
      }
    }
  },
};
