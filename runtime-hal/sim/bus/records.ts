/**
 * What went over the buses, transfer by transfer. A peripheral does not move its wires one by one, which would make a display
 * slow; the record has all that is needed to draw the exact edges later (edges.ts). Transfers that were decoded from wires which a
 * program moved itself are here too; their edges are in the trace of the pins already.
 * Times are microseconds of virtual time, with fractions.
 */

import type { BitTiming } from "../../hal/bitstream.js";

interface Transfer {
  readonly startUs: number;
  readonly endUs: number;
  /** Who did it: "I2C(0)"; "wires" for what was decoded from edges. */
  readonly by: string;
  /** Are the edges in the trace of the pins? Then there is nothing to draw. */
  readonly drawn: boolean;
}

/** From a (repeated) start to the stop or the next start. */
export interface I2cTransfer extends Transfer {
  readonly kind: "i2c";
  readonly scl: string;
  readonly sda: string;
  readonly frequencyHz: number;
  readonly repeatedStart: boolean;
  readonly stopped: boolean;
  /** The byte with the address and the direction first. */
  readonly bytes: Uint8Array;
  /** 1: acknowledged, one for each byte. */
  readonly acks: Uint8Array;
  /** When the clock first goes low for each byte: devices may stretch the clock in between. */
  readonly byteAtUs: Float64Array;
}

export interface SpiTransfer extends Transfer {
  readonly kind: "spi";
  readonly sck: string;
  readonly mosi: string | undefined;
  readonly miso: string | undefined;
  readonly baudrate: number;
  readonly polarity: 0 | 1;
  readonly phase: 0 | 1;
  readonly bits: number;
  readonly lsbFirst: boolean;
  readonly out: Uint8Array;
  readonly in: Uint8Array;
}

/** Bytes one directly after the other on one wire. */
export interface UartTransfer extends Transfer {
  readonly kind: "uart";
  readonly wire: string;
  readonly baudrate: number;
  readonly bits: number;
  readonly parity: "none" | "even" | "odd";
  readonly stop: 1 | 1.5 | 2;
  readonly inverted: boolean;
  readonly bytes: Uint8Array;
}

export interface BitstreamTransfer extends Transfer {
  readonly kind: "bitstream";
  readonly wire: string;
  readonly timingNs: BitTiming;
  readonly bytes: Uint8Array;
}

/** From one reset pulse to the next. */
export interface OneWireTransfer extends Transfer {
  readonly kind: "onewire";
  readonly wire: string;
  /** Did a device answer the reset? */
  readonly present: boolean;
  /** Complete bytes, whoever wrote them, least significant bit first. */
  readonly bytes: Uint8Array;
  /** Bits after the last complete byte. */
  readonly restBits: readonly (0 | 1)[];
}

/** Something on the way between the program and a host or client in the network; there is no wire. */
export interface NetworkTransfer extends Transfer {
  readonly kind: "network";
  readonly event: "opened" | "refused" | "sent" | "received" | "closed" | "broken";
  /** Of `sent` (by the program) and `received`. */
  readonly bytes: Uint8Array;
}

/** A report to the computer at the USB connector. */
export interface UsbTransfer extends Transfer {
  readonly kind: "usb";
  readonly bytes: Uint8Array;
}

export type BusTransfer =
  | I2cTransfer
  | SpiTransfer
  | UartTransfer
  | BitstreamTransfer
  | OneWireTransfer
  | NetworkTransfer
  | UsbTransfer;

/** An endless program must not fill the memory: beyond this the older half is forgotten. */
const MOST_TRANSFERS = 2 ** 16;
const MOST_BYTES = 2 ** 24;

export class BusRecords {
  private list: BusTransfer[] = [];
  private bytes = 0;
  private readonly unfinished: (() => void)[] = [];
  /** Are transfers kept? Only for runs whose trace somebody wants: a sensor that is read all day has millions. */
  wanted = false;

  /** `complete` is called before the records are read: it adds what is still being put together. */
  beforeReading(complete: () => void): void {
    this.unfinished.push(complete);
  }

  add(transfer: BusTransfer): void {
    if (!this.wanted) return;
    this.bytes += sizeOf(transfer);
    if (this.list.length >= MOST_TRANSFERS || this.bytes > MOST_BYTES) {
      this.list = this.list.slice(this.list.length >> 1);
      this.bytes = this.list.reduce((sum, t) => sum + sizeOf(t), sizeOf(transfer));
    }
    this.list.push(transfer);
  }

  /** In the order in which they ended. */
  get all(): readonly BusTransfer[] {
    for (const complete of this.unfinished) complete();
    return this.list;
  }
}

function sizeOf(transfer: BusTransfer): number {
  return transfer.kind === "spi" ? 2 * transfer.out.length : transfer.bytes.length;
}

const records = new WeakMap<object, BusRecords>();

/** The record of a board, made at first use. */
export function recordsOf(board: object): BusRecords {
  let found = records.get(board);
  if (found === undefined) records.set(board, (found = new BusRecords()));
  return found;
}
