/** Follows one expectation about a value: at a moment, throughout a time, or once within it. */

import type { SimClock } from "../clock.js";
import type { ProbeValue } from "../parts/part.js";
import type { Expectation } from "./model.js";
import { shortTime } from "./quantity.js";
import { holds, type Observed } from "./source-value.js";

export interface Verdict {
  readonly expectation: Expectation;
  readonly ok: boolean;
  /** What was seen instead, with times; empty if it held. */
  readonly seen: string;
}

/** How often a value that follows time is looked at within its window. */
const LOOKS = 32;
/** Different values that are listed when none of them fits. */
const MOST_VALUES = 4;

type ValueExpectation = Extract<Expectation, { kind: "value" }>;

export class ValueWatch {
  private readonly fromUs: number;
  private readonly untilUs: number | undefined;
  private readonly all: boolean;
  private watching = false;
  private started = false;
  private over = false;
  private met = false;
  private failedAt: { us: number; value: ProbeValue } | undefined;
  private middle: ProbeValue | undefined;
  private readonly seen: { us: number; value: ProbeValue }[] = [];
  private different = 0;

  constructor(
    private readonly expectation: ValueExpectation,
    private readonly observed: Observed,
    private readonly clock: SimClock,
    toleranceUs: number,
  ) {
    const { when } = expectation;
    this.all = when.kind === "throughout";
    if (when.kind === "at") {
      this.fromUs = Math.max(0, when.us - toleranceUs);
      this.untilUs = when.us + toleranceUs;
    } else if (when.kind === "end") {
      this.fromUs = Infinity;
      this.untilUs = undefined;
    } else if (when.kind === "throughout") {
      const until = when.untilUs;
      const slack = until === undefined ? toleranceUs : Math.min(toleranceUs, (until - when.fromUs) / 10);
      this.fromUs = when.fromUs === 0 ? 0 : when.fromUs + slack;
      this.untilUs = until === undefined ? undefined : until - slack;
    } else {
      this.fromUs = Math.max(0, when.fromUs - toleranceUs);
      this.untilUs = when.untilUs === undefined ? undefined : when.untilUs + toleranceUs;
    }
  }

  /** The last moment that the expectation speaks of. */
  get lastUs(): number {
    const { when } = this.expectation;
    if (this.untilUs !== undefined) return this.untilUs;
    return when.kind === "end" ? 0 : this.fromUs;
  }

  start(): void {
    if (this.fromUs === Infinity) return;
    this.observed.onChange(() => this.look());
    this.clock.schedule(this.fromUs, () => {
      this.watching = this.started = true;
      this.look();
    });
    const { when } = this.expectation;
    if (when.kind === "at") {
      this.clock.schedule(when.us, () => {
        this.look();
        this.middle = this.observed.read();
      });
    }
    if (this.untilUs === undefined) return;
    if (this.observed.continuous) {
      for (let i = 1; i < LOOKS; i++) {
        const us = this.fromUs + ((this.untilUs - this.fromUs) * i) / LOOKS;
        this.clock.schedule(us, () => this.look());
      }
    }
    this.clock.schedule(this.untilUs, () => {
      this.look();
      this.watching = false;
      this.over = true;
    });
  }

  private look(): void {
    if (!this.watching) return;
    const value = this.observed.read();
    const us = this.clock.currentUs;
    const fits = holds(this.expectation.test, value);
    if (fits) this.met = true;
    else if (this.all && this.failedAt === undefined) this.failedAt = { us, value };
    const last = this.seen.at(-1);
    if (last?.value !== value) {
      this.different++;
      if (this.seen.length < MOST_VALUES) this.seen.push({ us, value });
    }
  }

  finish(): Verdict {
    const { expectation, observed, clock } = this;
    const { when } = expectation;
    const verdict = (ok: boolean, seen: string): Verdict => ({ expectation, ok, seen: ok ? "" : seen });
    const now = observed.read();
    const end = shortTime(clock.currentUs);
    if (when.kind === "end")
      return verdict(holds(expectation.test, now), `it was ${observed.show(now)} at the end (${end})`);
    if (!this.started) return verdict(false, `the run ended at ${end}, before that time`);
    if (this.watching) this.look();
    if (this.all) {
      if (this.failedAt !== undefined) {
        return verdict(
          false,
          `it was ${observed.show(this.failedAt.value)} at ${shortTime(this.failedAt.us)}`,
        );
      }
      const cut = this.untilUs !== undefined && !this.over && clock.currentUs < this.untilUs;
      return verdict(!cut, `it held until the run ended at ${end}, before that time was over`);
    }
    if (when.kind === "at") return verdict(this.met, `it was ${observed.show(this.middle ?? now)} then`);
    return verdict(this.met, `it was never so: ${this.history()}`);
  }

  private history(): string {
    const items = this.seen.map(({ us, value }) => `${this.observed.show(value)} from ${shortTime(us)}`);
    const more = this.different > this.seen.length ? `, … (${this.different} values)` : "";
    return items.join(", ") + more;
  }
}
