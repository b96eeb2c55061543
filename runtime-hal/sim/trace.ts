/**
 * The record of a run: every change of level at every pin that the program or a device touched. A PWM signal is one entry, whose edges
 * are computed when somebody wants them: an hour of 20 kHz costs nothing.
 */

import type { Level } from "../hal/digital.js";
import type { SquareWave } from "./square-wave.js";

export interface LevelChange {
  readonly timeUs: number;
  readonly level: Level;
}

/** A span of time with one level, or with one PWM signal. */
export interface TraceSegment {
  readonly fromUs: number;
  /** `Infinity` for the last one. */
  readonly toUs: number;
  /** At its start. */
  readonly level: Level;
  readonly wave: SquareWave | undefined;
}

/** An endless program must not fill the memory: of so many changes the older half is forgotten. */
const MOST_CHANGES = 2 ** 22;

/** All changes of one pin; the first entry is its level when it came into use. */
export class PinTrace {
  /** Time in nanoseconds and level in one number: an hour of a fast signal has millions of changes. */
  private packed: number[] = [];
  /** Entries that are waves, by their index. */
  private waves = new Map<number, SquareWave>();

  constructor(readonly pin: number) {}

  record(timeUs: number, level: Level): void {
    if (this.packed.length >= MOST_CHANGES) this.forget();
    this.packed.push(Math.round(timeUs * 1000) * 2 + level);
  }

  /** From now on the pin follows the wave, until the next entry. */
  recordWave(timeUs: number, wave: SquareWave): void {
    this.record(timeUs, wave.levelAt(timeUs));
    this.waves.set(this.packed.length - 1, wave);
  }

  private forget(): void {
    const cut = MOST_CHANGES / 2;
    this.packed = this.packed.slice(cut);
    this.waves = new Map([...this.waves].filter(([i]) => i >= cut).map(([i, wave]) => [i - cut, wave]));
  }

  /** Number of entries: changes and waves. */
  get length(): number {
    return this.packed.length;
  }

  timeAt(index: number): number {
    return Math.floor((this.packed[index] as number) / 2) / 1000;
  }

  levelAt(index: number): Level {
    return ((this.packed[index] as number) % 2) as Level;
  }

  segment(index: number): TraceSegment {
    return {
      fromUs: this.timeAt(index),
      toUs: index + 1 < this.packed.length ? this.timeAt(index + 1) : Infinity,
      level: this.levelAt(index),
      wave: this.waves.get(index),
    };
  }

  /** Index of the entry that holds at a time, -1 before the first. */
  indexAt(timeUs: number): number {
    let low = -1;
    let high = this.packed.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.timeAt(middle) <= timeUs) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The level at a time; `undefined` before the pin came into use. */
  levelAtTime(timeUs: number): Level | undefined {
    const at = this.indexAt(timeUs);
    if (at < 0) return undefined;
    const wave = this.waves.get(at);
    return wave === undefined ? this.levelAt(at) : wave.levelAt(timeUs);
  }

  /** Number of edges after `fromUs`, up to and with `toUs`. */
  edgesBetween(fromUs: number, toUs: number): number {
    let edges = 0;
    let at = this.indexAt(fromUs);
    let level = this.levelAtTime(fromUs);
    for (let i = at + 1; i < this.packed.length && this.timeAt(i) <= toUs; i++) {
      const start = this.timeAt(i);
      if (at >= 0) {
        const wave = this.waves.get(at);
        if (wave !== undefined) {
          edges += wave.edgesBetween(fromUs, start);
          level = wave.levelAt(start);
        }
      }
      if (level !== undefined && level !== this.levelAt(i)) edges++;
      level = this.levelAt(i);
      at = i;
      fromUs = start;
    }
    const wave = this.waves.get(at);
    return wave === undefined ? edges : edges + wave.edgesBetween(fromUs, toUs);
  }

  /** The changes of level in a span, waves made into their edges; the first is the entry that the pin begins with. */
  *edges(fromUs = 0, toUs = Infinity): Generator<LevelChange> {
    let last: Level | undefined;
    for (let i = Math.max(0, this.indexAt(fromUs)); i < this.packed.length; i++) {
      const segment = this.segment(i);
      if (segment.fromUs > toUs) return;
      const { wave } = segment;
      if (segment.level !== last) yield { timeUs: segment.fromUs, level: segment.level };
      last = segment.level;
      if (wave === undefined) continue;
      const end = Math.min(segment.toUs, toUs);
      if (end === Infinity) throw new RangeError("a PWM signal has no last edge: give the end of the span");
      const start = Math.max(segment.fromUs, fromUs);
      for (let t = wave.nextChangeUs(start); t < end; t = wave.nextChangeUs(t)) {
        last = wave.levelAt(t);
        yield { timeUs: t, level: last };
      }
    }
  }

  /** All entries with a changed level; PWM signals only as the level they begin with. */
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
  pinTraces(): PinTrace[] {
    return [...this.pins.values()].sort((a, b) => a.pin - b.pin);
  }
}
