/** R50: times that are likely meant in another unit. */

import type { Place } from "../evaluate/frame.js";
import { asNumber, type Value } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { Problem } from "../rule-context.js";
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
      if (event.kind !== "call") continue;
      const [first] = event.args.positional;
      if (/^time\.sleep(_ms|_us)?$/.test(event.name) && first !== undefined)
        ctx.judgeValues(first, (value) => wrongSleep(event.name, value, event.place));
      if (/^machine\.(deepsleep|lightsleep)$/.test(event.name) && first !== undefined)
        ctx.judgeValues(first, (value) => shortSleep(event.name, value));
      const call = ctx.table.get(event.name);
      const period =
        call !== undefined && /^machine\.Timer(\.init)?$/.test(event.name)
          ? argumentOf(event, call, "period")
          : undefined;
      if (period !== undefined) ctx.judgeValues(period, shortPeriod);
    }
  },
};

type Found = Omit<Problem, "at">;

function wrongSleep(name: string, value: Value, whole: Place): Found | undefined {
  const time = asNumber(value);
  if (time === undefined) return undefined;
  const isFraction = value.kind === "const" && value.value.kind === "float" && name !== "time.sleep";
  if (isFraction)
    return {
      code: "PIN450",
      args: [`${name}(${time})`, "a whole number of units only; it raises TypeError"],
      raises: "TypeError",
      hint: "give an int, or use time.sleep() with seconds",
    };
  // Round hundreds of seconds are hardly meant; minutes are multiples of 60.
  const isLong = name === "time.sleep" && time >= 100 && time % 50 === 0 && time % 60 !== 0;
  if (!isLong) return undefined;
  return {
    code: "PIN450",
    args: [`time.sleep(${time})`, `${time} seconds, which is ${Math.round(time / 6) / 10} minutes`],
    raises: "nothing",
    severity: "warning",
    hint: `for milliseconds write time.sleep_ms(${time})`,
    fix: { kind: "name", from: `sleep(${time}`, to: `sleep_ms(${time}`, whole },
  };
}

/** Nobody sends a board to sleep for less than it takes to start. */
function shortSleep(name: string, value: Value): Found | undefined {
  const time = asNumber(value);
  if (time === undefined || time <= 0 || time >= 100 || !name.endsWith("deepsleep")) return undefined;
  return {
    code: "PIN450",
    args: [`${name}(${time})`, `${time} ms, less than the board takes to start again`],
    raises: "nothing",
    severity: "warning",
    hint: `the time is in milliseconds: for ${time} s write ${time * 1000}`,
  };
}

function shortPeriod(value: Value): Found | undefined {
  const time = asNumber(value);
  if (time !== 1) return undefined;
  return {
    code: "PIN450",
    args: ["Timer(period=1)", "1 ms between calls of the handler"],
    raises: "nothing",
    severity: "info",
    hint: "the period is in milliseconds: a second is 1000",
  };
}
