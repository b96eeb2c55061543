/**
 * An I2C controller that does whole transfers: the devices get their bytes at the right virtual times, but the wires do not
 * move one by one. What the wires do to a transfer is kept: without pull-ups, or with one of them held low, it fails as on a board.
 */

import type { I2cController, I2cResult, I2cSetup } from "../../hal/i2c.js";
import type { Owner } from "../../hal/board.js";
import type { SimPin } from "../pin.js";
import type { BusHost } from "./host.js";
import { recordsOf } from "./records.js";
import { i2cBus, type I2cBus } from "./i2c-bus.js";

const BITS_OF_BYTE = 9;
const OK = "ok";
const NO_ACK: I2cResult = { kind: "no-ack" };
const TIMEOUT: I2cResult = { kind: "timeout" };

/** How the wires are before a transfer. */
type Wires = "free" | "clock-low" | "data-low";

class SimI2cController implements I2cController {
  private readonly bus: I2cBus;
  private readonly bitUs: number;
  /** A start without a stop yet. */
  private open = false;
  /** A device held the clock for longer than the controller waits. */
  private gaveUp = false;
  private dataStuck = false;

  // What the record of the transfer going on is made of.
  private startUs = 0;
  private repeated = false;
  private bytes: number[] = [];
  private acks: number[] = [];
  private at: number[] = [];

  constructor(
    private readonly host: BusHost,
    private readonly setup: I2cSetup,
    private readonly owner: Owner,
    /** A bus that is made of any pins waits for the clock only; a peripheral also looks at the data wire. */
    private readonly soft: boolean,
  ) {
    this.bitUs = 1e6 / setup.frequencyHz;
    for (const id of [setup.scl, setup.sda]) openDrain(host.pin(id), setup.pullUps === true);
    this.bus = i2cBus(host, host.wireAt(setup.scl), host.wireAt(setup.sda));
  }

  write(address: number, data: Uint8Array, stop: boolean): I2cResult {
    if (!this.begin()) return TIMEOUT;
    if (!this.put((address << 1) & 0xff)) return this.refused();
    let sent = 0;
    while (sent < data.length && this.put(data[sent] as number)) sent++;
    if (this.gaveUp) return this.refused();
    if (stop) this.stop();
    return { kind: OK, bytes: sent };
  }

  read(address: number, into: Uint8Array, stop: boolean): I2cResult {
    if (!this.begin()) return TIMEOUT;
    if (!this.put(((address << 1) | 1) & 0xff)) return this.refused();
    for (let i = 0; i < into.length && !this.gaveUp; i++) into[i] = this.take(i + 1 < into.length);
    if (this.gaveUp) return this.refused();
    if (stop) this.stop();
    return { kind: OK, bytes: into.length };
  }

  private refused(): I2cResult {
    const { gaveUp } = this;
    this.stop();
    return gaveUp ? TIMEOUT : NO_ACK;
  }

  start(): boolean {
    return this.begin();
  }

  stop(): void {
    this.host.clock.busyUs(this.bitUs);
    if (!this.open) return;
    this.open = false;
    this.record(true);
    if (!this.dataStuck) this.bus.stop();
  }

  writeByte(byte: number): boolean {
    return this.put(byte);
  }

  readByte(ack: boolean): number {
    return this.take(ack);
  }

  close(): void {
    if (this.open) this.stop();
    for (const id of [this.setup.scl, this.setup.sda])
      this.host.pin(id).configure({ mode: "in", pull: "none" });
  }

  /** Takes the bus with a (repeated) start. False: its wires are not free, and the time to wait for them is over. */
  private begin(): boolean {
    const { clock } = this.host;
    const wires = this.look();
    if (wires === "clock-low" || (wires === "data-low" && !this.soft)) {
      clock.busyUs(this.setup.timeoutUs);
      return false;
    }
    // A data wire that is always low looks like an acknowledgement of everything to one who does not compare.
    this.dataStuck = wires === "data-low";
    if (this.open) this.record(false);
    this.repeated = this.open;
    this.open = true;
    this.gaveUp = false;
    this.startUs = clock.currentUs;
    clock.busyUs(this.bitUs);
    if (!this.dataStuck) this.bus.start();
    return true;
  }

  private look(): Wires {
    const { scl, sda } = this.bus;
    for (const [net, name] of [
      [scl, "clock"],
      [sda, "data"],
    ] as const) {
      if (!net.floating()) continue;
      this.host.warnings.warn(
        "no-pull-up",
        `${this.owner.name}: ${net.name}, the ${name} wire, has no pull-up; I2C needs one on each wire`,
      );
      return name === "clock" ? "clock-low" : "data-low";
    }
    if (scl.level() === 0) return "clock-low";
    return sda.level() === 0 ? "data-low" : "free";
  }

  /** Sends a byte. True: acknowledged. */
  private put(byte: number): boolean {
    const acknowledged = this.dataStuck || this.bus.write(byte);
    this.clockByte(byte, acknowledged);
    return acknowledged && !this.gaveUp;
  }

  /** Receives a byte and acknowledges it or not. */
  private take(acknowledge: boolean): number {
    const byte = this.dataStuck ? 0 : this.bus.read();
    this.clockByte(byte, acknowledge);
    return byte;
  }

  private clockByte(byte: number, acknowledged: boolean): void {
    const { clock } = this.host;
    this.bytes.push(byte);
    this.acks.push(acknowledged ? 1 : 0);
    this.at.push(clock.currentUs);
    const stretch = this.bus.stretchUs();
    if (stretch > this.setup.timeoutUs) this.gaveUp = true;
    clock.busyUs(BITS_OF_BYTE * this.bitUs + Math.min(stretch, this.setup.timeoutUs));
  }

  private record(stopped: boolean): void {
    const { scl, sda } = this.bus;
    const records = recordsOf(this.host);
    if (records.wanted)
      records.add({
        kind: "i2c",
        scl: scl.name,
        sda: sda.name,
        startUs: this.startUs,
        endUs: this.host.clock.currentUs,
        by: this.owner.name,
        drawn: false,
        frequencyHz: this.setup.frequencyHz,
        repeatedStart: this.repeated,
        stopped,
        bytes: Uint8Array.from(this.bytes),
        acks: Uint8Array.from(this.acks),
        byteAtUs: Float64Array.from(this.at),
      });
    this.bytes = [];
    this.acks = [];
    this.at = [];
  }
}

/** Lets the pin pull down only; the pull it has stays, unless the peripheral brings its own. */
function openDrain(pin: SimPin, pullUp: boolean): void {
  pin.configure({ mode: "open-drain", pull: pullUp ? "up" : pin.pull, initial: 1 });
}

export function simulatedI2c(
  host: BusHost,
  index: number | "soft",
  setup: I2cSetup,
  owner: Owner,
): I2cController {
  return new SimI2cController(host, setup, owner, index === "soft");
}
