/**
 * A simulated pin and the wire at it. The level follows from who drives it: the chip's output, devices outside, else
 * a pull; a wire that nobody drives reads 0. The chip wins over a device that drives against it; such a short circuit
 * is counted, because on a real board it may destroy the pin.
 */

import type { DigitalPin, Edge, EdgeSink, Level, PinSetup, Pull } from "../hal/digital.js";
import type { SimClock } from "./clock.js";
import type { PinTrace } from "./trace.js";

export class SimPin implements DigitalPin {
  private setup: PinSetup = { mode: "in", pull: "none" };
  private latch: Level = 0;
  private level: Level = 0;
  private readonly drivers = new Map<object, Level>();
  private edge: Edge = "both";
  private sink: EdgeSink | null = null;
  private used = false;
  /** How often the chip and a device drove the wire to different levels. */
  shortCircuits = 0;

  constructor(
    private readonly clock: SimClock,
    private readonly trace: () => PinTrace,
    /** Pulls that exist in this pin. */
    private readonly pulls: { up: boolean; down: boolean },
  ) {}

  configure(setup: PinSetup): void {
    if (setup.initial !== undefined) this.latch = setup.initial;
    this.setup = setup;
    this.update();
  }

  read(): Level {
    return this.level;
  }

  write(level: Level): void {
    this.latch = level;
    if (this.setup.mode !== "in") this.update();
  }

  readLatch(): Level {
    return this.latch;
  }

  onEdge(edge: Edge, sink: EdgeSink | null): void {
    this.edge = edge;
    this.sink = sink;
  }

  close(): void {
    this.sink = null;
    this.setup = { mode: "in", pull: "none" };
    this.update();
  }

  /** The pull inside the chip as it is switched on now. */
  get pull(): Pull {
    const { pull } = this.setup;
    if (pull === "up") return this.pulls.up ? "up" : "none";
    if (pull === "down") return this.pulls.down ? "down" : "none";
    return "none";
  }

  /** A device outside drives the wire, or lets go of it. */
  drive(device: object, level: Level | undefined): void {
    if (level === undefined) this.drivers.delete(device);
    else this.drivers.set(device, level);
    this.update();
  }

  /** What the chip itself puts on the wire. */
  private chipLevel(): Level | undefined {
    if (this.setup.mode === "out") return this.latch;
    return this.setup.mode === "open-drain" && this.latch === 0 ? 0 : undefined;
  }

  private resolve(): Level {
    const own = this.chipLevel();
    let outside: Level | undefined;
    // Where devices disagree, low wins, as with open drains.
    for (const level of this.drivers.values())
      outside = outside === undefined ? level : outside === 1 ? level : 0;
    if (own !== undefined) {
      if (outside !== undefined && outside !== own) this.shortCircuits++;
      return own;
    }
    return outside ?? (this.pull === "up" ? 1 : 0);
  }

  private update(): void {
    const level = this.resolve();
    if (!this.used) {
      this.used = true;
      this.level = level;
      this.trace().record(this.clock.currentUs, level);
      return;
    }
    if (level === this.level) return;
    this.level = level;
    this.trace().record(this.clock.currentUs, level);
    if (this.sink !== null && (this.edge === "both" || (this.edge === "rising") === (level === 1))) {
      this.sink(level, this.clock.currentUs);
    }
  }
}
