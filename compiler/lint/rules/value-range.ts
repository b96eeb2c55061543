/** R10, R12, R24: numbers that a register does not take. */

import { asNumber, type Value } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { RangeName } from "../hardware/table.js";
import type { Rule } from "../rule.js";
import { callName, type Problem, type RuleContext } from "../rule-context.js";

interface Range {
  readonly code: string;
  readonly min: number;
  readonly max: number;
  readonly what: string;
  readonly severity: "error" | "warning";
  readonly hint?: string;
}

function rangeOf(ctx: RuleContext, name: RangeName): Range | undefined {
  const { pwm, dac } = ctx.board?.target.chip ?? {};
  switch (name) {
    case "pwm-freq":
      return (
        pwm && {
          code: "PIN410",
          min: pwm.minHz,
          max: pwm.maxHz,
          what: "Hz",
          severity: pwm.outOfRange === "error" ? "error" : "warning",
          ...(pwm.outOfRange === "clamped"
            ? { hint: "the firmware takes the nearest frequency that it can make" }
            : {}),
        }
      );
    case "pwm-duty":
      return pwm?.dutyMax === undefined
        ? undefined
        : {
            code: "PIN412",
            min: 0,
            max: pwm.dutyMax,
            what: "",
            severity: "error",
            hint: "duty_u16() takes 0 to 65535",
          };
    case "u16":
      return { code: "PIN412", min: 0, max: 65535, what: "", severity: "error" };
    case "percent":
      return { code: "PIN412", min: 0, max: 100, what: "%", severity: "error" };
    case "dac":
      return dac && { code: "PIN412", min: 0, max: 2 ** dac.bits - 1, what: "", severity: "error" };
    case "i2c-address":
      return undefined;
  }
}

/** A rule of this file looks at the ranges of one code. */
function rangeRule(rule: Omit<Rule, "check">): Rule {
  return {
    ...rule,
    check(ctx) {
      for (const event of ctx.facts.events) {
        const call = event.kind === "read" || event.kind === "get" ? undefined : ctx.table.get(event.name);
        for (const [param, name] of Object.entries(call?.range ?? {})) {
          const argument = argumentOf(event, call!, param);
          const range = rangeOf(ctx, name);
          if (argument === undefined || range?.code !== rule.code) continue;
          ctx.judgeValues(argument, (value) =>
            outside(
              value,
              range,
              event.kind === "write"
                ? event.name.slice(event.name.lastIndexOf(".") + 1)
                : `${param} of ${callName(event)}`,
            ),
          );
        }
      }
    },
  };
}

function outside(
  value: Value,
  { code, min, max, what, severity, hint }: Range,
  of: string,
): Omit<Problem, "at"> | undefined {
  const number = asNumber(value);
  if (number === undefined || (number >= min && number <= max)) return undefined;
  const unit = what === "" ? "" : ` ${what}`;
  return {
    code,
    args: [of, String(number), `${min} to ${max}${unit}`],
    raises: severity === "error" ? "ValueError" : "nothing",
    severity,
    ...(hint === undefined ? {} : { hint }),
  };
}

export const pwmFrequencyRange = rangeRule({
  code: "PIN410",
  requirement: "R10",
  severity: "error",
  text: "{0} cannot be {1}: the chip makes {2}",
  summary: "PWM frequency out of range",
  explanation: {
    what: "A PWM frequency is asked for that the chip cannot make.",
    why: "The divider of the PWM unit has few bits. Firmware raises ValueError, or takes the nearest frequency in silence: a servo then stands still and a tone is another one.",
    example: "from machine import Pin, PWM\n\ntone = PWM(Pin(4), freq=5000, duty=512)",
    instead: "from machine import Pin, PWM\n\ntone = PWM(Pin(4), freq=1000, duty=512)",
  },
  board: "esp8266",
});

export const dutyRange = rangeRule({
  code: "PIN412",
  requirement: "R12",
  severity: "error",
  text: "{0} cannot be {1}: it takes {2}",
  summary: "duty cycle or output value out of range",
  explanation: {
    what: "A duty cycle or output value is beyond what the call takes.",
    why: "Each call has its scale: duty() to 1023, duty_u16() and duty_cycle to 65535, percent to 100. A value of another scale is refused with ValueError, or wraps around.",
    example: "from machine import Pin, PWM\n\nled = PWM(Pin(4))\nled.duty(65535)",
    instead: "from machine import Pin, PWM\n\nled = PWM(Pin(4))\nled.duty_u16(65535)",
  },
  board: "esp32",
});
