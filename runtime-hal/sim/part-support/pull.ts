/** Resistors that hold a wire up or down, as modules with switches have them. */

import type { PartContext, PropertySpec } from "../parts/part.js";
import { WireOutput } from "./wire-output.js";

const OHMS = 10_000;

export const PULL_SPEC: PropertySpec = {
  name: "pull",
  type: "string",
  default: "none",
  choices: ["none", "up", "down"],
  help: "a resistor of 10 kΩ at terminal a, if the module has one",
};

export function wirePull(context: PartContext, terminal: string, pull: string): void {
  if (pull === "none") return;
  const resistor = new WireOutput(context.net(terminal), `pull of ${context.id}`, context.supplyVolts);
  resistor.weak(pull === "up" ? context.supplyVolts : 0, OHMS);
}
