/**
 * Transfers on adapters that only know the forms of SMBus (PC chip sets, some converters): a register of one byte and up to 32 bytes of
 * data at once. Longer readings are made in pieces, which is right for memories and sensors that count their registers up.
 */

import { IoError } from "./errno.js";
import type { Transfers } from "./i2c-dev.js";
import * as uapi from "./i2c-uapi.js";
import type { Libc } from "./libc.js";

const EOPNOTSUPP = 95;

export class SmbusTransfers implements Transfers {
  private address = -1;

  constructor(
    private readonly libc: Libc,
    private readonly fd: number,
    private readonly path: string,
    /** Bits of `I2C_FUNCS`. */
    private readonly can: number,
  ) {}

  run(messages: readonly uapi.Message[]): void {
    const [first, second, more] = messages as [uapi.Message, uapi.Message?, uapi.Message?];
    this.select(first.address);
    if (second === undefined) {
      if (first.read) this.receive(first.data);
      else this.send(first.data);
    } else if (
      !first.read &&
      first.data.length === 1 &&
      second.read &&
      more === undefined &&
      second.address === first.address
    ) {
      this.readRegisters(first.data[0] as number, second.data);
    } else {
      throw this.cannot();
    }
  }

  private cannot(): IoError {
    const message = `${this.path} is an SMBus adapter: it can write, and read after a register of one byte, nothing else`;
    return new IoError("EOPNOTSUPP", EOPNOTSUPP, this.path, message);
  }

  private select(address: number): void {
    if (this.address === address) return;
    this.libc.ioctl(this.fd, uapi.I2C_SLAVE_FORCE, address, this.path);
    this.address = address;
  }

  private call(read: boolean, command: number, kind: number, data: Uint8Array): void {
    this.libc.ioctl(
      this.fd,
      uapi.I2C_SMBUS,
      uapi.smbusRequest(this.libc, read, command, kind, data),
      this.path,
    );
  }

  private send(bytes: Uint8Array): void {
    const data = uapi.smbusData();
    const [register, ...values] = bytes as unknown as Iterable<number> as [number?, ...number[]];
    if (register === undefined) {
      // Only the address: is anybody there? Where that cannot be asked so, a byte is read.
      if (this.can & uapi.FUNC_QUICK) this.call(false, 0, uapi.SMBUS.quick, data);
      else this.call(true, 0, uapi.SMBUS.byte, data);
    } else if (values.length === 0) {
      this.call(false, register, uapi.SMBUS.byte, data);
    } else if (values.length === 1) {
      data[0] = values[0] as number;
      this.call(false, register, uapi.SMBUS.byteData, data);
    } else {
      if (values.length > uapi.SMBUS_BLOCK || !(this.can & uapi.FUNC_WRITE_BLOCK)) throw this.cannot();
      data[0] = values.length;
      data.set(values, 1);
      this.call(false, register, uapi.SMBUS.i2cBlock, data);
    }
  }

  /** Bytes without a register come one by one. */
  private receive(into: Uint8Array): void {
    const data = uapi.smbusData();
    for (let i = 0; i < into.length; i++) {
      this.call(true, 0, uapi.SMBUS.byte, data);
      into[i] = data[0] as number;
    }
  }

  private readRegisters(register: number, into: Uint8Array): void {
    const block = (this.can & uapi.FUNC_READ_BLOCK) !== 0;
    const data = uapi.smbusData();
    for (let at = 0; at < into.length;) {
      const count = block ? Math.min(uapi.SMBUS_BLOCK, into.length - at) : 1;
      data[0] = count;
      this.call(true, (register + at) & 0xff, block ? uapi.SMBUS.i2cBlock : uapi.SMBUS.byteData, data);
      into.set(block ? data.subarray(1, 1 + count) : data.subarray(0, 1), at);
      at += count;
    }
  }
}
