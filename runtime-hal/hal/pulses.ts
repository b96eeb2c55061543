/** Pulses of exact lengths, out of a pin (the remote-control unit of the ESP chips) and into it (their pulse counters). */

import type { EdgeSink, Level } from "./digital.js";

export interface Pulse {
  readonly level: Level;
  /** Microseconds. */
  readonly us: number;
}

/** A faster signal in the pulses of one level, as infrared light has it. */
export interface Carrier {
  readonly hz: number;
  /** Share of a period, 0 … 1. */
  readonly duty: number;
  readonly level: Level;
}

export interface PulseOutput {
  /** The level while nothing is sent. */
  setIdle(level: Level): void;
  setCarrier(carrier: Carrier | undefined): void;
  /** Sends in the background, so many times (`Infinity`: until `stop`), and then tells. What is being sent ends. */
  send(pulses: readonly Pulse[], times: number, done: () => void): void;
  stop(): void;
  close(): void;
}

/** A pin as a counter sees it: interrupts of the same pin are not touched. */
export interface EdgeInput {
  level(): Level;
  /** Told of each edge, at its moment; gives what ends that. */
  listen(sink: EdgeSink): () => void;
}
