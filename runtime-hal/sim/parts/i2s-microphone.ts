/** A microphone at an I2S bus (INMP441): it hears a tone. */

import { POWER_TERMINALS } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  let frequency = properties.frequency as number;
  let level = properties.level as number;
  const noise = properties.noise as number;
  const left = properties.channel === "left";
  let phase = 0;
  let spoken = 0;
  context.i2s("sd", {
    speak: (rate) => {
      phase = (phase + frequency / rate) % 1;
      spoken++;
      const hiss = noise === 0 ? 0 : (context.random() * 2 - 1) * noise;
      const sample = (Math.sin(2 * Math.PI * phase) * level + hiss) / 100;
      return left ? [sample, 0] : [0, sample];
    },
  });
  return {
    set: {
      frequency: (value) => (frequency = value as number),
      level: (value) => (level = value as number),
    },
    probes: { samples: () => spoken },
  };
}

const microphone: PartDefinition = {
  type: "i2s-microphone",
  summary: "a microphone at an I2S bus",
  source: "InvenSense INMP441 (24 bits, one channel by its L/R pin)",
  terminals: [
    { name: "sd", help: "data (the board's SD)" },
    { name: "sck", optional: true, help: "bit clock" },
    { name: "ws", optional: true, help: "left/right clock" },
    ...POWER_TERMINALS,
  ],
  properties: [
    {
      name: "frequency",
      type: "number",
      unit: "Hz",
      default: 440,
      min: 0,
      max: 20000,
      live: true,
      help: "the tone it hears",
    },
    {
      name: "level",
      type: "number",
      unit: "%",
      default: 50,
      min: 0,
      max: 100,
      live: true,
      help: "how loud, of full scale",
    },
    { name: "noise", type: "number", unit: "%", default: 0, min: 0, max: 100, help: "noise, of full scale" },
    {
      name: "channel",
      type: "string",
      default: "left",
      choices: ["left", "right"],
      help: "the side that its L/R pin chooses",
    },
  ],
  probes: [{ name: "samples", help: "frames so far" }],
  make,
};
export default microphone;
