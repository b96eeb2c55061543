/**
 * The interface of the kernel's I2C device files in bytes (Linux include/uapi/linux/i2c-dev.h and i2c.h): requests of ioctl and the
 * structures they take.
 */

import { POINTER_BYTES, putPointer } from "./pointers.js";
import type { Libc } from "./libc.js";

/** In units of ten milliseconds. */
export const I2C_TIMEOUT = 0x0702;
export const I2C_SLAVE = 0x0703;
/** The same although a driver of the kernel has the address. */
export const I2C_SLAVE_FORCE = 0x0706;
export const I2C_FUNCS = 0x0705;
export const I2C_RDWR = 0x0707;
export const I2C_SMBUS = 0x0720;

/** What adapters can do (`I2C_FUNCS`). */
export const FUNC_I2C = 0x0001;
export const FUNC_QUICK = 0x0001_0000;
export const FUNC_READ_BLOCK = 0x0400_0000;
export const FUNC_WRITE_BLOCK = 0x0800_0000;

const READ_FLAG = 1;

export interface Message {
  readonly address: number;
  readonly read: boolean;
  /** Written, or filled. */
  readonly data: Uint8Array;
}

/** Address, flags, length, and a pointer where the next multiple of its size begins. */
const MESSAGE_BYTES = 8 + POINTER_BYTES;

/** The argument of `I2C_RDWR`, with all that it points to; the messages' data stay where they are. */
export function transferRequest(
  libc: Libc,
  messages: readonly Message[],
): { argument: Uint8Array; kept: Uint8Array[] } {
  const list = new Uint8Array(new ArrayBuffer(messages.length * MESSAGE_BYTES));
  const view = new DataView(list.buffer);
  const kept: Uint8Array[] = [list];
  messages.forEach(({ address, read, data }, i) => {
    const at = i * MESSAGE_BYTES;
    view.setUint16(at, address, true);
    view.setUint16(at + 2, read ? READ_FLAG : 0, true);
    view.setUint16(at + 4, data.length, true);
    // A message of no bytes has nothing to point to, but the kernel wants some address.
    const target = data.length === 0 ? list : data;
    putPointer(view, at + 8, libc.address(target));
    kept.push(target);
  });
  const argument = new Uint8Array(new ArrayBuffer(2 * POINTER_BYTES));
  const words = new DataView(argument.buffer);
  putPointer(words, 0, libc.address(list));
  words.setUint32(POINTER_BYTES, messages.length, true);
  return { argument, kept };
}

/** Kinds of SMBus transfers. */
export const SMBUS = { quick: 0, byte: 1, byteData: 2, i2cBlock: 8 } as const;
const SMBUS_READ = 1;
/** Most bytes of a block; the union of the data has one more for the length and one for a checksum. */
export const SMBUS_BLOCK = 32;
const SMBUS_DATA_BYTES = SMBUS_BLOCK + 2;

/** The argument of `I2C_SMBUS`. `data`: the union, first byte the length for blocks. */
export function smbusRequest(
  libc: Libc,
  read: boolean,
  command: number,
  kind: number,
  data: Uint8Array,
): Uint8Array {
  const argument = new Uint8Array(new ArrayBuffer(8 + POINTER_BYTES));
  const view = new DataView(argument.buffer);
  view.setUint8(0, read ? SMBUS_READ : 0);
  view.setUint8(1, command);
  view.setUint32(4, kind, true);
  putPointer(view, 8, kind === SMBUS.quick ? 0n : libc.address(data));
  return argument;
}

export const smbusData = (): Uint8Array => new Uint8Array(new ArrayBuffer(SMBUS_DATA_BYTES));
