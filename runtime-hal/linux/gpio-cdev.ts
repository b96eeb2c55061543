/**
 * Digital pins through `/dev/gpiochipN`, the GPIO character device, version 2: pulls, open drain, kernel time stamps, and the name of
 * who has a line. Needs ioctl, hence koffi.
 */

import { closeSync } from "node:fs";
import type { Edge, Level } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import { IoError } from "./errno.js";
import type { EdgeSource } from "./edges.js";
import { chipOf, missingChip, type GpioLine } from "./gpio-chip.js";
import type { GpioDriver } from "./gpio-driver.js";
import { GpioPin, type LevelWriter, type LinuxPin, type PinSurroundings } from "./gpio-pin.js";
import * as uapi from "./gpio-uapi.js";
import type { Libc } from "./libc.js";
import type { SystemFiles } from "./system-files.js";

/** What the kernel shows as the user of our lines. */
export const CONSUMER = "halpy";

/** A chip as its device file tells it. */
export interface CdevChip {
  readonly path: string;
  readonly label: string;
  readonly lines: number;
}

/** All chips; those that may not be opened are left out, with `refused` told. */
export function cdevChips(files: SystemFiles, libc: Libc, refused?: (e: IoError) => void): CdevChip[] {
  const chips: CdevChip[] = [];
  for (const name of files.list("/dev").filter((n) => /^gpiochip\d+$/.test(n))) {
    const path = files.at(`/dev/${name}`);
    try {
      const fd = libc.open(path);
      try {
        const bytes = uapi.chipInfoRequest();
        libc.ioctl(fd, uapi.GET_CHIP_INFO, bytes, path);
        const { label, lines } = uapi.chipInfo(bytes);
        chips.push({ path, label, lines });
      } finally {
        libc.close(fd);
      }
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      refused?.(e);
    }
  }
  return chips;
}

/** What the kernel says of a line. */
export function lineInfoOf(libc: Libc, chip: CdevChip, offset: number): uapi.LineInfo {
  const fd = libc.open(chip.path);
  try {
    const bytes = uapi.lineInfoRequest(offset);
    libc.ioctl(fd, uapi.GET_LINE_INFO, bytes, chip.path);
    return uapi.lineInfo(bytes);
  } finally {
    libc.close(fd);
  }
}

class CdevPin extends GpioPin {
  private fd = -1;
  private edge: Edge | undefined;
  /** What the line was before: put back at the end. */
  private wasInput = true;
  private pullWasSet = false;
  /** Bits and mask of the one line. */
  private readonly values = new Uint8Array(16);
  private readonly low: Uint8Array;
  private readonly high: Uint8Array;

  constructor(
    label: string,
    around: PinSurroundings,
    private readonly libc: Libc,
    private readonly chip: CdevChip,
    private readonly offset: number,
    private readonly debounceUs: number | undefined,
  ) {
    super(label, around);
    const levels = (level: Level): Uint8Array => {
      const bytes = new Uint8Array(16);
      bytes[0] = level;
      bytes[8] = 1;
      return bytes;
    };
    this.low = levels(0);
    this.high = levels(1);
    this.values[8] = 1;
  }

  private config(): uapi.LineConfig {
    const { mode, pull } = this.setup;
    let flags = mode === "in" ? uapi.FLAG.input : uapi.FLAG.output;
    if (mode === "open-drain") flags |= uapi.FLAG.openDrain;
    if (pull === "up") flags |= uapi.FLAG.pullUp;
    else if (pull === "down") flags |= uapi.FLAG.pullDown;
    // What the board or config.txt has switched on stays, unless the program had another pull before.
    else if (this.pullWasSet) flags |= uapi.FLAG.noPull;
    if (mode !== "in") return { flags, value: this.latch };
    if (this.edge === "rising" || this.edge === "both") flags |= uapi.FLAG.edgeRising;
    if (this.edge === "falling" || this.edge === "both") flags |= uapi.FLAG.edgeFalling;
    return { flags, debounceUs: this.debounceUs };
  }

  protected apply(): void {
    const config = this.config();
    if (this.fd < 0) this.request(config);
    else this.libc.ioctl(this.fd, uapi.SET_CONFIG, uapi.lineConfig(config), this.label);
    if (this.setup.pull !== "none") this.pullWasSet = true;
  }

  private request(config: uapi.LineConfig): void {
    const { libc, chip, offset } = this;
    const chipFd = libc.open(chip.path);
    try {
      const before = lineInfoOf(libc, chip, offset);
      const bytes = uapi.lineRequest(offset, CONSUMER, config);
      try {
        libc.ioctl(chipFd, uapi.GET_LINE, bytes, this.label);
      } catch (e) {
        throw e instanceof IoError ? this.explain(e) : e;
      }
      this.fd = uapi.requestedFd(bytes);
      this.wasInput = (before.flags & uapi.FLAG.output) === 0;
    } finally {
      libc.close(chipFd);
    }
  }

  private explain(e: IoError): IoError {
    if (e.code === "EBUSY") {
      const { consumer } = lineInfoOf(this.libc, this.chip, this.offset);
      return e.explained(
        `${this.label} is in use by ${consumer === "" ? "the kernel or another program" : `'${consumer}'`}`,
      );
    }
    return e;
  }

  /** A line that the program only reads is taken as it is. */
  private take(): void {
    if (this.fd < 0) this.apply();
  }

  writer(): LevelWriter {
    this.take();
    return { kind: "lines", fd: this.fd, request: uapi.SET_VALUES };
  }

  protected put(level: Level): void {
    this.libc.ioctl(this.fd, uapi.SET_VALUES, level === 1 ? this.high : this.low, this.label);
  }

  read(): Level {
    if (this.fd < 0) this.take();
    this.values[0] = 0;
    this.libc.ioctl(this.fd, uapi.GET_VALUES, this.values, this.label);
    return this.values[0] === 1 ? 1 : 0;
  }

  protected prepareEdges(edge: Edge | undefined): EdgeSource {
    const none: EdgeSource = { kind: "none", read: () => this.read() };
    if (edge === undefined && this.fd < 0) return none;
    const changed = this.edge !== edge;
    this.edge = edge;
    // An output has no edges of its own in the kernel: it is looked at.
    if (this.setup.mode !== "in") return none;
    try {
      if (this.fd < 0 || changed) this.apply();
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      // Nothing is wanted any more, and the chip is gone.
      if (edge === undefined) return none;
      if (!["EINVAL", "ENXIO", "EOPNOTSUPP"].includes(e.code)) throw e;
      // The chip has no interrupts.
      this.edge = undefined;
      this.apply();
      return none;
    }
    return edge === undefined ? none : { kind: "events", fd: this.fd, read: () => this.read() };
  }

  protected giveBack(): void {
    if (this.fd < 0) return;
    const { fd } = this;
    this.fd = -1;
    this.edge = undefined;
    try {
      // What the driver makes of a released line differs: say it while it is ours.
      if (this.wasInput && this.setup.mode !== "in") {
        const config = uapi.lineConfig({ flags: uapi.FLAG.input });
        this.libc.ioctl(fd, uapi.SET_CONFIG, config, this.label);
      }
    } finally {
      closeSync(fd);
    }
  }
}

export class CdevGpio implements GpioDriver {
  readonly name = "cdev";
  private chips: readonly CdevChip[] | undefined;

  constructor(
    private readonly files: SystemFiles,
    private readonly libc: Libc,
    /** Debounce times by pin, microseconds. */
    private readonly debounceUs: ReadonlyMap<string, number> = new Map(),
  ) {}

  /** The chip of a line. Throws if there is none, or it may not be used. */
  chipOf(line: GpioLine): CdevChip {
    let refusal: IoError | undefined;
    this.chips ??= cdevChips(this.files, this.libc, (e) => (refusal = e));
    const chip = chipOf(this.chips, line.bank);
    if (chip !== undefined) return chip;
    if (refusal?.code === "EACCES")
      throw refusal.explained(
        `no permission to open ${refusal.what}: add the user to the group 'gpio' ('sudo usermod -aG gpio $USER', then log in again) or run as root; 'halpy doctor' tells more`,
      );
    throw missingChip(
      line.bank,
      this.chips.map(({ label }) => label),
    );
  }

  check(line: GpioLine): void {
    this.chipOf(line);
  }

  /** Who has a line; `undefined` if nobody has, or that cannot be found out. */
  holderOf(line: GpioLine): string | undefined {
    try {
      const info = lineInfoOf(this.libc, this.chipOf(line), line.offset);
      return (info.flags & uapi.FLAG.used) === 0 || info.consumer === "" ? undefined : info.consumer;
    } catch (e) {
      if (e instanceof HalError) return undefined;
      throw e;
    }
  }

  pin(line: GpioLine, label: string, around: PinSurroundings): LinuxPin {
    return new CdevPin(label, around, this.libc, this.chipOf(line), line.offset, this.debounceUs.get(label));
  }
}
