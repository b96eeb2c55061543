/** A loudspeaker with its amplifier at an I2S bus (MAX98357A). It tells what it plays: how loud, and which tone. */

import { POWER_TERMINALS } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition } from "./part.js";

/** What is looked at for loudness and pitch, seconds. */
const WINDOW_S = 0.1;

function make(context: PartContext): Part {
  let samples = 0;
  let rate = 0;
  let recent: number[] = [];
  let peak = 0;
  let crossings = 0;
  let tone = 0;
  let loudness = 0;
  let last = 0;
  context.i2s("din", {
    hear: ([left, right], hz) => {
      rate = hz;
      samples++;
      const mixed = (left + right) / 2;
      peak = Math.max(peak, Math.abs(mixed));
      if (last < 0 && mixed > 0) crossings++;
      if (mixed !== 0) last = mixed;
      recent.push(mixed);
      if (recent.length < hz * WINDOW_S) return;
      tone = crossings / WINDOW_S;
      loudness = peak;
      recent = [];
      peak = crossings = 0;
      context.changed();
    },
  });
  return {
    probes: {
      samples: () => samples,
      rate: () => rate,
      frequency: () => tone,
      peak: () => Math.round(loudness * 1000) / 10,
    },
  };
}

const speaker: PartDefinition = {
  type: "i2s-speaker",
  summary: "a loudspeaker with amplifier at an I2S bus",
  source: "Maxim MAX98357A (mixes both channels, 8 to 96 kHz)",
  terminals: [
    { name: "din", help: "data (the board's SD)" },
    { name: "bclk", optional: true, help: "bit clock (SCK)" },
    { name: "lrc", optional: true, help: "left/right clock (WS)" },
    ...POWER_TERMINALS,
  ],
  properties: [],
  probes: [
    { name: "frequency", unit: "Hz", help: "tone in the last tenth of a second, from its zero crossings" },
    { name: "peak", unit: "%", help: "loudest sample in the last tenth of a second" },
    { name: "samples", help: "frames so far, silence included" },
    { name: "rate", unit: "Hz", help: "frames a second" },
  ],
  make,
};
export default speaker;
