/**
 * A piezo buzzer. An active one has an oscillator (2.3 kHz, TMB12A03) and sounds while it has power; a passive one sounds at the
 * frequency that it is driven with.
 */

import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const ACTIVE_HZ = 2300;
const ACTIVE_VOLTS = 1.5;
/** Below 20 Hz nobody hears a tone. */
const LONGEST_PERIOD_US = 50_000;
const A4_HZ = 440;
const NAMES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

/** Name of the nearest note of the tempered scale: `A4`. */
function noteOf(hz: number): string {
  const steps = Math.round(12 * Math.log2(hz / A4_HZ)) + 57;
  return `${NAMES[((steps % 12) + 12) % 12]}${Math.floor(steps / 12)}`;
}

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const plus = context.net("plus");
  const minus = context.net("minus");
  const active = properties.kind === "active";
  const across = (): number => (plus?.floating() ? 0 : (plus?.volts() ?? 0)) - (minus?.volts() ?? 0);
  let lastRiseUs = -Infinity;
  let periodUs = Infinity;
  let powered = across() > ACTIVE_VOLTS;
  let tones = 0;
  const frequency = (): number => {
    if (active) return powered ? ACTIVE_HZ : 0;
    const quiet = clock.currentUs - lastRiseUs > Math.min(LONGEST_PERIOD_US, 2 * periodUs);
    return quiet || periodUs > LONGEST_PERIOD_US ? 0 : 1e6 / periodUs;
  };
  const update = (): void => {
    const now = across() > ACTIVE_VOLTS;
    if (now === powered) return;
    const before = frequency();
    powered = now;
    if (now) {
      periodUs = clock.currentUs - lastRiseUs;
      lastRiseUs = clock.currentUs;
    }
    if (before === 0 && frequency() > 0) tones++;
    context.changed();
  };
  plus?.onVolts(update);
  minus?.onVolts(update);
  return {
    probes: {
      sounding: () => frequency() > 0,
      frequency,
      note: () => (frequency() > 0 ? noteOf(frequency()) : ""),
      tones: () => tones,
    },
  };
}

const buzzer: PartDefinition = {
  type: "buzzer",
  summary: "an active or passive buzzer",
  source: "TMB12A03 (active), TDK PS1240 (passive)",
  terminals: [
    { name: "plus", help: "the longer leg" },
    { name: "minus", optional: true, help: "ground if it is not connected" },
  ],
  properties: [
    {
      name: "kind",
      type: "string",
      default: "passive",
      choices: ["passive", "active"],
      help: "passive: needs a PWM signal; active: needs a level",
    },
  ],
  probes: [
    { name: "sounding", help: "is there a tone?" },
    { name: "frequency", unit: "Hz", help: "of the tone; 0: silent" },
    { name: "note", help: "name of the nearest note, such as A4" },
    { name: "tones", help: "how often a tone began" },
  ],
  make,
};
export default buzzer;
