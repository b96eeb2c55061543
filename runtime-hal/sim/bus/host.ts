/** What buses need of the simulated board. */

import type { SimClock } from "../clock.js";
import type { Net } from "../net.js";
import type { SimPin } from "../pin.js";
import type { BusRecords } from "./records.js";

export interface BusHost {
  readonly clock: SimClock;
  /** What went over the buses, for traces. */
  readonly records: BusRecords;
  /** The wire at a pin. */
  net(pin: number): Net;
  pin(id: number): SimPin;
  /** What the real board would suffer from; said once for each subject. */
  readonly warnings: { warn(code: string, message: string, subject?: string): void };
}
