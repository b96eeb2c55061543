/** R11: PWM outputs that must have one frequency are given several. */

import { excludes } from "../evaluate/frame.js";
import type { Argument } from "../evaluate/event.js";
import { asNumber } from "../evaluate/value.js";
import { argumentOf } from "../hardware/arguments.js";
import type { ObjectFacts } from "../hardware/facts.js";
import type { Rule } from "../rule.js";
import type { RuleContext } from "../rule-context.js";

interface Output {
  readonly facts: ObjectFacts;
  readonly unit: string;
  readonly channel: string;
  readonly frequency: number;
  readonly argument: Argument;
}

export const pwmShared: Rule = {
  code: "PIN411",
  requirement: "R11",
  severity: "warning",
  text: "{0} and {1} share one PWM frequency, but are given {2} and {3} Hz",
  summary: "two PWM frequencies where the chip has one",
  explanation: {
    what: "Two PWM outputs that share a counter are given different frequencies.",
    why: "Outputs of one slice or timer (on the ESP8266: all outputs) count together. The frequency set last holds for both, and nothing says so: the servo moves wrongly as soon as the lamp is dimmed.",
    example: "from machine import Pin, PWM\n\nservo = PWM(Pin(4), freq=50)\nlamp = PWM(Pin(5), freq=1000)",
    instead: "from machine import Pin, PWM\n\nservo = PWM(Pin(4), freq=50)\nlamp = PWM(Pin(5), freq=50)",
  },
  board: "esp8266",
  check(ctx) {
    const { board } = ctx;
    const sharing = board?.target.chip.pwm?.sharing;
    if (board === undefined || sharing === undefined || sharing === "none") return;
    const outputs = [...ctx.facts.objects.values()].flatMap((facts) => outputOf(ctx, facts, sharing));
    outputs.sort((a, b) => a.facts.object.serial - b.facts.object.serial);
    outputs.forEach((b, i) => {
      for (const a of outputs.slice(0, i)) {
        if (a.unit !== b.unit || a.frequency === b.frequency) continue;
        if (a.facts.pins[0]!.pin === b.facts.pins[0]!.pin || excludes(a.facts.made.path, b.facts.made.path))
          continue;
        if (
          a.facts.events.some(
            (event) => ctx.table.get(event.name)?.closes && event.serial < b.facts.made.serial,
          )
        )
          continue;
        ctx.report({
          code: "PIN411",
          at: b.argument,
          args: [
            board.label(a.facts.pins[0]!.pin),
            board.label(b.facts.pins[0]!.pin),
            String(a.frequency),
            String(b.frequency),
          ],
          raises: "nothing",
          related: [{ place: a.argument.place, text: `${a.frequency} Hz are set here` }],
          hint:
            sharing === "all"
              ? "this chip has one PWM frequency for all pins"
              : `both are outputs of ${b.unit}; use a pin of another one, such as ${board.list(others(ctx, b.unit).slice(0, 6))}`,
        });
        return;
      }
    });
  },
};

function outputOf(ctx: RuleContext, facts: ObjectFacts, sharing: "all" | "unit"): Output[] {
  const [only] = facts.pins;
  if (facts.role !== "pwm" || only === undefined) return [];
  const row = only.pin.pwm?.[0];
  if (row === undefined && sharing === "unit") return [];
  const frequencies: Argument[] = [];
  for (const event of [facts.made, ...facts.events]) {
    const call = ctx.table.get(event.name);
    const argument =
      call === undefined
        ? undefined
        : (argumentOf(event, call, "freq") ?? argumentOf(event, call, "frequency"));
    if (argument !== undefined) frequencies.push(argument);
  }
  const last = frequencies.at(-1);
  const frequency = asNumber(last?.value);
  // One that sweeps through frequencies is no servo that another may disturb.
  if (
    last === undefined ||
    frequency === undefined ||
    new Set(frequencies.map(({ value }) => asNumber(value))).size > 1
  )
    return [];
  return [
    {
      facts,
      unit: sharing === "all" ? "" : row!.unit,
      channel: row?.channel ?? "",
      frequency,
      argument: last,
    },
  ];
}

function others(ctx: RuleContext, unit: string): ReturnType<NonNullable<RuleContext["board"]>["able"]> {
  return ctx.board!.able(
    (pin) => pin.pwm !== undefined && pin.pwm[0]?.unit !== unit && pin.boot === undefined,
  );
}
