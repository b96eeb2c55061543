/** The interface of the kernel's SPI device files in bytes (Linux include/uapi/linux/spi/spidev.h and spi.h). */

import type { Libc } from "./libc.js";

export const SPI_WR_MODE = 0x4001_6b01;
export const SPI_WR_BITS = 0x4001_6b03;
export const SPI_WR_SPEED = 0x4004_6b04;
/** One transfer. */
export const SPI_MESSAGE = 0x4020_6b00;

export const MODE = { phase: 0x01, polarity: 0x02, lsbFirst: 0x08, noSelect: 0x40 } as const;

const TRANSFER_BYTES = 32;

export interface SpiTransfer {
  readonly out: Uint8Array;
  /** As long as `out`. */
  readonly into: Uint8Array;
  readonly speedHz: number;
  readonly bits: number;
  /** The device stays selected afterwards. */
  readonly keepSelected: boolean;
}

/** The argument of `SPI_MESSAGE`: pointers have 64 bits on all processors. */
export function transferRequest(
  libc: Libc,
  { out, into, speedHz, bits, keepSelected }: SpiTransfer,
): Uint8Array {
  const argument = new Uint8Array(new ArrayBuffer(TRANSFER_BYTES));
  const view = new DataView(argument.buffer);
  if (out.length > 0) {
    view.setBigUint64(0, libc.address(out), true);
    view.setBigUint64(8, libc.address(into), true);
  }
  view.setUint32(16, out.length, true);
  view.setUint32(20, speedHz, true);
  view.setUint8(26, bits);
  view.setUint8(27, keepSelected ? 1 : 0);
  return argument;
}
