/** Follows one expectation that is measured on the edges of a wire: counts, frequency, duty cycle, widths of pulses. */

import type { SimClock } from "../clock.js";
import type { Net } from "../net.js";
import type { Expectation } from "./model.js";
import { shortNumber, shortTime } from "./quantity.js";
import { compare } from "./source-value.js";
import type { Verdict } from "./value-watch.js";

type MeasureExpectation = Extract<Expectation, { kind: "measure" }>;

interface Range {
  count: number;
  least: number;
  most: number;
}
const range = (): Range => ({ count: 0, least: Infinity, most: -Infinity });
function take(into: Range, value: number): void {
  into.count++;
  into.least = Math.min(into.least, value);
  into.most = Math.max(into.most, value);
}

export class EdgeWatch {
  private watching = false;
  private started = false;
  private over = false;
  private level: 0 | 1 = 0;
  private sinceUs = 0;
  private startUs = 0;
  private endUs = 0;
  private rises = 0;
  private falls = 0;
  private firstRiseUs: number | undefined;
  private lastRiseUs = 0;
  /** High time, and that up to the last rise: whole periods only. */
  private highUs = 0;
  private highUntilLastRise = 0;
  private readonly periods = range();
  private readonly pulses = range();
  private wrongPulse: { us: number; width: number } | undefined;

  constructor(
    private readonly expectation: MeasureExpectation,
    private readonly net: Net,
    private readonly clock: SimClock,
  ) {}

  get lastUs(): number {
    return this.expectation.untilUs ?? this.expectation.fromUs;
  }

  start(): void {
    const { fromUs, untilUs } = this.expectation;
    this.net.onLevel((level, timeUs) => this.edge(level, timeUs));
    const begin = (): void => {
      this.watching = this.started = true;
      this.level = this.net.level();
      this.startUs = this.sinceUs = this.clock.currentUs;
    };
    if (fromUs <= this.clock.currentUs) begin();
    else this.clock.schedule(fromUs, begin);
    if (untilUs !== undefined) this.clock.schedule(untilUs, () => this.stop());
  }

  private edge(level: 0 | 1, timeUs: number): void {
    if (!this.watching || level === this.level) return;
    const width = timeUs - this.sinceUs;
    const wasHigh = this.level === 1;
    if (wasHigh) this.highUs += width;
    // What began before the window has no known width.
    if (this.rises + this.falls > 0) this.pulse(wasHigh, width, timeUs);
    this.level = level;
    this.sinceUs = timeUs;
    if (level === 0) {
      this.falls++;
      return;
    }
    this.rises++;
    if (this.firstRiseUs === undefined) {
      this.firstRiseUs = timeUs;
      this.highUs = 0;
    } else {
      take(this.periods, timeUs - this.lastRiseUs);
      this.highUntilLastRise = this.highUs;
    }
    this.lastRiseUs = timeUs;
  }

  private pulse(high: boolean, width: number, timeUs: number): void {
    const { measure } = this.expectation;
    if (measure !== (high ? "high-pulse" : "low-pulse")) return;
    take(this.pulses, width);
    if (this.wrongPulse === undefined && !compare(this.expectation, width))
      this.wrongPulse = { us: timeUs - width, width };
  }

  private stop(): void {
    if (!this.watching) return;
    this.watching = false;
    this.over = true;
    this.endUs = this.clock.currentUs;
    if (this.level === 1 && this.periods.count === 0) this.highUs += this.endUs - this.sinceUs;
  }

  finish(): Verdict {
    const { expectation } = this;
    const cut = expectation.untilUs !== undefined && !this.over;
    if (!this.started || cut) {
      return {
        expectation,
        ok: false,
        seen: `the run ended at ${shortTime(this.clock.currentUs)}, before that time was over`,
      };
    }
    this.stop();
    const { ok, seen } = this.judge();
    return { expectation, ok, seen: ok ? "" : seen };
  }

  private judge(): { ok: boolean; seen: string } {
    const { expectation } = this;
    const spread = ({ least, most }: Range): string =>
      most - least < 1e-3 ? shortTime(least) : `${shortTime(least)} to ${shortTime(most)}`;
    switch (expectation.measure) {
      case "rises":
      case "falls":
      case "changes": {
        const count = { rises: this.rises, falls: this.falls, changes: this.rises + this.falls }[
          expectation.measure
        ];
        return {
          ok: compare(expectation, count),
          seen: `it happened ${count} ${count === 1 ? "time" : "times"}`,
        };
      }
      case "frequency": {
        const hz = this.frequency();
        const periods =
          this.periods.count === 0 ? "fewer than two rising edges" : `periods of ${spread(this.periods)}`;
        return { ok: compare(expectation, hz), seen: `it was ${shortNumber(hz)} Hz (${periods})` };
      }
      case "duty": {
        const duty = this.duty();
        return { ok: compare(expectation, duty), seen: `it was ${shortNumber(duty * 100)} %` };
      }
      default: {
        const name = expectation.measure === "high-pulse" ? "high" : "low";
        if (this.pulses.count === 0) return { ok: false, seen: `there was no whole ${name} pulse` };
        const wrong = this.wrongPulse;
        const first =
          wrong === undefined ? "" : `there was one of ${shortTime(wrong.width)} at ${shortTime(wrong.us)}; `;
        return {
          ok: wrong === undefined,
          seen: `${first}${this.pulses.count} ${name} pulse(s) of ${spread(this.pulses)}`,
        };
      }
    }
  }

  private frequency(): number {
    if (this.firstRiseUs === undefined || this.periods.count === 0) return 0;
    return (this.periods.count * 1e6) / (this.lastRiseUs - this.firstRiseUs);
  }

  private duty(): number {
    if (this.firstRiseUs !== undefined && this.periods.count > 0) {
      return this.highUntilLastRise / (this.lastRiseUs - this.firstRiseUs);
    }
    const length = this.endUs - this.startUs;
    return length > 0 ? this.highUs / length : this.level;
  }
}
