/**
 * Devices on an I2C bus whose wires a program moves itself: edges become starts, bytes and stops for the devices, and their
 * answers are put on the data wire. As in the bus specification (UM10204) data is taken at the rising clock, changes while the
 * clock is low, and a change of data while the clock is high is a start or a stop.
 */

import type { Drive, NetDriver } from "../net.js";
import type { BusHost } from "./host.js";
import { recordsOf } from "./records.js";
import type { I2cBus } from "./i2c-bus.js";

const LOW: Drive = { volts: 0, strength: "strong" };
const ACK_BIT = 8;

export class I2cWires {
  private readonly driver: NetDriver = { label: "I2C device" };
  private clock: 0 | 1;
  private data: 0 | 1;
  private state: "idle" | "receiving" | "sending" = "idle";
  /** Bits of the current byte that are over; 8: the acknowledge bit is next or going on. */
  private bit = 0;
  private byte = 0;
  private acknowledged = false;
  private bytes: number[] = [];
  private acks: number[] = [];
  private at: number[] = [];
  private startUs = 0;
  private repeated = false;

  constructor(
    private readonly host: BusHost,
    private readonly bus: I2cBus,
  ) {
    this.clock = bus.scl.level();
    this.data = bus.sda.level();
    bus.scl.onLevel((level, timeUs) => this.onClock(level, timeUs));
    bus.sda.onLevel((level, timeUs) => this.onData(level, timeUs));
  }

  private onData(level: 0 | 1, timeUs: number): void {
    this.data = level;
    if (this.clock === 0) return;
    if (level === 0) this.onStart(timeUs);
    else if (this.state !== "idle") this.onStop(timeUs);
  }

  private onStart(timeUs: number): void {
    const repeated = this.state !== "idle";
    if (repeated) this.record(timeUs, false);
    this.repeated = repeated;
    this.startUs = timeUs;
    this.state = "receiving";
    this.bit = -1; // the clock's first fall belongs to the start
    this.byte = 0;
    this.release();
    this.bus.start();
  }

  private onStop(timeUs: number): void {
    this.record(timeUs, true);
    this.state = "idle";
    this.release();
    this.bus.stop();
  }

  private onClock(level: 0 | 1, timeUs: number): void {
    this.clock = level;
    if (this.state === "idle") return;
    if (level === 1) this.onRise();
    else this.onFall(timeUs);
  }

  private onRise(): void {
    if (this.bit < 0) return;
    if (this.bit < ACK_BIT) {
      if (this.state === "receiving") this.byte = (this.byte << 1) | this.data;
    } else if (this.state === "sending") {
      this.acknowledged = this.data === 0;
    }
  }

  private onFall(timeUs: number): void {
    this.bit++;
    if (this.bit === 0) this.at.push(timeUs);
    if (this.state === "receiving" && this.bit === ACK_BIT) {
      this.acknowledged = this.bus.write(this.byte);
      this.note(this.byte);
      if (this.acknowledged) this.pull();
      return;
    }
    if (this.bit > ACK_BIT) {
      if (this.state === "sending") this.note(this.byte);
      this.nextByte(timeUs);
    } else if (this.state === "sending") {
      this.send();
    }
  }

  /** The acknowledge bit is over. */
  private nextByte(timeUs: number): void {
    this.bit = 0;
    this.byte = 0;
    this.at.push(timeUs);
    // A controller that does not acknowledge what it read is going to stop: the device lets go of the wire.
    const sends = this.bus.isReading && this.acknowledged;
    this.state = sends ? "sending" : "receiving";
    this.release();
    const stretch = this.bus.stretchUs();
    if (stretch > 0) this.hold(timeUs, stretch);
    if (sends) {
      this.byte = this.bus.read();
      this.send();
    }
  }

  /** Puts the current bit of the byte on the wire; ones and the acknowledge bit are left to the pull-up. */
  private send(): void {
    const one = this.bit >= ACK_BIT || ((this.byte >> (7 - this.bit)) & 1) === 1;
    if (one) this.release();
    else this.pull();
  }

  private pull(): void {
    this.bus.sda.drive(this.driver, LOW);
  }

  private release(): void {
    this.bus.sda.drive(this.driver, undefined);
  }

  private hold(timeUs: number, us: number): void {
    this.bus.scl.drive(this.driver, LOW);
    this.host.clock.schedule(timeUs + us, () => this.bus.scl.drive(this.driver, undefined));
  }

  private note(byte: number): void {
    this.bytes.push(byte);
    this.acks.push(this.acknowledged ? 1 : 0);
  }

  private record(endUs: number, stopped: boolean): void {
    const { bytes, at } = this;
    const records = recordsOf(this.host);
    const count = records.wanted ? bytes.length : 0;
    const span = count > 1 ? (at[count - 1] as number) - (at[0] as number) : 0;
    records.add({
      kind: "i2c",
      scl: this.bus.scl.name,
      sda: this.bus.sda.name,
      startUs: this.startUs,
      endUs,
      by: "wires",
      drawn: true,
      frequencyHz: span > 0 ? Math.round(((count - 1) * 9e6) / span) : 0,
      repeatedStart: this.repeated,
      stopped,
      bytes: Uint8Array.from(bytes),
      acks: Uint8Array.from(this.acks),
      byteAtUs: Float64Array.from(at.slice(0, count)),
    });
    this.bytes = [];
    this.acks = [];
    this.at = [];
  }
}
