/** A simulated board: pins after the description of its chip, virtual time, and the record of what happened. */

import type {
  Board,
  BoardDescription,
  Buses,
  BusKind,
  Capabilities,
  Capability,
  ChipDescription,
  Owner,
} from "../hal/board.js";
import { HalError } from "../hal/errors.js";
import { SimClock } from "./clock.js";
import { SimPin } from "./pin.js";
import { Trace } from "./trace.js";

export class SimBoard implements Board {
  readonly clock: SimClock;
  readonly trace = new Trace();
  private readonly pins = new Map<number, SimPin>();

  constructor(
    readonly description: BoardDescription,
    readonly chip: ChipDescription,
  ) {
    this.clock = new SimClock(chip.tickNs / 1000);
  }

  /** The pin as devices outside see it. */
  pin(id: number): SimPin {
    let pin = this.pins.get(id);
    if (pin === undefined) {
      const { functions } = this.describe(id);
      const pulls = { up: functions.includes("pull-up"), down: functions.includes("pull-down") };
      pin = new SimPin(this.clock, () => this.trace.of(id), pulls);
      this.pins.set(id, pin);
    }
    return pin;
  }

  private describe(id: number): ChipDescription["pins"][number] {
    const found = this.chip.pins.find((p) => p.id === id);
    if (found === undefined) throw new HalError("no-such-pin", `${this.chip.name} has no pin ${id}`);
    return found;
  }

  claim<K extends Capability>(kind: K, pin: number, _owner: Owner): Capabilities[K] {
    if (kind !== "digital") throw new HalError("unsupported", `${this.description.name} has no ${kind}`);
    return this.pin(pin) as unknown as Capabilities[K];
  }

  claimBus<K extends BusKind>(kind: K): Buses[K]["controller"] {
    throw new HalError("unsupported", `${this.description.name} has no ${kind}`);
  }

  close(): void {
    for (const pin of this.pins.values()) pin.close();
  }
}
