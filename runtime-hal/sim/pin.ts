/**
 * A pin of the chip at its wire: what the program made of it, put on the wire as a driver, and the wire's level as the program reads
 * it. While a peripheral (PWM, DAC) has the pin, that drives in place of the output latch.
 */

import type { DigitalPin, Edge, EdgeSink, Level, PinSetup, Pull } from "../hal/digital.js";
import type { SimClock } from "./clock.js";
import type { Drive, NetDriver } from "./net.js";
import type { NetSlot, SimNet } from "./sim-net.js";
import type { SquareWave } from "./square-wave.js";
import type { PinTrace } from "./trace.js";

/** What a pin needs of its board. */
export interface PinSurroundings {
  readonly clock: SimClock;
  readonly logicVolts: number;
  /** Made when the pin is first used. */
  trace(): PinTrace;
  /** The pull after a reset of the chip. */
  readonly initialPull?: Pull;
  /** Pulls that exist in this pin. */
  readonly pulls: { readonly up: boolean; readonly down: boolean };
}

export class SimPin implements DigitalPin {
  private setup: PinSetup;
  private latch: Level = 0;
  private peripheral: Drive | undefined;
  /** What was claimed last for the pin, and the bus that has it. */
  private peripheralName = "a peripheral";
  private bus: string | undefined;
  private held = false;
  private edge: Edge = "both";
  private sink: EdgeSink | null = null;
  private stopListening: (() => void) | undefined;
  private traced = false;
  private readonly slot: NetSlot;
  private readonly pullSlot: NetSlot;
  private readonly high: Drive;
  private readonly low: Drive;
  private readonly pulledUp: Drive;
  private readonly pulledDown: Drive;

  constructor(
    readonly id: number,
    readonly label: string,
    private readonly around: PinSurroundings,
    net: SimNet,
  ) {
    const { logicVolts } = around;
    this.setup = { mode: "in", pull: around.initialPull ?? "none" };
    this.high = { volts: logicVolts, strength: "strong" };
    this.low = { volts: 0, strength: "strong" };
    this.pulledUp = { volts: logicVolts, strength: "weak" };
    this.pulledDown = { volts: 0, strength: "weak" };
    this.slot = net.attach({ label: `${label} (output)` }, true);
    this.pullSlot = net.attach({ label: `${label} (pull)` });
    this.update();
  }

  /** The wire at the pin. */
  get net(): SimNet {
    return this.slot.net;
  }

  // ------------------------------------------------------------ for the program

  configure(setup: PinSetup): void {
    this.around.clock.use();
    if (setup.initial !== undefined) this.latch = setup.initial;
    this.setup = setup;
    if (this.peripheral?.cut?.()) this.peripheral = undefined;
    this.update();
    this.startTrace();
  }

  read(): Level {
    this.around.clock.use();
    const { net } = this.slot;
    if (net.floating()) net.warnFloating();
    return net.level();
  }

  peek(): Level {
    return this.net.level();
  }

  write(level: Level): void {
    this.around.clock.use();
    this.latch = level;
    if (this.held || this.peripheral !== undefined) return;
    const { mode } = this.setup;
    if (mode === "out") this.slot.set(level === 1 ? this.high : this.low);
    else if (mode === "open-drain") this.slot.set(level === 1 ? undefined : this.low);
  }

  readLatch(): Level {
    return this.latch;
  }

  waitLevel(level: Level, untilUs: number): boolean {
    const { clock } = this.around;
    clock.use();
    // While somebody listens, the edges of a PWM signal are events.
    const stop = this.net.onLevel(() => {});
    try {
      while (this.net.level() !== level) if (!clock.stepUntil(untilUs)) return this.net.level() === level;
      return true;
    } finally {
      stop();
    }
  }

  onEdge(edge: Edge, sink: EdgeSink | null): void {
    this.edge = edge;
    this.sink = sink;
    this.stopListening?.();
    this.stopListening = undefined;
    if (sink === null) return;
    this.stopListening = this.net.onLevel((level, timeUs) => {
      if (this.edge === "both" || (this.edge === "rising") === (level === 1)) this.sink?.(level, timeUs);
    });
  }

  close(): void {
    this.onEdge("both", null);
    this.peripheral = undefined;
    this.bus = undefined;
    this.setup = { mode: "in", pull: "none" };
    this.update();
  }

  get takenBy(): string | undefined {
    return this.bus ?? (this.peripheral === undefined ? undefined : this.peripheralName);
  }

  // ------------------------------------------------------------ for peripherals of the chip

  /** Something but plain input and output was claimed for the pin. */
  claimed(name: string): void {
    this.peripheralName = name;
  }

  /** A bus of the chip has the pin, or (undefined) has given it back. */
  useBus(name: string | undefined): void {
    this.bus = name;
  }

  /** A peripheral takes the pin and drives it, or (undefined) gives it back to the output latch. */
  usePeripheral(drive: Drive | undefined): void {
    this.peripheral = drive;
    this.update();
    this.startTrace();
  }

  /** Holds what is on the pin, whatever is written or set up, until it is let go of. */
  hold(held: boolean): void {
    this.held = held;
    this.update();
  }

  get isHeld(): boolean {
    return this.held;
  }

  /** A reset of the chip: everything is let go of, except a held level. */
  reset(): void {
    this.onEdge("both", null);
    this.peripheral = undefined;
    this.latch = 0;
    const { keepPull, pull } = this.setup;
    this.setup = {
      mode: "in",
      pull: keepPull === true ? pull : (this.around.initialPull ?? "none"),
      keepPull,
    };
    this.update();
  }

  // ------------------------------------------------------------ for the board

  /** The pull inside the chip as it is switched on now. */
  get pull(): Pull {
    const { pull } = this.setup;
    const { pulls } = this.around;
    if (pull === "up") return pulls.up ? "up" : "none";
    if (pull === "down") return pulls.down ? "down" : "none";
    return "none";
  }

  /** A device outside drives the wire, or lets go of it. */
  driveFrom(device: object, level: Level | undefined): void {
    this.startTrace();
    let driver = outside.get(device);
    if (driver === undefined) outside.set(device, (driver = { label: `a device at ${this.label}` }));
    this.net.drive(driver, level === undefined ? undefined : level === 1 ? this.high : this.low);
  }

  /** How often the wire was driven to different voltages. */
  get shortCircuits(): number {
    return this.net.contentions;
  }

  /** Records the pin from now on. */
  startTrace(): void {
    if (this.traced) return;
    this.traced = true;
    const trace = this.around.trace();
    this.net.watch({
      onLevel: (level: Level, timeUs: number) => trace.record(timeUs, level),
      onWave: (wave: SquareWave, timeUs: number) => trace.recordWave(timeUs, wave),
    });
  }

  private update(): void {
    if (this.held) return;
    const { mode } = this.setup;
    if (this.peripheral !== undefined) this.slot.set(this.peripheral);
    else if (mode === "out") this.slot.set(this.latch === 1 ? this.high : this.low);
    else this.slot.set(mode === "open-drain" && this.latch === 0 ? this.low : undefined);
    const { pull } = this;
    this.pullSlot.set(pull === "up" ? this.pulledUp : pull === "down" ? this.pulledDown : undefined);
  }
}

/** Devices that are no drivers by themselves: scenarios and tests. */
const outside = new WeakMap<object, NetDriver>();
