/** The mean of a stepwise changing value over the last so many microseconds: what an eye or a thermometer makes of pulses. */

import type { SimClock } from "../clock.js";

export class Average {
  private readonly times: number[] = [];
  private readonly values: number[] = [];
  private value = 0;

  constructor(
    private readonly clock: SimClock,
    private readonly windowUs: number,
  ) {}

  get current(): number {
    return this.value;
  }

  set(value: number): void {
    if (value === this.value) return;
    this.value = value;
    this.times.push(this.clock.currentUs);
    this.values.push(value);
    if (this.times.length > 2 && (this.times[1] as number) < this.clock.currentUs - this.windowUs)
      this.forget();
  }

  /** Drops what is over, except the last value before the window. */
  private forget(): void {
    const from = this.clock.currentUs - this.windowUs;
    let old = 0;
    while (old + 1 < this.times.length && (this.times[old + 1] as number) <= from) old++;
    this.times.splice(0, old);
    this.values.splice(0, old);
  }

  mean(): number {
    this.forget();
    const now = this.clock.currentUs;
    const from = Math.max(0, now - this.windowUs);
    if (now <= from) return this.value;
    let sum = 0;
    let until = now;
    for (let i = this.times.length - 1; i >= 0 && until > from; i--) {
      const start = Math.max(from, this.times[i] as number);
      sum += (this.values[i] as number) * (until - start);
      until = start;
    }
    return sum / (now - from);
  }
}
