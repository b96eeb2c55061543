/** A 1-Wire controller made of one pin. Times of Maxim's application note 126, standard speed. */

import type { Clock } from "../hal/clock.js";
import type { DigitalPin } from "../hal/digital.js";

const RESET_LOW_US = 480;
const PRESENCE_AT_US = 70;
const RESET_REST_US = 410;
const SHORT_US = 6;
const SAMPLE_US = 9;
const READ_REST_US = 55;
const LONG_US = 60;
const RECOVERY_US = 10;

/** The pin must be an open drain with a pull-up at the wire. */
export class BitbangOneWire {
  constructor(
    private readonly pin: DigitalPin,
    private readonly clock: Clock,
  ) {}

  /** A reset pulse. True: at least one device answered. */
  reset(): boolean {
    this.lowFor(RESET_LOW_US);
    this.clock.busyUs(PRESENCE_AT_US);
    const present = this.pin.read() === 0;
    this.clock.busyUs(RESET_REST_US);
    return present;
  }

  readBit(): 0 | 1 {
    this.lowFor(SHORT_US);
    this.clock.busyUs(SAMPLE_US);
    const bit = this.pin.read();
    this.clock.busyUs(READ_REST_US);
    return bit;
  }

  writeBit(bit: boolean): void {
    this.lowFor(bit ? SHORT_US : LONG_US);
    this.clock.busyUs(bit ? LONG_US - SHORT_US + RECOVERY_US : RECOVERY_US);
  }

  readByte(): number {
    let byte = 0;
    for (let i = 0; i < 8; i++) byte |= this.readBit() << i;
    return byte;
  }

  writeByte(byte: number): void {
    for (let i = 0; i < 8; i++) this.writeBit(((byte >> i) & 1) === 1);
  }

  private lowFor(us: number): void {
    this.pin.write(0);
    this.clock.busyUs(us);
    this.pin.write(1);
  }
}
