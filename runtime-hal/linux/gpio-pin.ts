/**
 * What the pins of both GPIO drivers have in common: the latch, holding, waiting for a level, edges. The hardware is touched when the
 * program first does something with the pin, not when it gets hold of it: names of pins are no use of them.
 */

import type { Clock } from "../hal/clock.js";
import type { DigitalPin, Edge, EdgeSink, Level, PinSetup, Pull } from "../hal/digital.js";
import type { EdgeSource, EdgeWatch } from "./edges.js";

/** What pins need of their board. */
export interface PinSurroundings {
  readonly clock: Clock;
  readonly edges: EdgeWatch;
  /** The user knows already that there are no pulls. */
  readonly toldOfPulls: boolean;
  /** Says something to the user, once for each text. */
  warn(text: string): void;
  /** The pin is taken of the kernel now. */
  taken(): void;
}

/** How another thread can move an output. */
export interface LevelWriter {
  /** The open `value` file, or the line request. */
  readonly kind: "value" | "lines";
  readonly fd: number;
  /** Number of the request of ioctl that sets lines, and which of those of the descriptor the pin is. */
  readonly request: number;
  readonly bit: number;
}

/** A pin that can be given back. */
export interface LinuxPin extends DigitalPin {
  /** For a thread that makes a signal; absent where the pin is no line of a chip. */
  writer?(): LevelWriter;
  /** Puts things back as they were before the program; no error gets out. */
  release(): void;
}

export abstract class GpioPin implements LinuxPin {
  protected setup: PinSetup = { mode: "in", pull: "none" };
  protected latch: Level = 0;
  private held = false;
  /** Is the pin an output that is not held? What is written gets to it then. */
  private isDriven = false;
  private unwatch: (() => void) | undefined;

  constructor(
    /** What people call it: `GPIO17`. */
    readonly label: string,
    protected readonly around: PinSurroundings,
  ) {}

  /** Sets mode, pull and level as `setup` and `latch` have them. */
  protected abstract apply(): void;
  /** Puts the level of the latch on the pin, which is an output. */
  protected abstract put(level: Level): void;
  abstract read(): Level;
  /** Has the kernel tell of these edges, or of none. */
  protected abstract prepareEdges(edge: Edge | undefined): EdgeSource;
  protected abstract giveBack(): void;

  configure(setup: PinSetup): void {
    if (setup.initial !== undefined) this.latch = setup.initial;
    this.setup = setup;
    if (!this.held) this.apply();
    this.isDriven = setup.mode !== "in" && !this.held;
  }

  peek(): Level {
    return this.read();
  }

  write(level: Level): void {
    this.latch = level;
    if (this.isDriven) this.put(level);
  }

  readLatch(): Level {
    return this.latch;
  }

  /** Nothing that is set up or written gets to the pin while it is held. */
  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    if (!held) this.apply();
    this.isDriven = this.setup.mode !== "in" && !held;
  }

  get pull(): Pull {
    return this.setup.pull;
  }

  onEdge(edge: Edge, sink: EdgeSink | null): void {
    this.unwatch?.();
    this.unwatch = undefined;
    if (sink === null) {
      this.prepareEdges(undefined);
      return;
    }
    const source = this.prepareEdges(edge);
    this.unwatch = this.around.edges.watch(source, edge, sink);
  }

  waitLevel(level: Level, untilUs: number): boolean {
    const { clock } = this.around;
    while (this.read() !== level) if (clock.nowUs() >= untilUs) return false;
    return true;
  }

  close(): void {
    this.release();
  }

  release(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    try {
      this.giveBack();
    } catch {
      // The chip is gone, or the files are: there is nothing left to put back.
    }
    this.setup = { mode: "in", pull: "none" };
    this.held = this.isDriven = false;
  }
}
