/** R13: a servo that is sent beyond its end. */

import { asNumber } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Rule } from "../rule.js";

export const servoDuty: Rule = {
  code: "PIN413",
  requirement: "R13",
  severity: "info",
  text: "at 50 Hz a duty of {0} is a pulse of {1} ms; servos take about 0.5 to 2.5",
  summary: "a servo that is sent beyond its end",
  explanation: {
    what: "A PWM output of 50 Hz, as servos need it, is given a pulse that no servo understands.",
    why: "Servos read the length of the pulse, about 0.5 to 2.5 ms. With 10 bits that is 26 to 128. Beyond it a servo pushes against its stop and gets hot.",
    example: "from machine import Pin, PWM\n\nservo = PWM(Pin(4), freq=50)\nservo.duty(512)",
    instead: "from machine import Pin, PWM\n\nservo = PWM(Pin(4), freq=50)\nservo.duty(77)",
  },
  board: "esp8266",
  check(ctx) {
    const full = ctx.board?.target.chip.pwm?.dutyMax;
    if (full === undefined) return;
    for (const { object, made, call, events } of ctx.facts.objects.values()) {
      if (object.cls !== "machine.PWM") continue;
      const frequencies = [made, ...events].flatMap((event) => {
        const own = event === made ? call : ctx.table.get(event.name);
        return own === undefined ? [] : [asNumber(argumentOf(event, own, "freq")?.value)];
      });
      const given = frequencies.filter((hz) => hz !== undefined);
      if (given.length === 0 || given.some((hz) => hz !== 50)) continue;
      for (const event of [made, ...events]) {
        const own = event === made ? call : ctx.table.get(event.name);
        const duty = own === undefined ? undefined : argumentOf(event, own, "duty");
        if (duty === undefined) continue;
        ctx.judgeValues(duty, (value) => {
          const number = asNumber(value);
          if (number === undefined || number === 0) return undefined;
          const ms = (number / (full + 1)) * 20;
          if (ms >= 0.4 && ms <= 2.6) return undefined;
          return {
            code: "PIN413",
            args: [String(number), ms.toFixed(1)],
            raises: "nothing",
            severity: "info",
          };
        });
      }
    }
  },
};
