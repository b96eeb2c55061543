/**
 * The receiving end of one wire of a serial line. Bytes of a sender with the same framing come whole; edges, from a program that moves
 * the wire or from a sender with other settings, are looked at in the middle of each bit, as the real thing does.
 */

import type { BusHost } from "./host.js";
import { bitUs, parityBit, type Framing } from "./uart-framing.js";
import type { UartLine, UartListener } from "./uart-line.js";

export interface UartSink {
  byte(value: number, timeUs: number): void;
  /** A byte whose stop or parity bit was wrong was received. */
  faulty?(): void;
  /** The wire was held down for longer than a byte. */
  broken?(): void;
}

export class UartReceiver implements UartListener {
  /** Edges of the frame that is coming in; the first is its start. */
  private edges: { level: 0 | 1; timeUs: number }[] = [];
  private busy = false;
  /** After a break nothing begins until the wire was idle. */
  private waitsForIdle = false;
  private readonly stopListening: () => void;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly host: BusHost,
    private readonly line: UartLine,
    readonly framing: Framing,
    private readonly sink: UartSink,
  ) {
    line.listeners.add(this);
    this.stopListening = line.net.onLevel((level, timeUs) => this.onEdge(level, timeUs));
  }

  byte(value: number, timeUs: number): void {
    this.sink.byte(value, timeUs);
  }

  private onEdge(raw: 0 | 1, timeUs: number): void {
    const level = (this.framing.inverted ? 1 - raw : raw) as 0 | 1;
    if (this.busy) {
      this.edges.push({ level, timeUs });
      return;
    }
    if (this.waitsForIdle || level === 1) {
      if (level === 1) this.waitsForIdle = false;
      return;
    }
    this.busy = true;
    this.edges = [{ level: 0, timeUs }];
    const { bits, parity } = this.framing;
    const beforeStop = 1 + bits + (parity === "none" ? 0 : 1);
    this.cancel = this.host.clock.schedule(timeUs + (beforeStop + 0.5) * bitUs(this.framing), () =>
      this.onFrame(),
    );
  }

  /** The middle of the stop bit. */
  private onFrame(): void {
    this.busy = false;
    const { bits, parity } = this.framing;
    // A start that was gone in its middle was none.
    if (this.levelIn(0) === 1) return;
    let byte = 0;
    for (let i = 0; i < bits; i++) byte |= this.levelIn(1 + i) << i;
    const parityIsWrong = parity !== "none" && this.levelIn(1 + bits) !== parityBit(byte, parity);
    const stop = this.levelIn(1 + bits + (parity === "none" ? 0 : 1));
    const now = this.host.clock.currentUs;
    if (stop === 0) {
      this.waitsForIdle = true;
      if (byte === 0 && this.edges.length === 1) {
        this.sink.broken?.();
        return;
      }
    }
    if (stop === 0 || parityIsWrong) this.sink.faulty?.();
    this.sink.byte(byte, now);
  }

  /** The level in the middle of a bit of the frame, 0 being the start bit. */
  private levelIn(bit: number): 0 | 1 {
    const { edges } = this;
    const timeUs = (edges[0] as { timeUs: number }).timeUs + (bit + 0.5) * bitUs(this.framing);
    let level: 0 | 1 = 0;
    for (const edge of edges) {
      if (edge.timeUs > timeUs) break;
      level = edge.level;
    }
    return level;
  }

  close(): void {
    this.cancel?.();
    this.stopListening();
    this.line.listeners.delete(this);
  }
}
