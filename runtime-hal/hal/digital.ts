/** One digital pin as a backend gives it to the modules above. */

export type Level = 0 | 1;
export type Pull = "none" | "up" | "down";
export type PinMode = "in" | "out" | "open-drain";
export type Edge = "rising" | "falling" | "both";

export interface PinSetup {
  mode: PinMode;
  pull: Pull;
  /** Level of the output from its first moment on: the latch is set before the driver is enabled. */
  initial?: Level;
  /** The pull stays on through sleep and resets. */
  keepPull?: boolean;
}

/** An edge, and when it was. */
export interface TimedEdge {
  readonly level: Level;
  readonly timeUs: number;
}

/** Told of each edge, at the moment it happens; must not run Python code but queue it. */
export type EdgeSink = (level: Level, timeUs: number) => void;

export interface DigitalPin {
  configure(setup: PinSetup): void;
  /** The level at the pin, whoever makes it. */
  read(): Level;
  /** The same for interrupt handlers of the layers above: takes no time and warns of nothing. */
  peek(): Level;
  /** Keeps what is on the pin, whatever is set up or written, through sleep too; `false` lets the changes through. */
  hold(held: boolean): void;
  /** Sets the output latch. In mode "in" it has no effect until the mode changes. */
  write(level: Level): void;
  /** The output latch. */
  readLatch(): Level;
  /** Who has the pin in place of the program's inputs and outputs, `PWM(Pin(4))`; absent where nobody has, or nobody knows. */
  readonly takenBy?: string | undefined;
  /** The pull that is switched on, as far as the pin has it. */
  readonly pull: Pull;
  onEdge(edge: Edge, sink: EdgeSink | null): void;
  /**
   * Waits for a level until a time, with the processor at work: no callback runs. False: it did not come. Absent where only
   * looking again and again can tell.
   */
  waitLevel?(level: Level, untilUs: number): boolean;
  /**
   * Lets the pin go (the latch is high afterwards) and gives the edges that follow, with the times that the system's interrupt took,
   * until none comes for `quietUs` or there are `most`. `undefined`: that cannot be done; nothing was changed. Absent where only looking
   * again and again can tell.
   */
  edgesAfterRelease?(most: number, quietUs: number): readonly TimedEdge[] | undefined;
  close(): void;
}

/** Several pins that are written and read together; bit 0 is the first of them. At most 32. */
export interface PinGroup {
  /** Sets the output latches of the pins in `mask`: at one instant where the backend can, else in order. */
  write(levels: number, mask: number): void;
  /** Levels at the pins in `mask`. */
  read(mask: number): number;
}
