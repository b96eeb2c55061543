/**
 * The data wire of a NeoPixel strip (WS2812 and its like): a high pulse of about 0.4 microseconds is a 0, one of about 0.8 a 1, and a
 * pause shows what came. Bits come as whole transfers, as edges, or out of the data wire of an SPI bus.
 */

import type { Net } from "../net.js";
import type { BitTiming } from "../../hal/bitstream.js";
import type { BusHost } from "./host.js";

/** A pulse this long is a 1 (WS2812B: T0H 220 to 380 ns, T1H 580 ns to 1 us; older ones 350 and 700 ns, give or take 150). */
const ONE_FROM_NS = 550;
/** Shorter pulses are not seen. */
const SHORTEST_NS = 100;
/** Strips of 400 kHz (WS2811 in its slow mode) have pulses twice as long; told by the length of the whole bit. */
const SLOW_BIT_NS = 1900;
/** A pause this long ends a picture (WS2812: 50 us; newer ones want 280, which no driver waits for between two pictures). */
const LATCH_US = 50;

export type PixelSink = (bytes: Uint8Array, timeUs: number) => void;

export class PixelLine {
  private readonly sinks: PixelSink[] = [];
  private bits: number[] = [];
  private cancelLatch: (() => void) | undefined;
  private highSinceUs = 0;

  constructor(
    private readonly host: BusHost,
    net: Net,
  ) {
    net.onLevel((level, timeUs) => this.onEdge(level, timeUs));
  }

  attach(sink: PixelSink): void {
    this.sinks.push(sink);
  }

  /** All bits of `data` with that timing, ending at `endUs`. */
  transfer(timing: BitTiming, data: Uint8Array, endUs: number): void {
    const zero = bitOf(timing[0], timing[1]);
    const one = bitOf(timing[2], timing[3]);
    for (const byte of data) {
      for (let i = 7; i >= 0; i--) {
        const bit = (byte >> i) & 1 ? one : zero;
        if (bit !== undefined) this.bits.push(bit);
      }
    }
    this.latchAfter(endUs);
  }

  /** The wire as a row of levels of equal length: how SPI drives a strip. */
  levels(levels: Iterable<number>, levelNs: number, endUs: number): void {
    let high = 0;
    for (const level of levels) {
      if (level === 1) high++;
      else if (high > 0) {
        this.pulse(high * levelNs);
        high = 0;
      }
    }
    if (high > 0) this.pulse(high * levelNs);
    this.latchAfter(endUs);
  }

  private onEdge(level: 0 | 1, timeUs: number): void {
    if (level === 1) {
      this.highSinceUs = timeUs;
      return;
    }
    this.pulse((timeUs - this.highSinceUs) * 1000);
    this.latchAfter(timeUs);
  }

  private pulse(ns: number): void {
    const bit = bitOf(ns, 0);
    // A pulse longer than a whole bit is the wire at rest.
    if (bit !== undefined && ns < LATCH_US * 1000) this.bits.push(bit);
  }

  private latchAfter(timeUs: number): void {
    this.cancelLatch?.();
    this.cancelLatch = this.host.clock.schedule(timeUs + LATCH_US, () => this.latch());
  }

  private latch(): void {
    const { bits } = this;
    this.bits = [];
    const bytes = new Uint8Array(bits.length >> 3);
    for (let i = 0; i < bytes.length; i++) {
      let byte = 0;
      for (let j = 0; j < 8; j++) byte = (byte << 1) | (bits[8 * i + j] as number);
      bytes[i] = byte;
    }
    if (bytes.length === 0) return;
    for (const sink of this.sinks) sink(bytes, this.host.clock.currentUs);
  }
}

/** What a strip takes a pulse for; `undefined`: too short to be seen. */
function bitOf(highNs: number, lowNs: number): 0 | 1 | undefined {
  if (highNs < SHORTEST_NS) return undefined;
  const slow = highNs + lowNs >= SLOW_BIT_NS;
  return highNs >= (slow ? 2 * ONE_FROM_NS : ONE_FROM_NS) ? 1 : 0;
}

const lines = new WeakMap<Net, PixelLine>();

/** The strip at a wire, if there is one. */
export function pixelLineAt(net: Net | undefined): PixelLine | undefined {
  return net === undefined ? undefined : lines.get(net);
}

/** The strip at a wire, made at first use. */
export function pixelLine(host: BusHost, net: Net): PixelLine {
  let line = lines.get(net);
  if (line === undefined) lines.set(net, (line = new PixelLine(host, net)));
  return line;
}
