/** The record of a run: every change of level at every pin that the program or a device touched. */

import type { Level } from "../hal/digital.js";

export interface LevelChange {
  readonly timeUs: number;
  readonly level: Level;
}

/** An endless program must not fill the memory: of so many changes the older half is forgotten. */
const MOST_CHANGES = 2 ** 22;

/** All changes of one pin; the first entry is its level when it came into use. */
export class PinTrace {
  /** Time and level in one number: an hour of a fast signal has millions of changes. */
  private readonly packed: number[] = [];

  constructor(readonly pin: number) {}

  record(timeUs: number, level: Level): void {
    if (this.packed.length >= MOST_CHANGES) this.packed.splice(0, MOST_CHANGES / 2);
    this.packed.push(Math.round(timeUs) * 2 + level);
  }

  get length(): number {
    return this.packed.length;
  }

  timeAt(index: number): number {
    return Math.floor((this.packed[index] as number) / 2);
  }

  levelAt(index: number): Level {
    return ((this.packed[index] as number) % 2) as Level;
  }

  get changes(): LevelChange[] {
    return this.packed.map((_, i) => ({ timeUs: this.timeAt(i), level: this.levelAt(i) }));
  }
}

export class Trace {
  private readonly pins = new Map<number, PinTrace>();

  /** The trace of a pin, made at first use. */
  of(pin: number): PinTrace {
    let trace = this.pins.get(pin);
    if (trace === undefined) {
      trace = new PinTrace(pin);
      this.pins.set(pin, trace);
    }
    return trace;
  }

  /** Traces by pin number. */
  all(): PinTrace[] {
    return [...this.pins.values()].sort((a, b) => a.pin - b.pin);
  }
}
