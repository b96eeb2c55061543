/**
 * Digital pins through the files of `/sys/class/gpio`: no native code, and on every kernel of the last fifteen years that was not built
 * without it. There are no pulls and no owner: a line is taken by writing its number into `export`.
 */

import { closeSync, openSync, readSync, writeSync } from "node:fs";
import type { Edge, Level } from "../hal/digital.js";
import { HalError } from "../hal/errors.js";
import { IoError, numberOf } from "./errno.js";
import { ExportLog } from "./export-log.js";
import type { EdgeSource } from "./edges.js";
import { chipOf, missingChip, SYSFS_GPIO, sysfsChips, type GpioLine } from "./gpio-chip.js";
import type { GpioDriver } from "./gpio-driver.js";
import { GpioPin, type LevelWriter, type LinuxPin, type PinSurroundings } from "./gpio-pin.js";
import { pause } from "./pause.js";
import type { SystemFiles } from "./system-files.js";

/** After `export` a rule of udev gives the files to the group: so long at most. */
const UDEV_MS = 2000;
const LOOK_AGAIN_MS = 2;

const EBUSY = numberOf("EBUSY");

const ZERO = Buffer.from("0");
const ONE = Buffer.from("1");

/** What somebody had set up before, and what is put back. */
interface Before {
  readonly wasExported: boolean;
  readonly direction: string | undefined;
  readonly value: string | undefined;
  readonly activeLow: string | undefined;
  readonly edge: string | undefined;
}

class SysfsPin extends GpioPin {
  private valueFd = -1;
  private directionFd = -1;
  private before: Before | undefined;
  private readonly bytes = new Uint8Array(1);
  private readonly log: ExportLog;

  constructor(
    label: string,
    around: PinSurroundings,
    private readonly files: SystemFiles,
    /** Global number of the line. */
    private readonly number: number,
    private readonly holder: () => string | undefined,
  ) {
    super(label, around);
    this.log = new ExportLog(files);
  }

  private get folder(): string {
    return `${SYSFS_GPIO}/gpio${this.number}`;
  }

  /** Takes the line, if that was not done yet. */
  private take(): void {
    if (this.valueFd >= 0) return;
    const { files, folder } = this;
    this.around.taken();
    const note = this.log.read(this.number);
    const isThere = files.exists(folder);
    if (isThere && note?.alive === true && note.pid !== process.pid) {
      throw new IoError("EBUSY", EBUSY, folder, `${this.label} is in use by 'halpy' (process ${note.pid})`);
    }
    // A program that was killed had it: it is given back at last.
    const wasOurs = isThere && note !== undefined;
    const isTheirs = isThere ? !wasOurs : !this.export();
    this.valueFd = this.openWhenAllowed("value");
    const found = files.tryRead(`${folder}/direction`);
    this.before = {
      wasExported: isTheirs,
      direction: wasOurs ? note.direction : found,
      value: files.tryRead(`${folder}/value`),
      activeLow: files.tryRead(`${folder}/active_low`),
      edge: wasOurs ? "none" : files.tryRead(`${folder}/edge`),
    };
    if (found !== undefined) this.directionFd = this.openWhenAllowed("direction");
    if (!isTheirs) this.log.note(this.number, this.before.direction ?? "in");
    // A level of the program is the level at the pin.
    if (this.before.activeLow === "1") files.write(`${folder}/active_low`, "0");
  }

  /** Exports the line. False: somebody else did so at this moment. */
  private export(): boolean {
    try {
      this.files.write(`${SYSFS_GPIO}/export`, String(this.number));
      return true;
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      if (e.code === "EBUSY" && this.files.exists(this.folder)) return false;
      throw this.explain(e);
    }
  }

  private explain(e: IoError): IoError {
    if (e.code === "EBUSY") {
      const holder = this.holder();
      const by = holder === undefined ? "by a driver of the kernel or another program" : `by '${holder}'`;
      return e.explained(`${this.label} is in use ${by}`);
    }
    if (e.code === "EACCES" || e.code === "EPERM") {
      return e.explained(
        `no permission to use ${this.label} (${e.what}): add the user to the group 'gpio' ('sudo usermod -aG gpio $USER', then log in again) or run as root; 'halpy doctor' tells more`,
      );
    }
    if (e.code === "ENOENT") return e.explained(`${this.label}: there is no ${e.what}`);
    if (e.code === "EINVAL") return e.explained(`${this.label}: the kernel has no line ${this.number}`);
    return e;
  }

  /** Opens one of the line's files as soon as it is there and udev has given permission. */
  private openWhenAllowed(name: string): number {
    const path = `${this.folder}/${name}`;
    const deadline = performance.now() + UDEV_MS;
    for (;;) {
      try {
        return openSync(this.files.at(path), "r+");
      } catch (e) {
        const error = IoError.from(e, path);
        if (!["EACCES", "ENOENT"].includes(error.code) || performance.now() >= deadline)
          throw this.explain(error);
        pause(LOOK_AGAIN_MS);
      }
    }
  }

  protected apply(): void {
    this.take();
    const { mode, pull } = this.setup;
    if (pull !== "none") this.warnPull();
    if (mode === "in" || (mode === "open-drain" && this.latch === 1)) this.direct("in");
    else this.direct(this.latch === 1 ? "high" : "low");
  }

  private warnPull(): void {
    if (this.around.toldOfPulls) return;
    this.around.warn(
      `${this.label}: sysfs cannot switch pulls on; '--gpio cdev' can, or the line 'gpio=${this.label.replace(/\D/g, "")}=p${this.setup.pull === "up" ? "u" : "d"}' in config.txt on a Raspberry Pi, or a resistor`,
    );
  }

  override get pull(): "none" {
    return "none";
  }

  /** `low` and `high` set the level before the line becomes an output. */
  private direct(how: "in" | "low" | "high"): void {
    if (this.directionFd < 0) {
      if (how !== "in") this.set(this.valueFd, how === "high" ? ONE : ZERO);
      return;
    }
    this.set(this.directionFd, Buffer.from(how, "latin1"));
  }

  private set(fd: number, bytes: Uint8Array): void {
    try {
      writeSync(fd, bytes, 0, bytes.length, 0);
    } catch (e) {
      throw IoError.from(e, this.label);
    }
  }

  writer(): LevelWriter {
    this.take();
    return { kind: "value", fd: this.valueFd, request: 0, bit: 0 };
  }

  protected put(level: Level): void {
    if (this.setup.mode === "open-drain") {
      this.direct(level === 1 ? "in" : "low");
      return;
    }
    try {
      writeSync(this.valueFd, level === 1 ? ONE : ZERO, 0, 1, 0);
    } catch (e) {
      throw IoError.from(e, this.label);
    }
  }

  read(): Level {
    if (this.valueFd < 0) this.take();
    try {
      readSync(this.valueFd, this.bytes, 0, 1, 0);
    } catch (e) {
      throw IoError.from(e, this.label);
    }
    return this.bytes[0] === 0x31 ? 1 : 0;
  }

  protected prepareEdges(edge: Edge | undefined): EdgeSource {
    const none: EdgeSource = { kind: "none", read: () => this.read() };
    if (edge === undefined && this.valueFd < 0) return none;
    this.take();
    // Chips without interrupts have no such file.
    const path = `${this.folder}/edge`;
    if (!this.files.exists(path)) return none;
    try {
      this.files.write(path, edge ?? "none");
    } catch (e) {
      if (edge === undefined) return none;
      throw e;
    }
    return { kind: "value", path: this.files.at(`${this.folder}/value`), read: () => this.read() };
  }

  protected giveBack(): void {
    if (this.valueFd < 0) return;
    const { files, folder, before } = this;
    closeSync(this.valueFd);
    if (this.directionFd >= 0) closeSync(this.directionFd);
    this.valueFd = this.directionFd = -1;
    if (before === undefined) return;
    this.before = undefined;
    if (before.edge !== undefined) files.write(`${folder}/edge`, before.edge);
    if (before.direction === "in") files.write(`${folder}/direction`, "in");
    else if (before.direction === "out")
      files.write(
        `${folder}/direction`,
        (before.value === "1") !== (before.activeLow === "1") ? "high" : "low",
      );
    if (before.activeLow === "1") files.write(`${folder}/active_low`, "1");
    if (before.wasExported) return;
    files.write(`${SYSFS_GPIO}/unexport`, String(this.number));
    this.log.forget(this.number);
  }
}

export class SysfsGpio implements GpioDriver {
  readonly name = "sysfs";

  constructor(
    private readonly files: SystemFiles,
    /** Who has a line, if that can be found out. */
    private readonly holderOf: (line: GpioLine) => string | undefined,
  ) {}

  /** Why it cannot be used at all; `undefined` if it can. */
  problem(): string | undefined {
    return this.files.exists(`${SYSFS_GPIO}/export`)
      ? undefined
      : `this kernel has no ${SYSFS_GPIO} (it was built without CONFIG_GPIO_SYSFS)`;
  }

  check(line: GpioLine): void {
    this.numberOf(line);
  }

  /** The global number of a line. */
  private numberOf(line: GpioLine): number {
    const problem = this.problem();
    if (problem !== undefined) throw new HalError("unsupported", problem);
    const chips = sysfsChips(this.files);
    const chip = chipOf(chips, line.bank);
    if (chip !== undefined) return chip.base + line.offset;
    throw missingChip(
      line.bank,
      chips.map(({ label }) => label),
    );
  }

  where(line: GpioLine): string {
    const number = this.numberOf(line);
    return `line ${line.offset} of ${line.bank.labels[0] ?? "the chip"}, ${SYSFS_GPIO}/gpio${number}`;
  }

  pin(line: GpioLine, label: string, around: PinSurroundings): LinuxPin {
    return new SysfsPin(label, around, this.files, this.numberOf(line), () => this.holderOf(line));
  }
}
