/** R20, R23: a bus that the board does not have, or that serves the flash. */

import { asInt, asStr, alternatives } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import { busesOf } from "../hardware/buses.js";
import type { Rule } from "../rule.js";

export const busUnknown: Rule = {
  code: "PIN420",
  requirement: "R20, R23",
  severity: "error",
  text: "{0} has no {1}{2}",
  summary: "a bus that the board does not have",
  explanation: {
    what: "A hardware bus is asked for by a number that the board does not have, or that belongs to the flash.",
    why: "Each peripheral for a bus has its number; another one raises ValueError. SPI(0) of the ESP8266 reads the program from the flash.",
    example: "from machine import SPI\n\nspi = SPI(0, baudrate=1000000)",
    instead: "from machine import SPI\n\nspi = SPI(1, baudrate=1000000)",
  },
  board: "esp8266",
  check(ctx) {
    const { board } = ctx;
    if (board?.target.chip.buses === undefined) return;
    for (const event of ctx.facts.events) {
      const call = event.kind === "call" ? ctx.table.get(event.name) : undefined;
      if (call?.bus === undefined || call.soft || event.result === undefined || event.object !== undefined)
        continue;
      const [param = ""] = call.params;
      if (param !== "id" && param !== "bus") continue;
      const argument = argumentOf(event, call, param);
      if (argument === undefined) continue;
      const buses = busesOf(call.bus, board);
      // Not all boards' data tell of audio.
      if (buses.length === 0 && call.bus === "i2s") continue;
      const kind = call.bus.toUpperCase();
      const all = alternatives(argument.value);
      for (const value of all) {
        const id = asInt(value) ?? asStr(value);
        // -1 stood for a bus made by software.
        if (id === undefined || id === -1) continue;
        const found = buses.find(
          (bus) => bus.number === id || bus.id === id || bus.names?.includes(String(id)),
        );
        if (found !== undefined && found.reserved === undefined) continue;
        const ids = buses
          .filter((bus) => bus.reserved === undefined)
          .map((bus) => bus.names?.[0] ?? bus.number);
        const usable = ids.filter((one) => one !== undefined);
        ctx.report({
          code: "PIN420",
          at: argument,
          args: [
            ctx.boardName,
            `${kind}(${ctx.written(value)})`,
            found === undefined ? "" : ` for programs: ${found.reserved}`,
          ],
          raises: "ValueError",
          hint:
            usable.length === 0
              ? `use Soft${kind} with pins of your choice`
              : `it has ${usable.map((one) => `${kind}(${typeof one === "string" ? `"${one}"` : one})`).join(", ")}`,
          ...(all.length > 1 ? { severity: "warning" as const } : {}),
        });
      }
    }
  },
};
