/** A finished run as the exporters see it, whatever the trace keeps it in. */

import type { Level } from "../../hal/digital.js";

export interface Change {
  /** Virtual microseconds, with fractions. */
  readonly timeUs: number;
  /** `undefined`: nobody drives the wire. */
  readonly level: Level | undefined;
}

export interface TraceSignal {
  /** As people call the wire: `GPIO2`, `sda`. */
  readonly name: string;
  /** In order of time; the first is the level when the wire came into use. Made while they are read: there may be millions. */
  changes(): Iterable<Change>;
}

/** Something that happened on a bus. */
export interface Annotation {
  readonly startUs: number;
  readonly endUs: number;
  /** Which bus: `i2c0`, `uart1 tx`. */
  readonly bus: string;
  /** What it was, in words: `write 0x3c: 00 ae`. */
  readonly text: string;
}

export interface Recording {
  readonly board: string;
  readonly endUs: number;
  readonly signals: readonly TraceSignal[];
  readonly annotations: readonly Annotation[];
}
