/**
 * SPI through `/dev/spidevB.C`. Chip select is an ordinary pin of the program here, as it is everywhere; but the kernel keeps the pins
 * of its own chip selects. If the program takes one of those, it gets a `SelectPin`: while that is low, transfers go to its device, which
 * stays selected between them.
 */

import { HalError } from "../hal/errors.js";
import type { SpiController, SpiSetup } from "../hal/spi.js";
import { softSpi } from "./bitbang-buses.js";
import type { LinuxBoard } from "./board.js";
import { howToGet, openDevice } from "./device-file.js";
import { IoError } from "./errno.js";
import type { Libc } from "./libc.js";
import { lowSelect } from "./spi-select.js";
import * as uapi from "./spi-uapi.js";

/** How much the kernel's driver takes at once, if it does not say. */
const USUAL_BUFFER = 4096;
const BUFFER_SIZE = "/sys/module/spidev/parameters/bufsiz";

/** Bytes that go out in one transfer. */
export const spiBuffer = (board: LinuxBoard): number =>
  Number(board.files.tryRead(BUFFER_SIZE)) || USUAL_BUFFER;

/** Each byte with its bits in the other order. */
function reversed(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => {
    let turned = 0;
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) turned |= 0x80 >> bit;
    return turned;
  });
}

/** One device file with the settings of a bus. */
export class SpiDevice {
  private fd: number;
  /** The driver cannot send the lowest bit first: bytes are turned here. */
  private readonly turns: boolean;

  constructor(
    private readonly libc: Libc,
    fd: number,
    private readonly path: string,
    private readonly setup: SpiSetup,
    ownSelect: boolean,
    private readonly bufferBytes: number,
  ) {
    this.fd = fd;
    const { polarity, phase, lsbFirst, bits, baudrate } = setup;
    let mode = (polarity ? uapi.MODE.polarity : 0) | (phase ? uapi.MODE.phase : 0);
    if (!ownSelect && this.tryMode(mode | uapi.MODE.noSelect)) mode |= uapi.MODE.noSelect;
    this.turns = lsbFirst && !this.tryMode(mode | uapi.MODE.lsbFirst);
    if (!lsbFirst || this.turns) libc.ioctl(fd, uapi.SPI_WR_MODE, Uint8Array.of(mode), path);
    this.setBits(bits);
    const speed = new Uint8Array(new ArrayBuffer(4));
    new DataView(speed.buffer).setUint32(0, baudrate, true);
    libc.ioctl(fd, uapi.SPI_WR_SPEED, speed, path);
  }

  private tryMode(mode: number): boolean {
    try {
      this.libc.ioctl(this.fd, uapi.SPI_WR_MODE, Uint8Array.of(mode), this.path);
      return true;
    } catch (e) {
      if (e instanceof IoError && e.code === "EINVAL") return false;
      throw e;
    }
  }

  private setBits(bits: number): void {
    try {
      this.libc.ioctl(this.fd, uapi.SPI_WR_BITS, Uint8Array.of(bits), this.path);
    } catch (e) {
      if (!(e instanceof IoError) || e.code !== "EINVAL") throw e;
      throw new HalError("bad-argument", `the driver of ${this.path} has no words of ${bits} bits`);
    }
  }

  transfer(out: Uint8Array, into: Uint8Array, keepSelected: boolean): void {
    const { bits, baudrate } = this.setup;
    for (let at = 0; at < out.length; at += this.bufferBytes) {
      const piece = out.subarray(at, at + this.bufferBytes);
      const sent = new Uint8Array(new ArrayBuffer(piece.length));
      sent.set(this.turns ? reversed(piece) : piece);
      const got = new Uint8Array(new ArrayBuffer(piece.length));
      const more = at + this.bufferBytes < out.length;
      this.message(sent, got, bits, baudrate, more || keepSelected);
      into.set(this.turns ? reversed(got) : got, at);
    }
  }

  /** Lets go of a device that was kept selected. */
  deselect(): void {
    const nothing = new Uint8Array(0);
    this.message(nothing, nothing, this.setup.bits, this.setup.baudrate, false);
  }

  private message(
    out: Uint8Array,
    into: Uint8Array,
    bits: number,
    speedHz: number,
    keepSelected: boolean,
  ): void {
    const request = uapi.transferRequest(this.libc, { out, into, bits, speedHz, keepSelected });
    this.libc.ioctl(this.fd, uapi.SPI_MESSAGE, request, this.path);
  }

  close(): void {
    if (this.fd < 0) return;
    this.libc.close(this.fd);
    this.fd = -1;
  }
}

class DevSpi implements SpiController {
  /** By chip select; the one without is -1. */
  private readonly devices = new Map<number, SpiDevice>();

  constructor(
    private readonly board: LinuxBoard,
    private readonly index: number,
    private readonly setup: SpiSetup,
    private readonly needs: string | undefined,
  ) {
    // What is missing, or may not be used, is said at once.
    this.device(-1);
  }

  private device(select: number): SpiDevice {
    let device = this.devices.get(select);
    if (device === undefined) {
      const { board } = this;
      const path = `/dev/spidev${this.index}.${Math.max(select, 0)}`;
      const fd = openDevice(board, path, { group: "spi", needs: this.needs });
      device = new SpiDevice(board.libc as Libc, fd, path, this.setup, select >= 0, spiBuffer(board));
      this.devices.set(select, device);
      board.note(`SPI(${this.index})`, path);
    }
    return device;
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    const select = lowSelect(this.board, this.index);
    if (select === undefined) {
      this.device(-1).transfer(out, into, false);
      return;
    }
    const device = this.device(select.number);
    select.onHigh = () => device.deselect();
    device.transfer(out, into, true);
  }

  close(): void {
    for (const device of this.devices.values()) device.close();
    this.devices.clear();
  }
}

/** The bus of that number: the kernel's if it has it, else one made of its pins. */
export function spiBus(board: LinuxBoard, index: number | "soft", setup: SpiSetup): SpiController {
  if (index === "soft") return softSpi(board, setup);
  const bus = board.chip.buses?.find(({ kinds, number }) => kinds.includes("spi") && number === index);
  const path = `/dev/spidev${index}.0`;
  if (!board.files.exists(path) || board.libc === undefined) {
    const how = board.files.exists(path)
      ? "the package koffi is needed for it"
      : howToGet(board.files, bus?.needs);
    board.warn(
      `${path} cannot be used: ${how}. Until then software moves the pins of SPI(${index}), which is slow`,
    );
    return softSpi(board, setup);
  }
  const controller = new DevSpi(board, index, setup, bus?.needs);
  board.onClose(() => controller.close());
  return controller;
}
