/** Pins of a board that an IO plugin drives. Writing takes the way to the board and is not waited for; reading gives the last report. */

import type { AnalogInput } from "../hal/analog.js";
import type { DigitalPin, Edge, EdgeSink, Level, PinSetup, Pull } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import type { PluginLink } from "./link.js";

export class PluginPin implements DigitalPin {
  private setup: PinSetup = { mode: "in", pull: "none" };
  private latch: Level = 0;
  private held = false;
  private listening = false;
  private edge: Edge = "both";
  private sink: EdgeSink | null = null;

  constructor(
    private readonly id: number,
    private readonly link: PluginLink,
    /** Has the plugin a mode for inputs with a pull-up? */
    private readonly canPullUp: boolean,
    private readonly nowUs: () => number,
  ) {}

  configure(setup: PinSetup): void {
    if (setup.initial !== undefined) this.latch = setup.initial;
    this.setup = setup;
    if (!this.held) this.apply();
  }

  private get isInput(): boolean {
    return this.setup.mode === "in" || (this.setup.mode === "open-drain" && this.latch === 1);
  }

  private apply(): void {
    const { link, id } = this;
    if (!this.isInput) {
      link.send({ mode: "OUTPUT", pin: id });
      link.send({ digital: this.setup.mode === "open-drain" ? 0 : this.latch, pin: id });
      return;
    }
    link.send({ mode: this.pull === "up" ? "PULLUP" : "INPUT", pin: id });
    if (this.listening) return;
    this.listening = true;
    link.send({ listen: id });
  }

  read(): Level {
    if (!this.isInput) return this.latch;
    if (!this.listening) this.apply();
    return this.link.level(this.id);
  }

  peek(): Level {
    return this.read();
  }

  hold(held: boolean): void {
    this.held = held;
    if (!held) this.apply();
  }

  write(level: Level): void {
    this.latch = level;
    if (this.setup.mode === "in" || this.held) return;
    if (this.setup.mode === "open-drain") this.apply();
    else this.link.send({ digital: level, pin: this.id });
  }

  readLatch(): Level {
    return this.latch;
  }

  get pull(): Pull {
    return this.setup.pull === "up" && this.canPullUp ? "up" : "none";
  }

  onEdge(edge: Edge, sink: EdgeSink | null): void {
    this.edge = edge;
    this.sink = sink;
    if (sink !== null && !this.listening) this.read();
  }

  /** The board reported another level. */
  changed(level: Level): void {
    if (this.edge === "both" || (this.edge === "rising") === (level === 1)) this.sink?.(level, this.nowUs());
  }

  close(): void {
    this.sink = null;
  }
}

export class PluginAnalogInput implements AnalogInput {
  constructor(
    private readonly channel: number,
    private readonly link: PluginLink,
    private readonly most: number,
    /** What the largest reading stands for. */
    private readonly fullVolts: number,
  ) {
    if (channel > 15) throw new HalError("unsupported", "the pin has no analog input");
    link.send({ analog: channel });
  }

  readVolts(): number {
    return (this.link.reading(this.channel) * this.fullVolts) / this.most;
  }

  close(): void {}
}
