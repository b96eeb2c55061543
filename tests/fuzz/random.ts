/** A seeded source of choices, so that a program found by the fuzzer can be made again from its seed. */

export class Random {
  private state: number;

  constructor(
    seed: number,
    /** Whether programs may use what the oracle of npm (1.27) does differently from newer MicroPython. */
    readonly modern = false,
  ) {
    this.state = seed >>> 0;
    // The first outputs of neighbouring seeds resemble each other.
    for (let i = 0; i < 4; i++) this.next();
  }

  /** A fraction in [0, 1) (the mulberry32 generator). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)];
  }

  /** Calls one of the functions. */
  choose<T>(...makers: (() => T)[]): T {
    return this.pick(makers)();
  }

  /** `count` results of `make`. */
  list<T>(count: number, make: (index: number) => T): T[] {
    return Array.from({ length: count }, (_, index) => make(index));
  }
}
