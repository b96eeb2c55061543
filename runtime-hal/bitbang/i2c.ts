/**
 * An I2C controller made of two pins, for backends and pins without a peripheral. The pins only pull down; the pull-ups of the bus do
 * the rest, so a device can hold the clock. Times after the bus specification (UM10204): half a bit low, half a bit high.
 */

import type { Clock } from "../hal/clock.js";
import type { DigitalPin, Level, PinGroup } from "../hal/digital.js";
import type { I2cController, I2cResult } from "../hal/i2c.js";
import { SeparatePins } from "./pin-group.js";

/** Bits of the pins in their group. */
const SCL = 1;
const SDA = 2;

const TIMEOUT: I2cResult = { kind: "timeout" };
const NO_ACK: I2cResult = { kind: "no-ack" };

/** The clock was held low for too long. */
class ClockHeld extends Error {}

export interface BitbangI2cSetup {
  readonly frequencyHz: number;
  readonly timeoutUs: number;
  readonly pullUps?: boolean;
}

export class BitbangI2c implements I2cController {
  private readonly halfUs: number;
  private readonly lines: PinGroup;

  constructor(
    private readonly scl: DigitalPin,
    private readonly sda: DigitalPin,
    private readonly clock: Clock,
    private readonly setup: BitbangI2cSetup,
    /** SCL and SDA. */
    lines?: PinGroup,
  ) {
    this.halfUs = 5e5 / setup.frequencyHz;
    const pull = setup.pullUps === true ? "up" : "none";
    for (const pin of [scl, sda]) pin.configure({ mode: "open-drain", pull, initial: 1 });
    this.lines = lines ?? new SeparatePins([scl, sda]);
  }

  write(address: number, data: Uint8Array, stop: boolean): I2cResult {
    return this.guarded(() => {
      if (!this.start()) return TIMEOUT;
      if (!this.writeByte(address << 1)) return this.refused();
      let sent = 0;
      while (sent < data.length && this.writeByte(data[sent] as number)) sent++;
      if (stop) this.stop();
      return { kind: "ok", bytes: sent };
    });
  }

  read(address: number, into: Uint8Array, stop: boolean): I2cResult {
    return this.guarded(() => {
      if (!this.start()) return TIMEOUT;
      if (!this.writeByte((address << 1) | 1)) return this.refused();
      for (let i = 0; i < into.length; i++) into[i] = this.readByte(i + 1 < into.length);
      if (stop) this.stop();
      return { kind: "ok", bytes: into.length };
    });
  }

  private refused(): I2cResult {
    this.stop();
    return NO_ACK;
  }

  private guarded(transfer: () => I2cResult): I2cResult {
    try {
      return transfer();
    } catch (e) {
      if (!(e instanceof ClockHeld)) throw e;
      this.sda.write(1);
      return TIMEOUT;
    }
  }

  start(): boolean {
    this.sda.write(1);
    this.clock.busyUs(this.halfUs);
    try {
      this.releaseClock();
    } catch (e) {
      if (e instanceof ClockHeld) return false;
      throw e;
    }
    this.clock.busyUs(this.halfUs);
    this.sda.write(0);
    this.clock.busyUs(this.halfUs);
    this.scl.write(0);
    return true;
  }

  stop(): void {
    this.sda.write(0);
    this.clock.busyUs(this.halfUs);
    this.releaseClock();
    this.clock.busyUs(this.halfUs);
    this.sda.write(1);
    this.clock.busyUs(this.halfUs);
  }

  writeByte(byte: number): boolean {
    for (let i = 7; i >= 0; i--) this.bit(((byte >> i) & 1) as Level);
    return this.bit(1) === 0;
  }

  readByte(ack: boolean): number {
    let byte = 0;
    for (let i = 0; i < 8; i++) byte = (byte << 1) | this.bit(1);
    this.bit(ack ? 0 : 1);
    return byte;
  }

  /** One clock, beginning and ending low; gives what was on the data wire while it was high. */
  private bit(level: Level): Level {
    this.sda.write(level);
    this.clock.busyUs(this.halfUs);
    const seen = this.releaseClock();
    this.clock.busyUs(this.halfUs);
    this.scl.write(0);
    return seen;
  }

  /** Lets the clock go up; gives what is on the data wire when it is. Both are read together. */
  private releaseClock(): Level {
    this.scl.write(1);
    let levels = this.lines.read(SCL | SDA);
    if ((levels & SCL) === 0) {
      const end = this.clock.nowUs() + this.setup.timeoutUs;
      while (((levels = this.lines.read(SCL | SDA)) & SCL) === 0)
        if (this.clock.nowUs() >= end) throw new ClockHeld("clock held low");
    }
    return (levels & SDA) === 0 ? 0 : 1;
  }

  close(): void {
    this.scl.close();
    this.sda.close();
  }
}
