/** Values over time: what ramps, sines and recorded samples give at each moment, in steps of virtual time. */

import type { SimClock } from "../clock.js";
import type { Wave } from "../net.js";
import type { Waveform } from "./model.js";

/** Steps of a period or of a ramp, if `every` says nothing. */
const STEPS_PER_PERIOD = 50;
const STEPS_PER_RAMP = 200;
const LEAST_STEP_US = 1;
const NOISE_STEP_US = 1000;
const DEFAULT_RAMP_US = 1e6;
/** Times are binary fractions: an edge counts as over at its very moment. */
const ROUNDING = 1e-9;

/** The value so long after the beginning. */
export function valueAt(wave: Waveform, us: number, forUs: number | undefined, random: () => number): number {
  switch (wave.kind) {
    case "ramp": {
      const share = Math.min(1, us / (forUs ?? DEFAULT_RAMP_US));
      return wave.from + (wave.to - wave.from) * share;
    }
    case "sine": {
      const middle = (wave.from + wave.to) / 2;
      return middle + ((wave.to - wave.from) / 2) * Math.sin((2 * Math.PI * us * wave.hz) / 1e6);
    }
    case "square":
      return ((us * wave.hz) / 1e6 + ROUNDING) % 1 < 0.5 ? wave.to : wave.from;
    case "noise":
      return wave.from + (wave.to - wave.from) * random();
    case "samples": {
      let last = 0;
      while (last + 1 < wave.timesUs.length && (wave.timesUs[last + 1] as number) <= us) last++;
      return wave.values[last] as number;
    }
  }
}

/** Microseconds until the value changes next; `undefined`: it does not any more. */
function nextChange(
  wave: Waveform,
  us: number,
  forUs: number | undefined,
  everyUs: number | undefined,
): number | undefined {
  switch (wave.kind) {
    case "ramp": {
      const length = forUs ?? DEFAULT_RAMP_US;
      const step = everyUs ?? Math.max(LEAST_STEP_US, length / STEPS_PER_RAMP);
      return us >= length ? undefined : Math.min(step, length - us);
    }
    case "sine":
      return everyUs ?? Math.max(LEAST_STEP_US, 1e6 / wave.hz / STEPS_PER_PERIOD);
    case "square": {
      const half = 5e5 / wave.hz;
      return (Math.floor(us / half + 1e-6) + 1) * half - us;
    }
    case "noise":
      return everyUs ?? NOISE_STEP_US;
    case "samples": {
      const next = wave.timesUs.find((time) => time > us);
      return next === undefined ? undefined : next - us;
    }
  }
}

/** A waveform at a wire: worked out when somebody looks. Not for noise, which has to be the same for all who look. */
export class WireWave implements Wave {
  constructor(
    private readonly wave: Exclude<Waveform, { kind: "noise" }>,
    private readonly startUs: number,
    private readonly forUs: number | undefined,
    private readonly everyUs: number | undefined,
  ) {}

  voltsAt(timeUs: number): number {
    return valueAt(this.wave, timeUs - this.startUs, this.forUs, () => 0);
  }

  nextChangeUs(timeUs: number): number {
    const wait = nextChange(this.wave, timeUs - this.startUs, this.forUs, this.everyUs);
    return wait === undefined ? Infinity : timeUs + Math.max(wait, 1e-3);
  }
}

/** Plays a waveform from now on; gives what stops it. `done` is called at the end of `forUs`. */
export function playWave(
  clock: SimClock,
  wave: Waveform,
  options: { forUs?: number; everyUs?: number; random: () => number },
  put: (value: number) => void,
  done: () => void,
): () => void {
  const start = clock.currentUs;
  const { forUs, everyUs, random } = options;
  let cancel = (): void => {};
  const step = (): void => {
    const us = clock.currentUs - start;
    // A little less than the end: times are binary fractions.
    if (forUs !== undefined && us > forUs - 1e-6 && wave.kind !== "ramp") return done();
    put(valueAt(wave, us, forUs, random));
    const wait = nextChange(wave, us, forUs, everyUs);
    if (wait === undefined) {
      if (wave.kind === "ramp") done();
      return;
    }
    const left = forUs === undefined ? wait : Math.min(wait, forUs - us);
    cancel = clock.schedule(clock.currentUs + Math.max(left, 1e-3), step);
  };
  step();
  return () => cancel();
}
