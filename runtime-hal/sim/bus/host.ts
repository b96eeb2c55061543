/** What buses need of the simulated board. */

import type { SimClock } from "../clock.js";
import type { SimPin } from "../pin.js";
import type { SimNet } from "../sim-net.js";
import type { Warnings } from "../warnings.js";

export interface BusHost {
  readonly clock: SimClock;
  readonly warnings: Pick<Warnings, "warn">;
  /** Volts of a high output. */
  readonly logicVolts: number;
  /** The wire at a pin. */
  wireAt(pin: number): SimNet;
  pin(id: number): SimPin;
  /** Has something undone when the chip is reset. */
  onReset(undo: () => void): void;
}
