/**
 * The board that the program runs on: a Linux machine, its pins by the numbers of its chip, and what of the kernel's drivers the
 * program claims. Everything taken is given back by `close`.
 */

import { networkInterfaces } from "node:os";
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
import type { SystemDevices } from "../hal/system-devices.js";
import { makeBus, makeUse } from "../hal/makers.js";
import type { WifiRadio } from "../hal/wifi.js";
import type { LinuxClock } from "./clock.js";
import type { EdgeWatch } from "./edges.js";
import { lineOfPin } from "./gpio-chip.js";
import type { GpioDriver } from "./gpio-driver.js";
import type { LinuxPin, PinSurroundings } from "./gpio-pin.js";
import type { Libc } from "./libc.js";
import { MachineWifi } from "./machine-wifi.js";
import type { LinuxProviders } from "./providers.js";
import { selectPin } from "./spi-select.js";
import type { SystemFiles } from "./system-files.js";

/** What a board is made of. */
export interface LinuxParts {
  readonly files: SystemFiles;
  /** Absent where koffi cannot be had. */
  readonly libc: Libc | undefined;
  readonly clock: LinuxClock;
  readonly edges: EdgeWatch;
  readonly gpio: GpioDriver;
  readonly providers: LinuxProviders;
  /** The user knows already what cannot be done about pulls. */
  readonly toldOfPulls: boolean;
  /** Says something to the user. */
  warn(text: string): void;
  /** Told what of the machine the program gets, for users who want to know it. */
  readonly note?: ((text: string) => void) | undefined;
}

export class LinuxBoard implements Board {
  readonly clock: LinuxClock;
  readonly files: SystemFiles;
  readonly libc: Libc | undefined;
  readonly gpio: GpioDriver;
  private readonly edges: EdgeWatch;
  private readonly providers: LinuxProviders;
  private devices: SystemDevices | undefined;
  private readonly pins = new Map<number, LinuxPin>();
  private readonly ends = new Set<() => void>();
  private readonly said = new Set<string>();
  private readonly tell: (text: string) => void;
  private wifi: MachineWifi | undefined = undefined;
  private readonly tellMore: ((text: string) => void) | undefined;
  private readonly around: Omit<PinSurroundings, "taken">;

  constructor(
    readonly description: BoardDescription,
    readonly chip: ChipDescription,
    parts: LinuxParts,
  ) {
    this.clock = parts.clock;
    this.files = parts.files;
    this.libc = parts.libc;
    this.gpio = parts.gpio;
    this.edges = parts.edges;
    this.providers = parts.providers;
    this.tell = (text) => parts.warn(text);
    this.tellMore = parts.note;
    const { clock, edges, toldOfPulls } = parts;
    this.around = { clock, edges, toldOfPulls, warn: (text) => this.warn(text) };
  }

  /** What the kernel drives by itself. */
  get system(): SystemDevices | undefined {
    return (this.devices ??= this.providers.system?.(this));
  }

  /** Says something to the user, each text once. */
  warn(text: string): void {
    if (this.said.has(text)) return;
    this.said.add(text);
    this.tell(text);
  }

  /** Says to users who want to know it what something of the program's is: `I2C(1)`, `/dev/i2c-1`. Each text once. */
  note(what: string, is: string): void {
    const text = `${what}: ${is}`;
    if (this.tellMore === undefined || this.said.has(text)) return;
    this.said.add(text);
    this.tellMore(text);
  }

  /** What the chip's makers call a pin: `GPIO17`. */
  label(id: number): string {
    return this.chip.pins.find((p) => p.id === id)?.names?.[0] ?? `GPIO${id}`;
  }

  /** The pin of that number, made at first use. */
  pin(id: number): LinuxPin {
    let pin = this.pins.get(id);
    if (pin === undefined) {
      const select = selectPin(this, id);
      if (select !== undefined) return select;
      const line = lineOfPin(this.chip.gpioBanks ?? [], id);
      if (line === undefined)
        throw new HalError("no-such-pin", `${this.chip.name} has no GPIO line for pin ${id}`);
      const label = this.label(id);
      pin = this.gpio.pin(line, label, {
        ...this.around,
        taken: () => {
          if (this.tellMore !== undefined) this.note(label, this.gpio.where(line));
        },
      });
      this.pins.set(id, pin);
    }
    return pin;
  }

  claim<K extends Capability>(kind: K, pin: number, owner: Owner): Capabilities[K] {
    if (kind === "digital") return this.pin(pin) as unknown as Capabilities[K];
    return makeUse(this.providers, kind, this, pin, owner);
  }

  claimBus<K extends BusKind>(
    kind: K,
    index: number | "soft",
    setup: Buses[K]["setup"],
    owner: Owner,
  ): Buses[K]["controller"] {
    return makeBus(this.providers, kind, this, index, setup, owner);
  }

  wifiRadio(): WifiRadio {
    return (this.wifi ??= new MachineWifi(this, networkInterfaces));
  }

  /** Has something undone when the program ends; gives how to take that back. */
  onClose(undo: () => void): () => void {
    this.ends.add(undo);
    return () => this.ends.delete(undo);
  }

  /** How the program is started again; set by who runs it. */
  restarts: Restarts | undefined;

  /** Gives back everything that was taken, for the end of the program. */
  close(): void {
    this.reset();
    this.edges.close();
  }

  /** The same before the program starts again. */
  reset(): void {
    this.clock.cancelAlarms();
    for (const undo of this.ends) {
      this.ends.delete(undo);
      try {
        undo();
      } catch {
        // The device is gone: nothing is left to be undone, and the others are to get their turn.
      }
    }
    for (const pin of this.pins.values()) pin.release();
  }
}
