/** What a pin can do, and what one must know of it, in a few words: for drawings, tables and messages. */

import type { BusDescription, PinDescription } from "../../runtime-hal/hal/chip-description.js";
import { can, isInputOnly, isKnown } from "../resolve-pin.js";
import type { Target } from "../load.js";

/** How freely a pin can be used. */
export type PinState = "free" | "care" | "taken" | "power";

/** `taken`: it can not be used; `care`: there is something to know first. */
export function stateOf(pin: PinDescription): PinState {
  if (!isKnown(pin) || pin.reserved?.severity === "error") return "taken";
  const strap = pin.boot?.strap === true;
  return pin.reserved !== undefined || strap || pin.console !== undefined ? "care" : "free";
}

/** `SPI1` on pins that scripts can choose has no entry; its default pins have. */
function defaultRoles(buses: readonly BusDescription[], id: number): string[] {
  const found: string[] = [];
  for (const bus of buses) {
    const sets = bus.pins === "sets" ? (bus.sets ?? []) : bus.pins === "any" ? [bus.defaults ?? {}] : [];
    const roles = sets.flatMap((set) =>
      Object.entries(set).flatMap(([role, pin]) => (pin === id ? role : [])),
    );
    for (const role of new Set(roles)) found.push(`${bus.id} ${role.toUpperCase()}`);
  }
  return found;
}

/** Signals of buses whose pins are fixed by a table. */
function tableSignals(buses: readonly BusDescription[], pin: PinDescription): string[] {
  const listed = new Set(buses.filter((b) => b.pins === "signals").map((b) => b.id));
  return (pin.signals ?? [])
    .filter((s) => listed.has(s.bus))
    .map((s) => (s.role === undefined ? `${s.bus}.${s.pad}` : `${s.bus} ${s.role.toUpperCase()}`));
}

/** Special functions, most telling first: `ADC1.4`, `DAC1`, `TOUCH9`, `PWM2A`, `I2C0 SDA`. */
export function abilities(target: Target, pin: PinDescription): string[] {
  const buses = target.chip.buses ?? [];
  const words: string[] = [];
  if (isInputOnly(pin)) words.push("input only");
  const [adc] = pin.adc ?? [];
  if (adc !== undefined) words.push(`${adc.unit}.${adc.channel}`);
  if (pin.dac !== undefined) words.push("DAC");
  if (pin.touch !== undefined) words.push(`TOUCH${pin.touch.channel}`);
  else if (can(pin, "touch")) words.push("TOUCH");
  for (const { unit, channel } of pin.pwm ?? [])
    words.push(/\d$/.test(unit) && /^[A-Z]$/.test(channel) ? `${unit}${channel}` : `${unit}.${channel}`);
  words.push(...defaultRoles(buses, pin.id), ...tableSignals(buses, pin));
  return [...new Set(words)];
}

/** Sentences that one should read before using the pin. */
export function remarks(pin: PinDescription): string[] {
  const texts: string[] = [];
  const { reserved, boot } = pin;
  if (reserved !== undefined) {
    const not = isKnown(pin) ? "" : "not known to the firmware: ";
    texts.push(reserved.by === "absent" ? reserved.why : `${not}${reserved.why}`);
  }
  if (boot !== undefined) texts.push(boot.strap ? `boot: ${boot.effect}` : boot.effect);
  if (pin.external !== undefined) texts.push(`on the ${pin.external}: no interrupts, no pulls`);
  if (pin.fixedPull !== undefined)
    texts.push(
      `pull-${pin.fixedPull.direction} of ${pin.fixedPull.ohms ?? "?"} ohms on the board (${pin.fixedPull.why})`,
    );
  if (pin.note !== undefined) texts.push(pin.note);
  const said = texts.join();
  for (const [what, missing] of [
    ["irq", "no interrupt"],
    ["pull-up", "no pull"],
  ] as const)
    if (can(pin, "gpio-out") && !can(pin, what) && !said.includes(missing)) texts.push(`${missing}s`);
  return texts;
}
