/**
 * A hobby servo: the width of the pulses (every 20 ms) says where to go, and it goes there with a limited speed. SG90: 500 to
 * 2400 µs for 180°, 0.1 s for 60° at 4.8 V.
 */

import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

/** Pulses outside are none of a servo's: it ignores them. */
const SHORTEST_US = 200;
const LONGEST_US = 3500;
/** A pulse that differs by less is the same place (dead band, 10 µs by the data sheet). */
const DEAD_BAND_US = 10;
const SLOWEST_PERIOD_US = 30_000;
const FASTEST_PERIOD_US = 2500;

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const net = context.net("signal");
  const min = properties["min-pulse"] as number;
  const max = properties["max-pulse"] as number;
  const range = properties.range as number;
  const speed = properties.speed as number;
  let from = properties.angle as number;
  let target = from;
  let sinceUs = 0;
  let roseUs: number | undefined;
  let pulse = 0;
  const angle = (): number => {
    const most = ((clock.currentUs - sinceUs) / 1e6) * speed;
    return Math.abs(target - from) <= most ? target : from + Math.sign(target - from) * most;
  };
  const goTo = (width: number): void => {
    const inside = Math.min(max, Math.max(min, width));
    if (inside !== width && Math.abs(inside - width) > DEAD_BAND_US) {
      context.warn(
        `a pulse of ${width.toFixed(0)} µs drives the servo against its stop; it takes ${min} to ${max} µs`,
        "servo-pulse",
      );
    }
    const wanted = ((inside - min) / (max - min)) * range;
    if (Math.abs(wanted - target) * ((max - min) / range) < DEAD_BAND_US && pulse !== 0) return;
    from = angle();
    sinceUs = clock.currentUs;
    target = wanted;
    context.changed();
  };
  net?.onLevel((level, timeUs) => {
    if (level === 1) {
      const period = roseUs === undefined ? undefined : timeUs - roseUs;
      if (period !== undefined && period < FASTEST_PERIOD_US)
        context.warn(`pulses every ${period.toFixed(0)} µs are too fast for a servo; it takes 50 a second`);
      else if (period !== undefined && period > SLOWEST_PERIOD_US && period < 1e6)
        context.warn(
          `pulses only every ${(period / 1000).toFixed(0)} ms do not hold a servo; it takes 50 a second`,
        );
      roseUs = timeUs;
      return;
    }
    if (roseUs === undefined) return;
    const width = timeUs - roseUs;
    if (width < SHORTEST_US || width > LONGEST_US) return;
    goTo(width);
    pulse = width;
  });
  return {
    probes: {
      angle,
      target: () => target,
      pulse: () => pulse,
      moving: () => Math.abs(angle() - target) > 1e-9,
    },
  };
}

const servo: PartDefinition = {
  type: "servo",
  summary: "a hobby servo",
  source: "Tower Pro SG90 (pulses, speed, dead band)",
  terminals: [{ name: "signal", help: "the orange or white wire" }],
  properties: [
    { name: "min-pulse", type: "duration", default: 500, help: "pulse for 0°" },
    { name: "max-pulse", type: "duration", default: 2400, help: "pulse for the largest angle" },
    { name: "range", type: "number", default: 180, unit: "°", min: 1, help: "the largest angle" },
    { name: "speed", type: "number", default: 600, unit: "°/s", min: 1, help: "how fast it turns" },
    { name: "angle", type: "number", default: 0, unit: "°", help: "where it stands at the beginning" },
  ],
  probes: [
    { name: "angle", unit: "°", help: "where it is now" },
    { name: "target", unit: "°", help: "where it is going" },
    { name: "pulse", unit: "us", help: "width of the last pulse" },
    { name: "moving", help: "is it still turning?" },
  ],
  make,
};
export default servo;
