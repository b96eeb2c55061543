/** A pin that puts out bits as pulses of exact length, as NeoPixel strips take them. */

/** Nanoseconds: high and low time of a 0, high and low time of a 1. */
export type BitTiming = readonly [number, number, number, number];

export interface BitstreamOutput {
  /** Sends all bits, most significant first; the program waits meanwhile and no callback runs. */
  send(timingNs: BitTiming, data: Uint8Array): void;
  close(): void;
}
