/**
 * One wire of a serial line and who listens at it. A sender hands over whole bytes if all listeners are set to its framing; else it
 * moves the wire bit by bit, and the listeners see what their own settings make of it.
 */

import type { Net } from "../net.js";
import { understands, type Framing } from "./uart-framing.js";

export interface UartListener {
  readonly framing: Framing;
  byte(value: number, timeUs: number): void;
}

export class UartLine {
  readonly listeners = new Set<UartListener>();

  constructor(readonly net: Net) {}

  /** Must a sender of that framing move the wire? `otherwise`: if nobody listens. */
  needsEdges(framing: Framing, otherwise: boolean): boolean {
    if (this.listeners.size === 0) return otherwise;
    for (const listener of this.listeners) if (!understands(listener.framing, framing)) return true;
    return false;
  }

  deliver(byte: number, timeUs: number): void {
    for (const listener of this.listeners) listener.byte(byte, timeUs);
  }
}

const lines = new WeakMap<Net, UartLine>();

/** The line of a wire, made at first use. */
export function uartLine(net: Net): UartLine {
  let line = lines.get(net);
  if (line === undefined) lines.set(net, (line = new UartLine(net)));
  return line;
}
