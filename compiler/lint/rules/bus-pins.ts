/** R55: pins that no single peripheral can use together. */

import type {
  BusDescription,
  BusKind,
  BusRole,
  PinDescription,
  Pins,
} from "../../../runtime-hal/hal/chip-description.js";
import type { NativeEvent } from "../evaluate/event.js";
import { busesOf, busOf } from "../hardware/buses.js";
import type { PinUse } from "../hardware/facts.js";
import type { Rule } from "../rule.js";
import type { RuleContext } from "../rule-context.js";

export const busPins: Rule = {
  code: "PIN455",
  requirement: "R55, R20",
  severity: "error",
  text: "{0} cannot be {1} of {2}",
  summary: "a pin that the bus cannot use",
  explanation: {
    what: "A hardware bus is given pins that its peripheral is not connected to.",
    why: 'Each peripheral reaches a few pins only, each in one role. The firmware raises ValueError ("bad SCL pin").',
    example: "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(3), sda=Pin(2))",
    instead: "from machine import I2C, Pin\n\ni2c = I2C(1, scl=Pin(3), sda=Pin(2))",
  },
  board: "pico",
  check(ctx) {
    const { board } = ctx;
    if (board === undefined) return;
    const byEvent = new Map<NativeEvent, PinUse[]>();
    for (const use of ctx.facts.uses) {
      if (use.bus === undefined || use.argument === undefined || use.call.soft) continue;
      byEvent.set(use.event, [...(byEvent.get(use.event) ?? []), use]);
    }
    for (const [event, uses] of byEvent) {
      const call = uses[0]!.call;
      const kind = uses[0]!.bus!.kind;
      if (call.owner) {
        checkOwner(ctx, kind, uses);
        continue;
      }
      const bus = busOf(event, call, kind, board);
      if (bus?.pins === "signals") checkSignals(ctx, bus, uses);
      else if (bus?.pins === "sets") checkSets(ctx, bus, uses);
    }
  },
};

/** Families whose CircuitPython has nothing but the chip's own buses behind `busio`. */
const HARD_FAMILIES: ReadonlySet<string> = new Set(["nrf", "rp2", "samd", "stm32"]);

/** Of CircuitPython, where the pins say which bus it is: one of the chip's must lead to all of them. */
function checkOwner(ctx: RuleContext, kind: BusKind, uses: readonly PinUse[]): void {
  const { chip } = ctx.board!.target;
  const given: (readonly [BusRole, PinDescription])[] = [];
  for (const { choices, bus } of uses) {
    const [only] = choices;
    if (choices.length !== 1 || only?.kind !== "pin") return;
    given.push([bus!.role, only.pin]);
  }
  if (!HARD_FAMILIES.has(chip.family ?? "")) return;
  const leads = ({ id, pins, sets }: BusDescription): boolean => {
    if (pins === "any") return true;
    const at = (pin: PinDescription) => (pin.signals ?? []).filter((signal) => signal.bus === id);
    if (sets?.some((set) => given.every(([role, pin]) => set[role] === pin.id)) === true) return true;
    if (given.every(([role, pin]) => at(pin).some((signal) => signal.role === role))) return true;
    return (
      chip.padSets?.[kind]?.some((set) =>
        given.every(([role, pin]) => set[role] !== undefined && at(pin).some(({ pad }) => pad === set[role])),
      ) === true
    );
  };
  if (busesOf(kind, ctx.board!).some(leads)) return;
  const names = given.map(([role, pin]) => `${role.toUpperCase()} ${ctx.board!.scriptName(pin)}`);
  ctx.report({
    code: "PIN455",
    at: uses[0]!.argument!,
    args: [names.join(", "), kind === "uart" ? "the pins" : kind.toUpperCase(), "one of the chip's buses"],
    raises: "ValueError",
    pins: given.map(([, pin]) => pin),
    hint: kind === "uart" ? "take pins of one peripheral" : `bitbangio.${kind.toUpperCase()} takes any pins`,
  });
}

function checkSignals(ctx: RuleContext, bus: BusDescription, uses: readonly PinUse[]): void {
  for (const use of uses) {
    const { role, kind } = use.bus!;
    ctx.judge(use, (pin) => {
      const fits = pin.signals?.some(
        (signal) => signal.bus === bus.id && (signal.role === undefined || signal.role === role),
      );
      if (fits === true || pin.functions.length === 0) return undefined;
      const board = ctx.board!;
      const able = board.able(
        (one) => one.signals?.some((s) => s.bus === bus.id && s.role === role) === true,
      );
      const other = busesOf(kind, board).find((one) =>
        pin.signals?.some((signal) => signal.bus === one.id && signal.role === role),
      );
      const instead =
        other === undefined ? "" : `; ${board.label(pin)} is ${role.toUpperCase()} of ${other.id}`;
      return {
        code: "PIN455",
        args: [board.label(pin), role.toUpperCase(), bus.id],
        raises: "ValueError",
        hint: `pins for it: ${board.list(able)}${instead}`,
      };
    });
  }
}

function checkSets(ctx: RuleContext, bus: BusDescription, uses: readonly PinUse[]): void {
  const given = new Map<BusRole, number>();
  for (const use of uses) {
    const [only] = use.choices;
    if (use.choices.length !== 1 || only?.kind !== "pin") return;
    given.set(use.bus!.role, only.pin.id);
  }
  const fits = (set: Pins): boolean =>
    [...given].every(([role, id]) => set[role] === undefined || set[role] === id);
  if (bus.sets?.some(fits) === true) return;
  const bad = uses.find((use) => {
    const [only] = use.choices;
    return only?.kind === "pin" && bus.sets?.every((set) => set[use.bus!.role] !== only.pin.id);
  });
  const use = bad ?? uses[0]!;
  const [choice] = use.choices;
  if (choice?.kind !== "pin") return;
  const sets = (bus.sets ?? []).map((set) =>
    Object.entries(set)
      .map(([role, id]) => `${role}=${id}`)
      .join(" "),
  );
  ctx.report({
    code: "PIN455",
    at: use.argument!,
    args: [ctx.board!.label(choice.pin), use.bus!.role.toUpperCase(), bus.id],
    raises: "ValueError",
    pins: [choice.pin],
    hint: `it has fixed pins: ${sets.join(", or ")}`,
  });
}
