/**
 * I2C through `/dev/i2c-N`. The kernel makes whole transfers: messages with repeated starts between them and a stop at the end. So what a
 * program writes without a stop waits here until it reads, and then goes out with the reading as one transfer.
 */

import { HalError } from "../hal/errors.js";
import type { I2cController, I2cResult, I2cSetup } from "../hal/i2c.js";
import type { LinuxBoard } from "./board.js";
import { softI2c } from "./bitbang-buses.js";
import { howToGet, openDevice } from "./device-file.js";
import { IoError } from "./errno.js";
import * as uapi from "./i2c-uapi.js";
import type { Libc } from "./libc.js";
import { SmbusTransfers } from "./i2c-smbus.js";

const NO_ACK: I2cResult = { kind: "no-ack" };
const TIMEOUT: I2cResult = { kind: "timeout" };
const ok = (bytes: number): I2cResult => ({ kind: "ok", bytes });

/** What drivers give when nobody acknowledges: which of them depends on the driver. */
const NO_ACK_CODES: ReadonlySet<string> = new Set(["ENXIO", "EREMOTEIO", "ENODEV"]);
/** The bus was held down, or another master was faster. */
const TIMEOUT_CODES: ReadonlySet<string> = new Set(["ETIMEDOUT", "EAGAIN"]);

const TIMEOUT_UNIT_US = 10_000;

/** One transfer of some messages. */
export interface Transfers {
  run(messages: readonly uapi.Message[]): void;
}

class I2cTransfers implements Transfers {
  constructor(
    private readonly libc: Libc,
    private readonly fd: number,
    private readonly path: string,
  ) {}

  run(messages: readonly uapi.Message[]): void {
    const { argument, kept } = uapi.transferRequest(this.libc, messages);
    this.libc.ioctl(this.fd, uapi.I2C_RDWR, argument, this.path);
    // Until here what the kernel was pointed to must stay.
    kept.length = 0;
  }
}

/** A stable place in memory for the data of a message. */
const placed = (bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(new ArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
};

export class DevI2c implements I2cController {
  private readonly transfers: Transfers;
  private pending: uapi.Message[] = [];
  private fd: number;

  constructor(
    private readonly libc: Libc,
    fd: number,
    path: string,
    timeoutUs: number,
  ) {
    this.fd = fd;
    const functions = new Uint8Array(new ArrayBuffer(8));
    libc.ioctl(fd, uapi.I2C_FUNCS, functions, path);
    const can = new DataView(functions.buffer).getUint32(0, true);
    this.transfers =
      can & uapi.FUNC_I2C ? new I2cTransfers(libc, fd, path) : new SmbusTransfers(libc, fd, path, can);
    libc.ioctl(fd, uapi.I2C_TIMEOUT, Math.max(1, Math.ceil(timeoutUs / TIMEOUT_UNIT_US)), path);
  }

  write(address: number, data: Uint8Array, stop: boolean): I2cResult {
    this.pending.push({ address, read: false, data: placed(data) });
    return stop ? this.flush(data.length) : ok(data.length);
  }

  /** The kernel ends each transfer with a stop, whatever `stop` says. */
  read(address: number, into: Uint8Array, _stop: boolean): I2cResult {
    const data = placed(into);
    this.pending.push({ address, read: true, data });
    const result = this.flush(into.length);
    if (result.kind === "ok") into.set(data);
    return result;
  }

  private flush(bytes: number): I2cResult {
    const messages = this.pending;
    this.pending = [];
    try {
      this.transfers.run(messages);
      return ok(bytes);
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      if (NO_ACK_CODES.has(e.code)) return NO_ACK;
      if (TIMEOUT_CODES.has(e.code)) return TIMEOUT;
      throw e;
    }
  }

  private noSteps(): never {
    throw new HalError("unsupported", "the kernel makes whole I2C transfers; single steps are for SoftI2C");
  }

  start(): boolean {
    return this.noSteps();
  }

  /** Also called to end a transfer that was refused: there is nothing left of it. */
  stop(): void {
    this.pending = [];
  }

  writeByte(_byte: number): boolean {
    return this.noSteps();
  }

  readByte(_ack: boolean): number {
    return this.noSteps();
  }

  close(): void {
    if (this.fd < 0) return;
    this.libc.close(this.fd);
    this.fd = -1;
  }
}

/** The bus of that number: the kernel's if it has it, else one made of its pins. */
export function i2cBus(board: LinuxBoard, index: number | "soft", setup: I2cSetup): I2cController {
  if (index === "soft") return softI2c(board, setup);
  const bus = board.chip.buses?.find(({ kinds, number }) => kinds.includes("i2c") && number === index);
  const path = `/dev/i2c-${index}`;
  if (!board.files.exists(path) || board.libc === undefined) {
    const how = board.files.exists(path)
      ? "the package koffi is needed for it"
      : howToGet(board.files, bus?.needs);
    board.warn(
      `${path} cannot be used: ${how}. Until then software moves the pins of I2C(${index}), which is slow`,
    );
    return softI2c(board, setup);
  }
  const fd = openDevice(board, path, { group: "i2c", needs: bus?.needs });
  const controller = new DevI2c(board.libc, fd, path, setup.timeoutUs);
  board.onClose(() => controller.close());
  board.note(`I2C(${index})`, path);
  return controller;
}
