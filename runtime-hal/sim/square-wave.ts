/** The signal of a PWM output: high from the start of each period on for a part of it. */

import type { Level } from "../hal/digital.js";
import type { Wave } from "./net.js";

/** Shorter than anything a chip does, longer than the rounding of times: an edge counts as over at its very moment. */
const ROUNDING_US = 1e-6;

export class SquareWave implements Wave {
  constructor(
    /** When a period begins. */
    readonly originUs: number,
    readonly periodUs: number,
    /** How long it is high in each period, more than 0 and less than the period. */
    readonly highUs: number,
    /** Low first. */
    readonly inverted: boolean,
    readonly highVolts: number,
  ) {}

  levelAt(timeUs: number): Level {
    const t = timeUs - this.originUs + ROUNDING_US;
    const phase = t - Math.floor(t / this.periodUs) * this.periodUs;
    return phase < this.highUs !== this.inverted ? 1 : 0;
  }

  voltsAt(timeUs: number): number {
    return this.levelAt(timeUs) === 1 ? this.highVolts : 0;
  }

  nextChangeUs(timeUs: number): number {
    const period = Math.floor((timeUs - this.originUs + ROUNDING_US) / this.periodUs);
    const middle = this.originUs + period * this.periodUs + this.highUs;
    if (middle > timeUs + ROUNDING_US) return middle;
    return this.originUs + (period + 1) * this.periodUs;
  }

  /** Number of edges after `fromUs`, up to and with `toUs`. */
  edgesBetween(fromUs: number, toUs: number): number {
    const from = fromUs - this.originUs + ROUNDING_US;
    const to = toUs - this.originUs + ROUNDING_US;
    const starts = Math.floor(to / this.periodUs) - Math.floor(from / this.periodUs);
    const middles =
      Math.floor((to - this.highUs) / this.periodUs) - Math.floor((from - this.highUs) / this.periodUs);
    return starts + middles;
  }
}
