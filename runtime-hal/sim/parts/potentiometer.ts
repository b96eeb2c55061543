/** A potentiometer: a resistor with a tap. What the tap gives has the resistance of both halves in parallel. */

import { liveNumber } from "../part-support/specs.js";
import { WireOutput } from "../part-support/wire-output.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

/** The tap never leaves the track: so much of it stays at each end. */
const END_RESISTANCE = 0.001;

function make(context: PartContext, properties: Properties): Part {
  const ohms = properties.resistance as number;
  const [low, high] = [context.net("low"), context.net("high")];
  const output = new WireOutput(context.net("wiper"), `potentiometer ${context.id}`, context.supplyVolts);
  let position = properties.position as number;
  let volts = 0;
  const update = (): void => {
    const share = position / 100;
    const [from, to] = [low?.volts() ?? 0, high?.volts() ?? context.supplyVolts];
    volts = from + (to - from) * share;
    output.weak(volts, Math.max(ohms * share * (1 - share), ohms * END_RESISTANCE));
    context.changed();
  };
  low?.onVolts(update);
  high?.onVolts(update);
  update();
  return {
    set: {
      position: (value) => {
        position = value as number;
        update();
      },
    },
    probes: { position: () => position, volts: () => volts },
  };
}

const potentiometer: PartDefinition = {
  type: "potentiometer",
  summary: "a knob or slider that divides a voltage",
  source: "Bourns PTV09 (10 kΩ, linear)",
  terminals: [
    { name: "wiper", help: "the middle contact" },
    { name: "low", optional: true, help: "the end at position 0; ground if it is not connected" },
    { name: "high", optional: true, help: "the end at position 100; the supply if it is not connected" },
  ],
  properties: [
    liveNumber("position", 50, "where the knob stands", { unit: "%", min: 0, max: 100 }),
    { name: "resistance", type: "number", default: 10_000, unit: "ohm", min: 1, help: "of the whole track" },
  ],
  probes: [
    { name: "position", unit: "%", help: "where the knob stands" },
    { name: "volts", unit: "V", help: "at the wiper, without load" },
  ],
  make,
};
export default potentiometer;
