/**
 * Serial ports through their device files: `/dev/serial0` for the pins of the header, `/dev/ttyAMAn` for the others, or what the board file
 * says. The kernel buffers; nothing here waits.
 */

import { constants } from "node:fs";
import type { Alarm, Clock } from "../hal/clock.js";
import { HalError } from "../hal/errors.js";
import type { UartEvents, UartPort, UartSetup } from "../hal/uart.js";
import type { LinuxBoard } from "./board.js";
import { howToGet, needLibc, openDevice } from "./device-file.js";
import { IoError } from "./errno.js";
import type { Libc } from "./libc.js";
import * as tty from "./tty-uapi.js";

/** Size of the kernel's buffers. */
const KERNEL_BUFFER = 4096;
/** The port is looked at so often for a program that wants to be told of bytes. */
const LOOK_EVERY_US = 2000;
/** A rate that differs by more than this from what was asked is another rate. */
const RATE_TOLERANCE = 0.03;
/** The mark before what is no plain byte (`PARMRK`). */
const MARK = 0xff;

export class TtyUart implements UartPort {
  private fd: number;
  /** What the kernel has given, without marks. */
  private waiting: number[] = [];
  /** Begin of a mark whose rest has not come yet. */
  private partial: number[] = [];
  private lastUs: number | undefined;
  private events: UartEvents = {};
  private readonly look: Alarm;
  private told = 0;
  private sending = false;
  private readonly before: Uint8Array;
  private readonly word = new Uint8Array(new ArrayBuffer(4));

  constructor(
    private readonly libc: Libc,
    private readonly clock: Clock,
    fd: number,
    private readonly path: string,
    private readonly setup: UartSetup,
  ) {
    this.fd = fd;
    this.before = tty.settingsBuffer();
    libc.ioctl(fd, tty.TCGETS2, this.before, path);
    const settings = tty.rawSettings({ ...setup, stopBits: setup.stop });
    libc.ioctl(fd, tty.TCSETS2, settings, path);
    this.checkRate();
    libc.ioctl(fd, tty.TCFLSH, tty.TCIOFLUSH, path);
    this.look = clock.alarm(() => this.lookAgain());
  }

  private checkRate(): void {
    const now = tty.settingsBuffer();
    this.libc.ioctl(this.fd, tty.TCGETS2, now, this.path);
    const rate = tty.outputSpeed(now);
    const { baudrate } = this.setup;
    if (Math.abs(rate - baudrate) > baudrate * RATE_TOLERANCE)
      throw new HalError("bad-argument", `${this.path} cannot do ${baudrate} baud; the nearest is ${rate}`);
  }

  private number(request: number): number {
    this.libc.ioctl(this.fd, request, this.word, this.path);
    return new DataView(this.word.buffer).getInt32(0, true);
  }

  /** Takes over what has come; gives how many bytes the program can have. */
  available(): number {
    const count = this.number(tty.FIONREAD);
    if (count > 0) {
      const bytes = new Uint8Array(count);
      const got = this.libc.read(this.fd, bytes);
      this.lastUs = this.clock.peekUs();
      for (let i = 0; i < got; i++) this.take(bytes[i] as number);
    }
    return this.waiting.length;
  }

  /** `FF FF` is the byte FF; `FF 00 x` is a byte with an error, or, if x is 0, a break. */
  private take(byte: number): void {
    const { partial } = this;
    if (partial.length === 0) {
      if (byte === MARK) partial.push(byte);
      else this.store(byte);
    } else if (partial.length === 1 && byte !== MARK) {
      partial.push(byte);
    } else {
      const isMark = partial.length === 1;
      this.partial = [];
      if (isMark) this.store(MARK);
      else if (byte === 0) this.events.broken?.();
      else this.store(byte);
    }
  }

  /** More than the program's buffer holds is lost, as on a board. */
  private store(byte: number): void {
    if (this.waiting.length < Math.max(this.setup.rxBuffer, KERNEL_BUFFER)) this.waiting.push(byte);
  }

  read(into: Uint8Array): number {
    if (this.waiting.length < into.length) this.available();
    const count = Math.min(into.length, this.waiting.length);
    for (let i = 0; i < count; i++) into[i] = this.waiting[i] as number;
    this.waiting.splice(0, count);
    return count;
  }

  write(data: Uint8Array): number {
    this.sending = true;
    try {
      return data.length === 0 ? 0 : this.libc.write(this.fd, data);
    } catch (e) {
      if (e instanceof IoError && e.code === "EAGAIN") return 0;
      throw e;
    }
  }

  txDone(): boolean {
    if (this.number(tty.TIOCOUTQ) > 0) return false;
    try {
      return (this.number(tty.TIOCSERGETLSR) & tty.TIOCSER_TEMT) !== 0;
    } catch (e) {
      // A converter at USB does not know more.
      if (e instanceof IoError && e.code !== "EIO") return true;
      throw e;
    }
  }

  idleUs(): number | undefined {
    this.available();
    return this.lastUs === undefined ? undefined : this.clock.peekUs() - this.lastUs;
  }

  room(): number {
    return Math.max(0, KERNEL_BUFFER - this.number(tty.TIOCOUTQ));
  }

  sendBreak(bits: number): void {
    this.libc.ioctl(this.fd, tty.TIOCSBRK, 0, this.path);
    this.clock.busyUs((bits * 1e6) / this.setup.baudrate);
    this.libc.ioctl(this.fd, tty.TIOCCBRK, 0, this.path);
  }

  listen(events: UartEvents): void {
    this.events = events;
    this.look.at(this.clock.peekUs() + LOOK_EVERY_US);
  }

  private lookAgain(): void {
    if (this.fd < 0) return;
    const count = this.available();
    for (; this.told < count; this.told++) this.events.received?.();
    this.told = count;
    if (this.sending && this.txDone()) {
      this.sending = false;
      this.events.sent?.();
    }
    this.look.at(this.clock.peekUs() + LOOK_EVERY_US);
  }

  close(): void {
    if (this.fd < 0) return;
    this.look.cancel();
    const { fd } = this;
    this.fd = -1;
    try {
      this.libc.ioctl(fd, tty.TCSETS2, this.before, this.path);
    } finally {
      this.libc.close(fd);
    }
  }
}

/** Pins of the header that the boot loader gives to `/dev/serial0`. */
const HEADER_TX = 14;

/** The device files that may stand for a port, best first. */
function candidates(board: LinuxBoard, index: number, setup: UartSetup): string[] {
  const named = board.description.kernel?.uart?.[index];
  if (named !== undefined) return [named];
  if (setup.tx === HEADER_TX || setup.rx === HEADER_TX + 1)
    return ["/dev/serial0", "/dev/ttyAMA0", "/dev/ttyS0"];
  return [`/dev/ttyAMA${index}`, `/dev/serial${index}`, `/dev/ttyS${index}`, `/dev/ttyO${index}`];
}

/** The serial port of that number. */
export function uartPort(board: LinuxBoard, index: number | "soft", setup: UartSetup): UartPort {
  if (index === "soft") throw new HalError("unsupported", "there are no serial ports made by software");
  const { tx, rx } = setup.inverted;
  if (tx || rx) throw new HalError("unsupported", "the kernel's serial ports cannot be inverted");
  const libc = needLibc(board, `UART(${index})`);
  const paths = candidates(board, index, setup);
  const path = paths.find((p) => board.files.exists(p));
  const bus = board.chip.buses?.find(({ kinds, number }) => kinds.includes("uart") && number === index);
  if (path === undefined) {
    const how = howToGet(board.files, bus?.needs);
    throw new HalError("unsupported", `there is no serial port UART(${index}) (${paths.join(", ")}): ${how}`);
  }
  // Without waiting for a carrier, and without becoming the terminal of this process.
  const fd = openDevice(
    board,
    path,
    { group: "dialout", needs: bus?.needs },
    constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK,
  );
  const port = new TtyUart(libc, board.clock, fd, path, setup);
  board.onClose(() => port.close());
  board.note(`UART(${index})`, path);
  return port;
}
