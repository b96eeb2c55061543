/** R26 (and R18): one pin serves two things at the same time. */

import type { PinDescription } from "../../../runtime-hal/hal/chip-description.js";
import { covers, excludes, type Place } from "../evaluate/frame.js";
import type { NativeEvent } from "../evaluate/event.js";
import { modeOf, type ObjectFacts, type PinUse } from "../hardware/facts.js";
import { MODE_FIELD } from "../hardware/model.js";
import { reachableObjects } from "../hardware/reachable.js";
import type { Rule } from "../rule.js";
import type { RuleContext } from "../rule-context.js";

interface Holder {
  readonly facts: ObjectFacts;
  readonly use: PinUse;
}

export const pinTwoRoles: Rule = {
  code: "PIN426",
  requirement: "R26, R18",
  severity: "error",
  text: "{0} is used for two things at once: {1} and {2}",
  summary: "one pin in two roles",
  explanation: {
    what: "Two objects that are alive at the same time use one pin for different things.",
    why: "A pin has one driver and is led to one peripheral. The object made last takes the pin over in silence (CircuitPython raises ValueError), and the other one stops working or disturbs it.",
    example:
      "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\nled = Pin(21, Pin.OUT)\nwhile True:\n    i2c.scan()\n    led.on()",
    instead:
      "from machine import I2C, Pin\n\ni2c = I2C(0, scl=Pin(22), sda=Pin(21))\nled = Pin(23, Pin.OUT)\nwhile True:\n    i2c.scan()\n    led.on()",
  },
  board: "esp32",
  check(ctx) {
    if (ctx.board === undefined) return;
    const byPin = new Map<PinDescription, Holder[]>();
    const given = new Set<unknown>();
    for (const { object, role } of ctx.facts.objects.values())
      if (role !== undefined || object.cls === "machine.Signal")
        for (const one of object.holds) given.add(one);
    for (const facts of ctx.facts.objects.values()) {
      if (facts.role === undefined || facts.role === "timer") continue;
      // A pin object that was handed over has done its duty.
      if (facts.role === "digital" && given.has(facts.object) && !facts.call.owner) continue;
      for (const { pin, use } of facts.pins) {
        const list = byPin.get(pin) ?? [];
        list.push({ facts, use });
        byPin.set(pin, list);
      }
    }
    const reachable = reachableObjects(ctx.evaluator);
    for (const [pin, holders] of byPin) {
      holders.sort((a, b) => a.facts.object.serial - b.facts.object.serial);
      // One that is expected to fail never gets the pin.
      const real = holders.filter(
        ({ facts }, i) => i === 0 || !facts.call.owner || !ctx.expects(facts.object.place, "ValueError"),
      );
      for (let i = 0; i < real.length; i++)
        for (let j = i + 1; j < real.length; j++) compare(ctx, pin, real[i]!, real[j]!, reachable);
    }
  },
};

function compare(
  ctx: RuleContext,
  pin: PinDescription,
  a: Holder,
  b: Holder,
  reachable: ReadonlySet<unknown>,
): void {
  const first = a.facts;
  const second = b.facts;
  if (first.object === second.object || isSamePlace(first.object.place, second.object.place)) return;
  const { path } = second.made;
  if (excludes(first.made.path, path)) return;
  const closing = first.events.filter(
    (event) => ctx.table.get(event.name)?.closes === true && event.serial < second.made.serial,
  );
  // What is closed whenever it was made, as at the end of a `with`, is closed.
  if (closing.some((event) => covers(event.path, path) || covers(event.path, first.made.path))) return;
  const isOwned = first.call.owner && second.call.owner;
  if (!isOwned && isSameRole(a, b)) return;
  const later = usesAfter(ctx, first, second.made);
  if (isUnneededInput(a, later)) return;
  const isDigital = first.role === "digital";
  // One that nobody keeps only set the pin up (a pull, a level) before the other took it back.
  const isPassing = second.role === "digital" && second.events.length === 0 && !reachable.has(second.object);
  const isRenewed = later.length > 0 && ctx.table.get(later[0]!.name)?.opens === true;
  if (!isOwned && (isRenewed || isPassing)) return;
  const isUsed = later.length > 0;
  // A plain pin that is not touched again has nothing to lose.
  if (!isOwned && !isUsed && (isDigital || !reachable.has(first.object))) return;
  if (
    first.role === "digital" &&
    second.role === "digital" &&
    !isOwned &&
    !isOpposed(ctx, first, second, later)
  )
    return;
  const isDefault = a.use.argument === undefined || b.use.argument === undefined;
  const isSure =
    covers(first.made.path, null) &&
    covers(path, null) &&
    (isOwned || later.some((event) => covers(event.path, null))) &&
    closing.length === 0 &&
    !isDefault &&
    !(isDigital && second.role === "digital" && !isOwned);
  ctx.report({
    code: "PIN426",
    at: b.use.argument ?? second.object.place,
    args: [ctx.board!.label(pin), roleText(a), roleText(b)],
    raises: isOwned ? "ValueError" : "nothing",
    severity: isSure ? "error" : "warning",
    pins: [pin],
    related: [
      { place: a.use.argument?.place ?? first.object.place, text: `${roleText(a)} has the pin since here` },
    ],
    hint: isDefault
      ? "the pins of the bus are its default ones, since none are given: give other pins"
      : "use another pin for one of the two, or close the first with deinit() before",
  });
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}

/** Two objects for one bus, or the same peripheral made anew, get along. */
function isSameRole(a: Holder, b: Holder): boolean {
  if (a.facts.role !== b.facts.role || a.facts.role === "digital") return false;
  return a.use.bus?.role === b.use.bus?.role;
}

/** The input of an SPI that nobody named and nothing reads from, as with displays: their command wire is often there. */
function isUnneededInput({ use }: Holder, later: readonly NativeEvent[]): boolean {
  if (use.argument !== undefined || use.bus?.role !== "miso") return false;
  return !later.some(({ name }) => /\.(read|readinto|write_readinto)$/.test(name));
}

/** Uses of an object, or of one that holds it (a driver with its bus), after another was made. */
function usesAfter(ctx: RuleContext, { object }: ObjectFacts, made: NativeEvent): NativeEvent[] {
  return ctx.facts.events.filter(
    (event) =>
      event.serial > made.serial &&
      event.kind !== "read" &&
      event.object !== undefined &&
      (event.object === object || event.object.holds.includes(object)) &&
      !excludes(event.path, made.path),
  );
}

/** One reads, the other drives, and the first goes on being used without being set up again. */
function isOpposed(ctx: RuleContext, a: ObjectFacts, b: ObjectFacts, later: readonly NativeEvent[]): boolean {
  const mode = (facts: ObjectFacts): string | undefined => {
    const value = facts.object.fields.get(MODE_FIELD)?.value;
    return value === undefined ? undefined : modeOf(value);
  };
  const [one, other] = [mode(a), mode(b)];
  if (one === undefined || other === undefined || one === other) return false;
  if (later.some((event) => ctx.table.get(event.name)?.opens === true || event.name.endsWith(".mode")))
    return false;
  // The second one must be of use between.
  return b.events.length > 0;
}

const TEXTS: Readonly<Record<string, string>> = {
  pwm: "PWM",
  adc: "analog input",
  dac: "analog output",
  touch: "touch sensing",
  pixels: "a chain of pixels",
  onewire: "1-Wire",
  dht: "a DHT sensor",
  pulse: "pulse measurement",
  pulses: "RMT",
  peripheral: "a peripheral",
};

function roleText({ facts, use }: Holder): string {
  if (use.bus !== undefined) return `${use.bus.role.toUpperCase()} of ${use.bus.kind.toUpperCase()}`;
  if (facts.role === "digital") {
    const value = facts.object.fields.get(MODE_FIELD)?.value;
    const mode = value === undefined ? undefined : modeOf(value);
    return mode === "in" ? "an input" : mode === "out" ? "an output" : "a digital pin";
  }
  return TEXTS[facts.role ?? ""] ?? "another use";
}
