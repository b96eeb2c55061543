/** R16: a converter that cannot be read while the radio is on. */

import type { Rule } from "../rule.js";

export const adcWifi: Rule = {
  code: "PIN416",
  requirement: "R16",
  severity: "error",
  text: "{0} cannot be read while Wi-Fi is on",
  summary: "an analog input of ADC2 in a program that uses Wi-Fi",
  explanation: {
    what: "An analog input of the second converter is used in a program that switches Wi-Fi on.",
    why: "The radio of the chip needs that converter for itself. Reading fails as soon as Wi-Fi is active, often only days later when the program is finished.",
    example:
      "import network\nfrom machine import ADC, Pin\n\nnetwork.WLAN(network.STA_IF).active(True)\nlight = ADC(Pin(4))\nprint(light.read())",
    instead:
      "import network\nfrom machine import ADC, Pin\n\nnetwork.WLAN(network.STA_IF).active(True)\nlight = ADC(Pin(34))\nprint(light.read())",
  },
  board: "esp32",
  check(ctx) {
    const { board } = ctx;
    const blocked = new Set(
      board?.target.chip.adc?.units.filter(({ blockedBy }) => blockedBy === "wifi").map(({ id }) => id),
    );
    const [wifi] = ctx.facts.wifi;
    if (board === undefined || wifi === undefined || blocked.size === 0) return;
    const isSwitchedOff = ctx.facts.events.some(
      (event) =>
        event.name === "network.WLAN.active" &&
        event.args.positional[0]?.value.kind === "const" &&
        ctx.written(event.args.positional[0].value) === "false",
    );
    for (const use of ctx.facts.uses) {
      if (use.want !== "adc") continue;
      ctx.judge(use, (pin) => {
        if (pin.adc === undefined || !pin.adc.every(({ unit }) => blocked.has(unit))) return undefined;
        const able = board.able((one) => one.adc?.some(({ unit }) => !blocked.has(unit)) === true);
        return {
          code: "PIN416",
          args: [board.label(pin)],
          raises: "OSError",
          severity: isSwitchedOff ? "warning" : "error",
          related: [{ place: wifi.place, text: "Wi-Fi is switched on here" }],
          hint: `use a pin of the other converter: ${board.list(able)}`,
        };
      });
    }
  },
};
