/** A simulated board: pins after the description of its chip, their wires, virtual time, and the record of what happened. */

import type {
  Board,
  BoardDescription,
  Buses,
  BusKind,
  Capabilities,
  Capability,
  ChipDescription,
  Owner,
  Restarts,
} from "../hal/board.js";
import { HalError } from "../hal/errors.js";
import { makeBus, makeUse } from "../hal/makers.js";
import type { WifiRadio } from "../hal/wifi.js";
import { SimClock } from "./clock.js";
import { SimPin } from "./pin.js";
import type { Providers } from "./providers.js";
import { SeededRandom } from "./seeded-random.js";
import { SimNet } from "./sim-net.js";
import { Trace } from "./trace.js";
import { Warnings } from "./warnings.js";

export interface SimBoardOptions {
  readonly providers?: Providers;
  /** Of everything that is left to chance. */
  readonly seed?: number;
}

const DEFAULT_LOGIC_VOLTS = 3.3;
/** About what a chip and its firmware take from a reset to the first line of the program. */
const START_US = 100_000;
/** Above its supply, a pin's protection diode begins to conduct here. */
const DIODE_VOLTS = 0.3;

export class SimBoard implements Board {
  readonly clock: SimClock;
  readonly trace = new Trace();
  readonly warnings: Warnings;
  /** Supply of the chip's pins. */
  readonly logicVolts: number;
  private readonly pins = new Map<number, SimPin>();
  private readonly wires = new Map<string, SimNet>();
  private readonly providers: Providers;
  private readonly seed: number;
  private dice: SeededRandom | undefined;
  private readonly ends: (() => void)[] = [];

  constructor(
    readonly description: BoardDescription,
    readonly chip: ChipDescription,
    options: SimBoardOptions = {},
  ) {
    this.clock = new SimClock(chip.tickNs / 1000);
    this.warnings = new Warnings(() => this.clock.currentUs);
    this.seed = options.seed ?? 0;
    this.providers = options.providers ?? {};
    this.logicVolts = chip.volts?.logic ?? DEFAULT_LOGIC_VOLTS;
  }

  get isSimulated(): boolean {
    return true;
  }

  /** Everything that is left to chance. */
  get noise(): SeededRandom {
    return (this.dice ??= new SeededRandom(this.seed));
  }

  /** The pin as devices outside see it. */
  pin(id: number): SimPin {
    let pin = this.pins.get(id);
    if (pin === undefined) {
      const described = this.describe(id);
      const { functions } = described;
      const label = this.label(id);
      const net = this.makeNet(label);
      net.limit(described.maxVolts ?? this.chip.volts?.max ?? this.logicVolts + DIODE_VOLTS);
      pin = new SimPin(
        id,
        label,
        {
          clock: this.clock,
          logicVolts: this.logicVolts,
          trace: () => this.trace.of(id),
          initialPull: described.resetPull ?? "none",
          pulls: { up: functions.includes("pull-up"), down: functions.includes("pull-down") },
        },
        net,
      );
      this.pins.set(id, pin);
    }
    return pin;
  }

  /** What the chip's makers call a pin: `GPIO4`, `PA3`. */
  label(id: number): string {
    const names = this.chip.pins.find((p) => p.id === id)?.names ?? [];
    return names.find((name) => name.startsWith("GPIO")) ?? names[0] ?? `GPIO${id}`;
  }

  describe(id: number): ChipDescription["pins"][number] {
    const found = this.chip.pins.find((p) => p.id === id);
    if (found === undefined) throw new HalError("no-such-pin", `${this.chip.name} has no pin ${id}`);
    return found;
  }

  advise(code: string, text: string, subject: string): void {
    this.warnings.warn(code, text, subject);
  }

  // ------------------------------------------------------------ wires

  private makeNet(name: string): SimNet {
    const { clock, warnings, logicVolts } = this;
    return new SimNet(name, { clock, warnings, logicVolts });
  }

  /** The wire at a pin, by its number or a name of the board, or at a contact of the supply: `GND`, `3V3`, `5V`. */
  wireAt(where: number | string): SimNet {
    if (typeof where === "number") return this.pin(where).net;
    const id = this.description.pinNames[where] ?? gpioNumber(where);
    if (id !== undefined) return this.pin(id).net;
    const volts = this.supply(where);
    if (volts === undefined)
      throw new HalError("no-such-pin", `${this.description.name} has no pin ${where}`);
    const net = this.wire(where);
    net.drive(this.supplyDriver(where), { volts, strength: "strong" });
    return net;
  }

  private readonly supplyDrivers = new Map<string, { label: string }>();
  private supplyDriver(name: string): { label: string } {
    let driver = this.supplyDrivers.get(name);
    if (driver === undefined) this.supplyDrivers.set(name, (driver = { label: `the supply ${name}` }));
    return driver;
  }

  /** Volts of a contact of the supply. */
  private supply(name: string): number | undefined {
    if (/^(GND|0V|VSS|AGND)$/i.test(name)) return 0;
    if (/^(3V3|3\.3V|VCC|VDD|3V)$/i.test(name)) return this.logicVolts;
    return /^(5V|VIN|VBUS|VSYS|VUSB)$/i.test(name) ? 5 : undefined;
  }

  /** A wire that leads to no pin, made at first use. */
  wire(name: string): SimNet {
    let wire = this.wires.get(name);
    if (wire === undefined) this.wires.set(name, (wire = this.makeNet(name)));
    return wire;
  }

  /** Connects two wires. */
  connect(a: SimNet, b: SimNet): void {
    if (a === b) return;
    a.absorb(b);
    for (const [name, wire] of this.wires) if (wire === b) this.wires.set(name, a);
  }

  // ------------------------------------------------------------ what programs claim

  claim<K extends Capability>(kind: K, pin: number, owner: Owner): Capabilities[K] {
    if (kind === "digital") return this.pin(pin) as unknown as Capabilities[K];
    this.pin(pin).claimed(owner.name);
    return makeUse(this.providers, kind, this, pin, owner);
  }

  claimBus<K extends BusKind>(
    kind: K,
    index: number | "soft",
    setup: Buses[K]["setup"],
    owner: Owner,
  ): Buses[K]["controller"] {
    const controller = makeBus(this.providers, kind, this, index, setup, owner);
    // One made of plain pins sets them up itself.
    if (index !== "soft") holdPins(this, setup, owner, controller);
    return controller;
  }

  warn(message: string): void {
    this.warnings.warn("board", message);
  }

  private radio: WifiRadio | undefined;
  wifiRadio(): WifiRadio | undefined {
    if (this.chip.radio?.includes("wifi")) this.radio ??= this.providers.wifi?.(this);
    return this.radio;
  }

  /** Time passes without the program. */
  private sleep(forUs: number): void {
    this.clock.sleepUntil(this.clock.currentUs + forUs, () => undefined);
  }

  /** Virtual time at which the board was started last, and the program. */
  bootUs = 0;
  private startedUs = 0;
  readonly restarts: Restarts = {
    reset: (soft) => {
      this.reset();
      if (soft) return;
      // Connections outlive soft resets only.
      this.radio?.leave();
      this.bootUs = this.clock.currentUs;
    },
    start: () => {
      // A program that resets itself at once would begin for ever in the same millisecond, and `--for` would hardly end it.
      if (this.clock.currentUs - this.startedUs < 1000) this.sleep(START_US);
      this.startedUs = this.clock.currentUs;
    },
    powerCycle: (forUs) => {
      for (const pin of this.pins.values()) pin.hold(false);
      this.restarts.reset(false);
      this.sleep(forUs);
      this.bootUs = this.clock.currentUs;
    },
    lightSleep: (untilUs, woken) => {
      const wake = this.clock.sleepUntil(untilUs, woken);
      return wake === "time" ? { kind: "time", pins: [] } : wake;
    },
    sleepWithoutProgram: (untilUs, woken) => {
      const wake = this.restarts.lightSleep(untilUs, woken);
      this.bootUs = this.clock.currentUs;
      return wake;
    },
  };

  /** Has something undone when the program ends or the chip is reset. */
  onReset(undo: () => void): void {
    this.ends.push(undo);
  }

  /** What a reset of the chip does to its peripherals and pins; what is wired to it does not notice. */
  reset(): void {
    this.clock.cancelAlarms();
    for (const undo of this.ends.splice(0)) undo();
    for (const pin of this.pins.values()) pin.reset();
  }

  close(): void {
    for (const undo of this.ends.splice(0)) undo();
    for (const pin of this.pins.values()) pin.close();
  }
}

/** `GPIO4`, `GP4` as people write pins that have no name of their own. */
function gpioNumber(name: string): number | undefined {
  const match = /^(?:GPIO|GP)(\d+)$/i.exec(name);
  return match === null ? undefined : Number(match[1]);
}

/** The pins of a bus belong to it until it is closed. */
function holdPins(board: SimBoard, setup: object | null, owner: Owner, controller: object): void {
  if (!("close" in controller) || typeof controller.close !== "function") return;
  const pins = ["scl", "sda", "sck", "mosi", "miso", "tx", "rx", "rts", "cts"].flatMap((role) => {
    const id = (setup as Readonly<Record<string, unknown>> | null)?.[role];
    return typeof id === "number" && id >= 0 ? [board.pin(id)] : [];
  });
  for (const [i, pin] of pins.entries())
    if (pins.indexOf(pin) !== i)
      board.advise("PIN467", `${pin.label} is given for two lines of ${owner.name}`, `PIN467 ${pin.id}`);
  // An SPI only listens to its input: what the program drives there does not disturb it, as long as it reads nothing.
  const { miso } = (setup ?? {}) as { readonly miso?: number };
  for (const pin of pins) if (pin.id !== miso) pin.useBus(owner.name);
  const close = controller.close.bind(controller) as () => void;
  controller.close = () => {
    for (const pin of pins) pin.useBus(undefined);
    close();
  };
}
