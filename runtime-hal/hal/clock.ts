/** Time as a board has it. */

/** Something to be done at a time. */
export interface Alarm {
  /** Sets (or moves) the time. */
  at(timeUs: number): void;
  cancel(): void;
}

export interface Clock {
  /** Microseconds since the board started. */
  nowUs(): number;
  /** The same without taking any time: for what happens by itself. */
  peekUs(): number;
  /** Waits, and lets callbacks run meanwhile. */
  sleepUs(us: number): void;
  /** Uses up time with the processor at work: no callback runs, as inside a transfer or a bit with exact timing. */
  busyUs(us: number): void;
  /** Waits for anything to happen, at most so long. */
  idle(mostUs: number): void;
  alarm(run: () => void): Alarm;
}
