/**
 * What the JSON schemas cannot say of a board: that its names, buses, parts and headers speak of pins that there are, and that what
 * pins can do agrees with the peripherals. For the package's boards this is a test, for a user's own it is done when it is read.
 */

import type { ChipDescription, PinDescription } from "../runtime-hal/hal/chip-description.js";
import type { Target } from "./load.js";

/** All pin numbers of a board's file, with the field that they stand in. */
function* pinNumbers({ board, chip }: Target): Generator<readonly [where: string, pin: number]> {
  const named = function* (where: string, names: Readonly<Record<string, number>> = {}) {
    for (const [name, pin] of Object.entries(names)) yield [`${where}.${name}`, pin] as const;
  };
  yield* named("pinNames", board.pinNames);
  yield* named("silkNames", board.silkNames);
  for (const [dialect, names] of Object.entries(board.dialectNames ?? {}))
    yield* named(`dialectNames.${dialect}`, names);
  for (const part of board.parts ?? []) yield* named(`parts: ${part.id}`, part.pins);
  for (const { id, left, right } of board.headers ?? [])
    for (const { label, pin } of [...left, ...right])
      if (pin !== undefined) yield [`headers: ${id}: ${label}`, pin];
  for (const bus of chip.buses ?? [])
    for (const pins of [bus.defaults ?? {}, ...(bus.sets ?? [])]) yield* named(`buses: ${bus.id}`, pins);
}

/** Functions of a pin against the fields that give their details. */
function* pinFaults(pin: PinDescription, chip: ChipDescription): Generator<string> {
  const where = `pins: ${pin.id}`;
  const can = (what: PinDescription["functions"][number]): boolean => pin.functions.includes(what);
  const details = { adc: pin.adc, dac: pin.dac } as const;
  for (const what of ["adc", "dac"] as const)
    if (can(what) !== (details[what] !== undefined))
      yield `${where}: the function "${what}" and the field "${what}" go together`;
  if (pin.touch !== undefined && !can("touch")) yield `${where}: "touch" without the function "touch"`;
  if (pin.pwm !== undefined && !can("pwm")) yield `${where}: "pwm" without the function "pwm"`;
  for (const { unit } of pin.adc ?? [])
    if (!chip.adc?.units.some(({ id }) => id === unit)) yield `${where}: the chip has no converter "${unit}"`;
  for (const { bus, role, pad } of pin.signals ?? []) {
    const found = chip.buses?.find(({ id }) => id === bus);
    if (found === undefined) yield `${where}: the chip has no bus "${bus}"`;
    else if (role === undefined ? pad === undefined : !found.roles.includes(role))
      yield `${where}: ${bus} has no signal "${role ?? ""}"`;
  }
}

/** What does not fit together in a board's data, each as `field: what`; empty if all does. */
export function inconsistencies(target: Target): string[] {
  const { chip } = target;
  const ids = new Set(chip.pins.map(({ id }) => id));
  const faults: string[] = [];
  for (const [where, pin] of pinNumbers(target))
    if (!ids.has(pin)) faults.push(`${where}: the ${chip.name} has no pin ${pin}`);
  for (const pin of chip.pins) faults.push(...pinFaults(pin, chip));
  return faults;
}
