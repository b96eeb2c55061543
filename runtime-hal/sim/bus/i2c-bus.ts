/**
 * The devices at one pair of I2C wires, and what a transfer does to them byte by byte. It does not matter who makes the transfer:
 * a controller in one step (i2c-controller.ts) or a program that moves the wires (i2c-wires.ts).
 */

import type { Net } from "../net.js";
import type { BusHost } from "./host.js";
import type { I2cTarget } from "./i2c-target.js";
import { I2cWires } from "./i2c-wires.js";

/** First byte of an address of 10 bits: 11110, two bits of it, direction. */
const TEN_BITS = 0xf0;

export class I2cBus {
  private readonly targets = new Set<I2cTarget>();
  /** Those that answered the last address. */
  private active: I2cTarget[] = [];
  /** Those that are to be told of the stop. */
  private readonly involved = new Set<I2cTarget>();
  private expects: "nothing" | "address" | "low-address" | "data" = "nothing";
  private reading = false;
  private highBits = 0;
  private lowBits = 0;
  private wires: I2cWires | undefined;

  constructor(
    private readonly host: BusHost,
    readonly scl: Net,
    readonly sda: Net,
  ) {}

  /** Puts a device on the bus. Gives what takes it away. */
  attach(target: I2cTarget): () => void {
    this.targets.add(target);
    // Without a device nobody needs to look at the edges.
    this.wires ??= new I2cWires(this.host, this);
    return () => {
      this.targets.delete(target);
      this.active = this.active.filter((t) => t !== target);
      this.involved.delete(target);
    };
  }

  /** Is the transfer one in which the addressed device sends? */
  get isReading(): boolean {
    return this.reading && this.expects === "data" && this.active.length > 0;
  }

  start(): void {
    this.expects = "address";
    this.active = [];
  }

  /** A byte from the controller, the first after a start being the address. True: acknowledged. */
  write(byte: number): boolean {
    switch (this.expects) {
      case "address":
        this.reading = (byte & 1) === 1;
        if ((byte & 0xf8) === TEN_BITS && !this.reading) {
          this.highBits = (byte >> 1) & 3;
          this.expects = "low-address";
          return this.targets.size > 0;
        }
        return this.address((byte & 0xf8) === TEN_BITS ? (this.highBits << 8) | this.lowBits : byte >> 1);
      case "low-address":
        this.lowBits = byte;
        return this.address((this.highBits << 8) | byte);
      case "data": {
        let acknowledged = false;
        if (this.reading) return false;
        for (const target of this.active) if (target.write(byte & 0xff)) acknowledged = true;
        return acknowledged;
      }
      default:
        return false;
    }
  }

  private address(address: number): boolean {
    this.expects = "data";
    this.active = [...this.targets].filter((target) => target.addressed(address, this.reading));
    for (const target of this.active) this.involved.add(target);
    return this.active.length > 0;
  }

  /** A byte for the controller; where several devices send, zeros win. */
  read(): number {
    let byte = 0xff;
    if (this.expects === "data" && this.reading) for (const target of this.active) byte &= target.read();
    return byte & 0xff;
  }

  /** Microseconds for which a device now holds the clock. */
  stretchUs(): number {
    let us = 0;
    for (const target of this.active) us = Math.max(us, target.stretchUs?.() ?? 0);
    return us;
  }

  stop(): void {
    this.expects = "nothing";
    this.active = [];
    const told = [...this.involved];
    this.involved.clear();
    for (const target of told) target.stop();
  }
}

const buses = new WeakMap<Net, Map<Net, I2cBus>>();

/** The bus of those two wires, made at first use. */
export function i2cBus(host: BusHost, scl: Net, sda: Net): I2cBus {
  let bySda = buses.get(scl);
  if (bySda === undefined) buses.set(scl, (bySda = new Map()));
  let bus = bySda.get(sda);
  if (bus === undefined) bySda.set(sda, (bus = new I2cBus(host, scl, sda)));
  return bus;
}
