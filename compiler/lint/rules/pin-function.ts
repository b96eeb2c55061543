/** Rules about functions that a pin does not have: one table, one rule a function. */

import type { PinDescription, PinFunction } from "../../../runtime-hal/hal/chip-description.js";
import { isFallbackOf } from "../evaluate/frame.js";
import type { PinUse } from "../hardware/facts.js";
import type { Rule } from "../rule.js";
import type { RuleContext } from "../rule-context.js";
import type { CodeExplanation } from "../../diagnostics/codes.js";
import type { Foreseen } from "../guards.js";

export interface FunctionRule {
  readonly code: string;
  readonly requirement: string;
  readonly what: PinFunction;
  /** Whether a use wants it. */
  readonly wanted: (use: PinUse) => boolean;
  readonly text: string;
  readonly summary: string;
  readonly raises: Foreseen;
  /** What pins have, for the hint. */
  readonly name: string;
  readonly board: string;
  readonly explanation: CodeExplanation;
}

/** A rule that wants a function of the pins that a call names. */
export function functionRule(spec: FunctionRule): Rule {
  const { code, requirement, what, wanted, text, summary, raises, name, explanation, board } = spec;
  return {
    code,
    requirement,
    severity: "error",
    text,
    summary,
    explanation,
    board,
    check(ctx) {
      for (const use of ctx.facts.uses) {
        if (!wanted(use)) continue;
        const channels = use.choices.filter((choice) => choice.kind === "channel");
        for (const { shown } of channels) {
          ctx.report({
            code,
            at: use.argument ?? use.event.place,
            args: [shown],
            raises,
            ...(channels.length < use.choices.length ? { severity: "warning" as const } : {}),
            hint: `${ctx.boardName} does not have it`,
          });
        }
        ctx.judge(use, (pin) => {
          if (pin.functions.includes(what) || pin.functions.length === 0) return undefined;
          // An input without a driver is told of by PIN404.
          const isInputOnly = !pin.functions.includes("gpio-out") && (what === "pwm" || what === "bitstream");
          if (isInputOnly && pin.functions.includes("gpio-in")) return undefined;
          if (worksOtherwise(ctx, use, pin)) return undefined;
          const able = ctx.board!.able(what);
          return {
            code,
            args: [ctx.board!.label(pin)],
            raises,
            hint:
              able.length === 0
                ? `no pin of ${ctx.boardName} has ${name}`
                : `pins with ${name}: ${ctx.board!.list(able)}`,
          };
        });
      }
    },
  };
}

/** A handler tries another function of a pin where the one that was tried first works: it is not come to. */
function worksOtherwise(ctx: RuleContext, use: PinUse, pin: PinDescription): boolean {
  return ctx.facts.uses.some(
    ({ want, choices, event }) =>
      want !== use.want &&
      pin.functions.some((one) => one === want) &&
      choices.some((choice) => choice.kind === "pin" && choice.pin === pin) &&
      isFallbackOf(use.event.path, event.path),
  );
}
