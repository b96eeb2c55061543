/**
 * The I2S unit of a simulated chip. Frames are moved a millisecond's worth at a time: an event for each would be 44 thousand a second, and
 * no program can tell. With nothing to send it sends silence, and what comes when the buffer is full is lost, as on the chips. Its wires
 * are not moved.
 */

import type { Owner } from "../../hal/board.js";
import { HalError } from "../../hal/errors.js";
import type { I2sPort, I2sSetup } from "../../hal/i2s.js";
import type { BusHost } from "./host.js";
import { i2sTargets, type Frame } from "./i2s-line.js";

const STEP_US = 1000;
const SILENCE: Frame = [0, 0];

class SimI2s implements I2sPort {
  private readonly buffer: number[] = [];
  private moved: () => void = () => {};
  private cancel: () => void = () => {};
  /** Frames that are due in fractions of one. */
  private rest = 0;

  constructor(
    private readonly host: BusHost,
    private readonly setup: I2sSetup,
  ) {
    this.next(host.clock.currentUs + STEP_US);
  }

  private get frameBytes(): number {
    return (this.setup.bits >> 3) * this.setup.channels;
  }

  private next(timeUs: number): void {
    this.cancel = this.host.clock.schedule(timeUs, () => {
      this.step();
      this.next(timeUs + STEP_US);
    });
  }

  private step(): void {
    this.rest += (this.setup.rate * STEP_US) / 1e6;
    const targets = i2sTargets(this.host.wireAt(this.setup.sd));
    for (; this.rest >= 1; this.rest--) {
      if (this.setup.transmit) {
        const frame = this.take();
        for (const target of targets) target.hear?.(frame, this.setup.rate);
      } else {
        let frame = SILENCE;
        for (const target of targets) frame = target.speak?.(this.setup.rate) ?? frame;
        this.put(frame);
      }
    }
    this.moved();
  }

  /** The next frame of the buffer; one channel is for both sides. */
  private take(): Frame {
    if (this.buffer.length < this.frameBytes) return SILENCE;
    const left = this.sample(this.buffer.splice(0, this.setup.bits >> 3));
    return [
      left,
      this.setup.channels === 1 ? left : this.sample(this.buffer.splice(0, this.setup.bits >> 3)),
    ];
  }

  private sample(bytes: readonly number[]): number {
    const { bits } = this.setup;
    const whole = bytes.reduce((sum, byte, i) => sum + byte * 256 ** i, 0);
    const full = 2 ** (bits - 1);
    return (whole >= full ? whole - 2 * full : whole) / full;
  }

  private put(frame: Frame): void {
    const { bits, channels, bufferBytes } = this.setup;
    if (this.buffer.length + this.frameBytes > bufferBytes) return;
    const full = 2 ** (bits - 1);
    for (const share of frame.slice(0, channels)) {
      const whole = Math.min(full - 1, Math.max(-full, Math.round(share * full)));
      for (let i = 0; i < bits; i += 8) this.buffer.push(Math.floor((whole + 2 * full) / 2 ** i) & 0xff);
    }
  }

  write(data: Uint8Array): number {
    const count = Math.min(data.length, this.room());
    for (let i = 0; i < count; i++) this.buffer.push(data[i] as number);
    return count;
  }

  read(into: Uint8Array): number {
    const bytes = this.buffer.splice(0, Math.min(into.length, this.buffer.length));
    into.set(bytes);
    return bytes.length;
  }

  room(): number {
    return Math.max(0, this.setup.bufferBytes - this.buffer.length);
  }

  available(): number {
    return this.buffer.length;
  }

  listen(moved: () => void): void {
    this.moved = moved;
  }

  close(): void {
    this.cancel();
    this.moved = () => {};
  }
}

export function simulatedI2s(
  host: BusHost,
  _index: number | "soft",
  setup: I2sSetup,
  _owner: Owner,
): I2sPort {
  if (!(setup.rate > 0)) throw new HalError("bad-argument", "an I2S bus needs a rate above 0");
  const port = new SimI2s(host, setup);
  host.onReset(() => port.close());
  return port;
}
