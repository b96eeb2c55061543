/**
 * One device at SPI wires. It gets whole bytes from a controller, or single bits from a program that moves the wires; both end in
 * the same `exchange` of the target. Data is taken at the rising clock in modes 0 and 3, at the falling one in 1 and 2.
 */

import type { Drive, Net, NetDriver } from "../net.js";
import type { SpiTarget } from "./spi-target.js";

export type SpiMode = 0 | 1 | 2 | 3;

export interface SpiPlace {
  readonly sck: Net;
  readonly mosi?: Net | undefined;
  readonly miso?: Net | undefined;
  /** Active low; without one the device is always selected. */
  readonly cs?: Net | undefined;
  readonly mode: SpiMode;
}

const LEVELS: readonly [Drive, Drive] = [
  { volts: 0, strength: "strong" },
  { volts: 3.3, strength: "strong" },
];

/** Does that mode take data at the rising clock? */
export function samplesRising(mode: SpiMode): boolean {
  return mode === 0 || mode === 3;
}

export class SpiDevice {
  private readonly driver: NetDriver = { label: "SPI device" };
  private readonly rising: boolean;
  private isSelected = false;
  /** Bits of the current byte that came in, the last one lowest. */
  private byte = 0;
  private bits = 0;
  /** What came in and went out since the device was selected, for the record of a transfer over moved wires. */
  readonly moved: { out: number[]; in: number[]; startUs: number; endUs: number } = {
    out: [],
    in: [],
    startUs: 0,
    endUs: 0,
  };
  private sent = 0;

  constructor(
    readonly place: SpiPlace,
    private readonly target: SpiTarget,
    private readonly onDeselect: (device: SpiDevice) => void,
  ) {
    this.rising = samplesRising(place.mode);
    place.sck.onLevel((level, timeUs) => this.onClock(level, timeUs));
    place.cs?.onLevel(() => this.refresh());
    this.refresh();
  }

  /** Looks at the select wire. One that nobody drives selects nothing. */
  refresh(): boolean {
    const { cs } = this.place;
    const now = cs === undefined || (cs.level() === 0 && !cs.floating());
    if (now === this.isSelected) return now;
    this.isSelected = now;
    this.byte = 0;
    this.bits = 0;
    if (now) {
      this.target.selected();
      this.present();
    } else {
      this.onDeselect(this);
      this.place.miso?.drive(this.driver, undefined);
      this.target.deselected();
    }
    return now;
  }

  /** A whole byte at once, most significant bit first. */
  exchange(byte: number): number {
    if (this.bits === 0) return this.target.exchange(byte) & 0xff;
    // Not on a byte's border: an earlier transfer was of another length.
    let answer = 0;
    for (let i = 7; i >= 0; i--) answer = (answer << 1) | this.exchangeBit((byte >> i) & 1);
    return answer;
  }

  exchangeBit(bit: number): number {
    const answer = this.nextBit();
    this.take(bit);
    return answer;
  }

  /** The bit that the device has on its wire now. */
  private nextBit(): number {
    const byte = this.target.outgoing?.((this.byte << (8 - this.bits)) & 0xff, this.bits) ?? 0;
    return (byte >> (7 - this.bits)) & 1;
  }

  /** Gives true when a byte is complete. */
  private take(bit: number): boolean {
    this.byte = (this.byte << 1) | bit;
    if (++this.bits < 8) return false;
    const byte = this.byte & 0xff;
    this.byte = 0;
    this.bits = 0;
    this.sent = this.target.exchange(byte) & 0xff;
    return true;
  }

  private onClock(level: 0 | 1, timeUs: number): void {
    if (!this.refresh()) return;
    if ((level === 1) !== this.rising) {
      this.present();
      return;
    }
    const { moved } = this;
    const bit = this.place.mosi?.level() ?? 0;
    if (moved.out.length === 0 && this.bits === 0) moved.startUs = timeUs;
    const byteSoFar = ((this.byte << 1) | bit) & 0xff;
    if (this.take(bit)) {
      moved.out.push(byteSoFar);
      moved.in.push(this.sent);
      moved.endUs = timeUs;
    }
  }

  private present(): void {
    const { miso } = this.place;
    if (miso !== undefined && this.target.outgoing !== undefined)
      miso.drive(this.driver, LEVELS[this.nextBit() as 0 | 1]);
  }
}
