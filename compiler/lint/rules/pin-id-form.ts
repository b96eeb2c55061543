/** R63: a pin written in a way that this port does not take. */

import { boardNames } from "../../../targets/resolve-pin.js";
import { asInt } from "../evaluate/value.js";
import type { Rule } from "../rule.js";

export const pinIdForm: Rule = {
  code: "PIN463",
  requirement: "R63",
  severity: "error",
  text: "{0} is not how {1} names pins",
  summary: "pins are written otherwise on this port",
  explanation: {
    what: "A pin is given by number where the port takes names, or by a name where it takes numbers.",
    why: "Ports name pins differently: by GPIO number (ESP32, RP2040), by name of the chip's pin (STM32), by position on the module (Pycom). The wrong form raises an exception.",
    example: 'from machine import Pin\n\nled = Pin("D4", Pin.OUT)',
    instead: "from machine import Pin\n\nled = Pin(4, Pin.OUT)",
  },
  board: "esp8266",
  check(ctx) {
    const { board } = ctx;
    if (board === undefined) return;
    for (const use of ctx.facts.uses) {
      if (use.isObject) continue;
      if (use.argument === undefined) continue;
      const wrong = use.choices.filter((choice) => choice.kind === "form");
      for (const { shown } of wrong) {
        const name = shown.replace(/"/g, "");
        const silk = board.target.board.silkNames?.[name] ?? board.target.board.pinNames[name];
        const isCircuitPython = board.dialect === "circuitpython";
        const example = isCircuitPython
          ? `board.${Object.keys(boardNames(board.target, board.dialect))[0]}`
          : (board.target.chip.pinIds?.example ?? "");
        const isNumber = asInt(use.argument.value) !== undefined;
        ctx.report({
          code: "PIN463",
          at: use.argument,
          args: [shown, ctx.boardName],
          raises: isNumber && !isCircuitPython ? "ValueError" : "TypeError",
          hint:
            silk !== undefined && !isNumber && !isCircuitPython
              ? `${name} is GPIO${silk}: write ${silk}`
              : `write it as in ${example}`,
          ...(wrong.length < use.choices.length ? { severity: "warning" as const } : {}),
        });
      }
    }
  },
};
