/**
 * Where edges of pins come from, as the GPIO drivers see it. Who listens to the kernel is handed in by who makes the board: a thread of
 * its own for a running program; without one the pins are looked at again and again.
 */

import type { Clock } from "../hal/clock.js";
import type { Edge, EdgeSink, Level } from "../hal/digital.js";

/** How the kernel tells of edges. */
export type EdgeSource =
  /** A sysfs `value` file, whose `edge` is set. */
  | { readonly kind: "value"; readonly path: string; read(): Level }
  /** A request of the character device, which gives events. */
  | { readonly kind: "events"; readonly fd: number; read(): Level }
  /** It does not. */
  | { readonly kind: "none"; read(): Level };

export interface EdgeWatch {
  /** Has `sink` called for these edges; gives how to end it. */
  watch(source: EdgeSource, edge: Edge, sink: EdgeSink): () => void;
  close(): void;
}

/** Looked at so often, a button is never missed. */
const LOOK_EVERY_US = 1000;

/** Reads the inputs every millisecond: for chips without interrupts, and where nothing better can be had. */
export class PollingEdges implements EdgeWatch {
  constructor(private readonly clock: Clock) {}

  watch(source: EdgeSource, edge: Edge, sink: EdgeSink): () => void {
    let last = source.read();
    const alarm = this.clock.alarm(() => {
      const now = this.clock.peekUs();
      alarm.at(now + LOOK_EVERY_US);
      const level = source.read();
      if (level === last) return;
      last = level;
      if (edge === "both" || (edge === "rising") === (level === 1)) sink(level, now);
    });
    alarm.at(this.clock.peekUs() + LOOK_EVERY_US);
    return () => alarm.cancel();
  }

  close(): void {}
}
