/** The parts there are, by type. Each file is loaded only when a wiring names it; a new part is a file and a line here. */

import type { PartDefinition } from "./part.js";

type Load = () => Promise<{ readonly default: PartDefinition }>;

export const PART_LOADERS: Readonly<Record<string, Load>> = {
  led: () => import("./led.js"),
  button: () => import("./button.js"),
  "rgb-led": () => import("./rgb-led.js"),
  switch: () => import("./switch.js"),
  potentiometer: () => import("./potentiometer.js"),
  ldr: () => import("./ldr.js"),
  buzzer: () => import("./buzzer.js"),
  servo: () => import("./servo.js"),
  relay: () => import("./relay.js"),
  "dc-motor": () => import("./dc-motor.js"),
  "hc-sr04": () => import("./hc-sr04.js"),
  pir: () => import("./pir.js"),
};

/** The part of that type, `undefined` if there is none. */
export async function loadPart(type: string): Promise<PartDefinition | undefined> {
  const load = Object.hasOwn(PART_LOADERS, type) ? PART_LOADERS[type] : undefined;
  return load === undefined ? undefined : (await load()).default;
}

export const partTypes = (): string[] => Object.keys(PART_LOADERS).sort();
