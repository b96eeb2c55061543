/** A quantity that follows its target with a time constant, as temperatures, motors and photoresistors do: 63 % in the first. */

import type { SimClock } from "../clock.js";

export class Lag {
  private from: number;
  private target: number;
  private sinceUs: number;

  constructor(
    private readonly clock: SimClock,
    start: number,
    private tauUs: number,
  ) {
    this.from = this.target = start;
    this.sinceUs = clock.currentUs;
  }

  get value(): number {
    const { from, target, tauUs } = this;
    if (tauUs <= 0) return target;
    return target + (from - target) * Math.exp(-(this.clock.currentUs - this.sinceUs) / tauUs);
  }

  get goal(): number {
    return this.target;
  }

  /** Goes towards `target` from now on, with that time constant (microseconds) if one is given. */
  approach(target: number, tauUs = this.tauUs): void {
    this.from = this.value;
    this.target = target;
    this.tauUs = tauUs;
    this.sinceUs = this.clock.currentUs;
  }

  /** The area under the curve since `approach`, in units times seconds. */
  get travelled(): number {
    const seconds = (this.clock.currentUs - this.sinceUs) / 1e6;
    const tau = this.tauUs / 1e6;
    const rest = tau <= 0 ? 0 : tau * (1 - Math.exp(-seconds / tau));
    return this.target * seconds + (this.from - this.target) * rest;
  }
}
