/**
 * Devices on a 1-Wire bus. Whoever pulls the wire down, a firmware's driver or a program, the lengths of the low pulses tell what is
 * meant (Maxim's application note 126): a long one is a reset, a short one a read or a written 1, one in between a written 0.
 */

import type { Drive, Net, NetDriver } from "../net.js";
import type { BusHost } from "./host.js";
import { recordsOf } from "./records.js";
import type { OneWireTarget } from "./onewire-target.js";

const LOW: Drive = { volts: 0, strength: "strong" };
/** Low for so long is a reset (480 us by the data sheets, which is the least that a controller may do). */
const RESET_US = 360;
/** Devices look at the wire so long after it fell. */
const SAMPLE_US = 30;
/** Devices answer a reset after this time, for this time (15 to 60 and 60 to 240 us). */
const PRESENCE_AFTER_US = 30;
const PRESENCE_US = 120;

export class OneWireBus {
  private readonly targets = new Set<OneWireTarget>();
  private readonly driver: NetDriver = { label: "1-Wire device" };
  /** Our own pulling makes edges too. */
  private holding = false;
  private fellUs = 0;
  private bits: (0 | 1)[] = [];
  private startUs = -1;
  private endUs = 0;
  private present = false;

  constructor(
    private readonly host: BusHost,
    private readonly net: Net,
  ) {
    net.onLevel((level, timeUs) => this.onEdge(level, timeUs));
    recordsOf(host).beforeReading(() => this.record());
  }

  attach(target: OneWireTarget): () => void {
    this.targets.add(target);
    return () => this.targets.delete(target);
  }

  private onEdge(level: 0 | 1, timeUs: number): void {
    if (level === 0) {
      if (!this.holding) this.onFall(timeUs);
    } else if (!this.holding && timeUs - this.fellUs >= RESET_US) {
      this.onReset(timeUs);
    }
  }

  /** A slot begins. Devices that are not sending look at the wire a little later. */
  private onFall(timeUs: number): void {
    this.fellUs = timeUs;
    if (this.startUs < 0) return;
    // A device that sends 0 holds the wire from the fall on.
    let answer: 0 | 1 = 1;
    const listening: OneWireTarget[] = [];
    for (const target of this.targets) {
      const sent = target.readBit();
      if (sent === 0) answer = 0;
      else if (sent === undefined) listening.push(target);
    }
    if (answer === 0) {
      this.holding = true;
      this.net.drive(this.driver, LOW);
    }
    this.host.clock.schedule(timeUs + SAMPLE_US, () => {
      const bit = this.net.level();
      if (answer === 0) {
        this.net.drive(this.driver, undefined);
        this.holding = false;
      }
      for (const target of listening) target.writeBit(bit);
      this.noteBit(bit);
    });
  }

  private onReset(timeUs: number): void {
    // The slot that the reset seemed to be has left a 0.
    this.bits.pop();
    this.record();
    this.startUs = this.fellUs;
    this.present = false;
    for (const target of this.targets) if (target.reset()) this.present = true;
    this.endUs = timeUs;
    if (!this.present) return;
    const { clock } = this.host;
    clock.schedule(timeUs + PRESENCE_AFTER_US, () => {
      this.holding = true;
      this.net.drive(this.driver, LOW);
    });
    clock.schedule(timeUs + PRESENCE_AFTER_US + PRESENCE_US, () => {
      this.net.drive(this.driver, undefined);
      this.holding = false;
      this.endUs = clock.currentUs;
    });
  }

  private noteBit(bit: 0 | 1): void {
    this.bits.push(bit);
    this.endUs = this.host.clock.currentUs;
  }

  private record(): void {
    if (this.startUs < 0) return;
    const { bits } = this;
    const bytes = new Uint8Array(bits.length >> 3);
    bits.forEach((bit, i) => {
      if (i >> 3 < bytes.length) bytes[i >> 3] = (bytes[i >> 3] as number) | (bit << (i & 7));
    });
    recordsOf(this.host).add({
      kind: "onewire",
      wire: this.net.name,
      startUs: this.startUs,
      endUs: this.endUs,
      by: "wires",
      drawn: true,
      present: this.present,
      bytes,
      restBits: bits.slice(bytes.length * 8),
    });
    this.bits = [];
    this.startUs = -1;
  }
}

const buses = new WeakMap<Net, OneWireBus>();

/** The bus of a wire, made at first use. */
export function oneWireBus(host: BusHost, net: Net): OneWireBus {
  let bus = buses.get(net);
  if (bus === undefined) buses.set(net, (bus = new OneWireBus(host, net)));
  return bus;
}
