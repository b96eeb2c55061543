/** Descriptions of terminals and properties that many parts share. */

import type { PropertySpec, TerminalSpec } from "../parts/part.js";

export const I2C_TERMINALS: readonly TerminalSpec[] = [
  { name: "scl", help: "clock of the I2C bus" },
  { name: "sda", help: "data of the I2C bus" },
];

export const POWER_TERMINALS: readonly TerminalSpec[] = [
  { name: "vcc", optional: true, help: "supply; not needed for the simulation" },
  { name: "gnd", optional: true, help: "ground; not needed for the simulation" },
];

/** The 7-bit address on the bus, 0x08 to 0x77 if no choices are given. */
export function addressSpec(address: number, help = "7-bit address on the bus"): PropertySpec {
  return { name: "address", type: "number", default: address, min: 0x08, max: 0x77, help };
}

/** A quantity around the part that events can change. */
export function liveNumber(
  name: string,
  start: number,
  help: string,
  limits: { unit?: string; min?: number; max?: number } = {},
): PropertySpec {
  return { name, type: "number", default: start, ...limits, live: true, help };
}
