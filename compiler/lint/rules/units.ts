/** R50: times that are likely meant in another unit. */

import { asNumber } from "../evaluate/value.js";
import type { Rule } from "../rule.js";

export const units: Rule = {
  code: "PIN450",
  requirement: "R50",
  severity: "warning",
  text: "{0} waits {1}",
  summary: "a time in the wrong unit",
  explanation: {
    what: "A time is given to a function of another unit than its size suggests.",
    why: "time.sleep() takes seconds, sleep_ms() milliseconds as an int, sleep_us() microseconds. Five hundred seconds look like a program that hangs.",
    example: "import time\nimport machine\n\ntime.sleep(500)",
    instead: "import time\nimport machine\n\ntime.sleep_ms(500)",
  },
  check(ctx) {
    for (const event of ctx.facts.events) {
      if (event.kind !== "call" || !/^time\.sleep(_ms|_us)?$/.test(event.name)) continue;
      const [argument] = event.args.positional;
      if (argument === undefined) continue;
      ctx.judgeValues(argument, (value) => {
        const time = asNumber(value);
        if (time === undefined) return undefined;
        const isFraction =
          value.kind === "const" && value.value.kind === "float" && event.name !== "time.sleep";
        // Round hundreds of seconds are hardly meant; minutes are multiples of 60.
        const isLong = event.name === "time.sleep" && time >= 100 && time % 50 === 0 && time % 60 !== 0;
        if (isFraction)
          return {
            code: "PIN450",
            args: [`${event.name}(${time})`, "a whole number of units only; it raises TypeError"],
            raises: "TypeError",
            hint: "give an int, or use time.sleep() with seconds",
          };
        if (!isLong) return undefined;
        return {
          code: "PIN450",
          args: [`time.sleep(${time})`, `${time} seconds, which is ${Math.round(time / 6) / 10} minutes`],
          raises: "nothing",
          severity: "warning",
          hint: `for milliseconds write time.sleep_ms(${time})`,
          fix: { kind: "name", from: `sleep(${time}`, to: `sleep_ms(${time}`, whole: event.place },
        };
      });
    }
  },
};
