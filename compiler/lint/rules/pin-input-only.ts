/** R04: output wanted of a pin that can only be an input. */

import type { PinDescription } from "../../../runtime-hal/hal/chip-description.js";
import type { PinUse } from "../hardware/facts.js";
import { setupOf } from "../hardware/facts.js";
import type { Rule } from "../rule.js";
import type { Problem } from "../rule-context.js";

export const pinInputOnly: Rule = {
  code: "PIN404",
  requirement: "R04",
  severity: "error",
  text: "{0} can only be an input: {1}",
  summary: "output on a pin that is input only",
  explanation: {
    what: "A pin without an output driver is used as an output: by its mode, for PWM, or for a line of a bus that the chip drives.",
    why: "There is no driver in the chip behind this pin, so it cannot put out anything. The firmware raises ValueError.",
    example: "from machine import Pin\n\nled = Pin(34, Pin.OUT)",
    instead: "from machine import Pin\n\nled = Pin(25, Pin.OUT)",
  },
  board: "esp32",
  check(ctx) {
    for (const use of ctx.facts.uses) {
      ctx.judge(use, (pin) => problemOf(ctx, use, pin));
    }
    for (const { object, events, pins } of ctx.facts.objects.values()) {
      const [only] = pins;
      if (only === undefined || !isInputOnly(only.pin)) continue;
      for (const event of events) {
        const call = ctx.table.get(event.name);
        const isOutput =
          event.name.endsWith(".switch_to_output") ||
          (event.kind === "write" &&
            event.name.endsWith(".direction") &&
            event.args.positional[0]?.value.kind === "native" &&
            event.args.positional[0].value.name.endsWith("OUTPUT")) ||
          (call !== undefined && setupOf(event, call).modes.includes("out"));
        if (!isOutput || ctx.board === undefined || only.use.want !== "digital") continue;
        ctx.report({
          ...problem(ctx, only.pin, "it is made an output"),
          at: event.place,
          related: [{ place: object.place, text: `${ctx.board.label(only.pin)} is given here` }],
        });
      }
    }
  },
};

function isInputOnly(pin: PinDescription): boolean {
  return pin.functions.includes("gpio-in") && !pin.functions.includes("gpio-out");
}

const OUTPUT_ROLES = new Set(["scl", "sda", "sck", "mosi", "cs", "tx", "rts", "ws"]);

function problemOf(
  ctx: Parameters<Rule["check"]>[0],
  use: PinUse,
  pin: PinDescription,
): Omit<Problem, "at"> | undefined {
  if (!isInputOnly(pin)) return undefined;
  const reason = wantsOutput(use);
  return reason === undefined
    ? undefined
    : { ...problem(ctx, pin, reason), ...(isPartial(use) ? { severity: "warning" as const } : {}) };
}

function problem(
  ctx: Parameters<Rule["check"]>[0],
  pin: PinDescription,
  reason: string,
): Omit<Problem, "at"> {
  const board = ctx.board!;
  return {
    code: "PIN404",
    args: [board.label(pin), reason],
    raises: "ValueError",
    pins: [pin],
    hint: `the chip has no output driver there; pins that have one: ${board.list(board.able("gpio-out"))}`,
  };
}

/** Some of the modes that it may get are no output. */
function isPartial({ event, call, want }: PinUse): boolean {
  return (
    want === "digital" && setupOf(event, call).modes.some((mode) => mode !== "out" && mode !== "open-drain")
  );
}

function wantsOutput({ event, call, want, bus }: PinUse): string | undefined {
  if (want === "digital") {
    const { modes } = setupOf(event, call);
    if (modes.includes("out")) return "it is made an output";
    return modes.includes("open-drain") ? "it is made an open-drain output" : undefined;
  }
  if (want === "output") return "it is to be driven";
  if (want === "pwm") return "it cannot give PWM";
  if (want === "bitstream") return "the protocol must drive the line";
  if (want === "bus" && bus !== undefined && OUTPUT_ROLES.has(bus.role)) return `${bus.role} must be driven`;
  return undefined;
}
