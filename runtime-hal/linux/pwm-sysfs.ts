/**
 * PWM made by hardware, through `/sys/class/pwm`. Which channel is at which pin is a matter of the device tree: it is read there, and where
 * there is none taken from the chip's data.
 */

import { HalError } from "../hal/errors.js";
import type { PwmOutput } from "../hal/pwm.js";
import type { LinuxBoard } from "./board.js";
import { IoError } from "./errno.js";
import { pause } from "./pause.js";
import type { SystemFiles } from "./system-files.js";

const SYSFS_PWM = "/sys/class/pwm";
const FULL = 65536;
const NS_PER_S = 1e9;
/** After `export` a rule of udev gives the files to the group: so long at most. */
const UDEV_MS = 2000;
const LOOK_AGAIN_MS = 5;

/** A channel of a chip in `/sys/class/pwm`. */
export interface PwmChannel {
  readonly chip: string;
  readonly channel: number;
}

/** Big-endian words of a property of the device tree. */
function words(files: SystemFiles, path: string): number[] {
  const bytes = Buffer.from(files.tryRead(path) ?? "", "latin1");
  return Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32BE(4 * i));
}

/** The pins that the device tree gives to a chip: those of the nodes that its `pinctrl-0` points to. `undefined`: it does not say. */
function routedPins(files: SystemFiles, chip: string): readonly number[] | undefined {
  const wanted = words(files, `${chip}/device/of_node/pinctrl-0`);
  if (wanted.length === 0) return undefined;
  const pins: number[] = [];
  for (const gpio of files.list("/sys/bus/gpio/devices")) {
    const node = `/sys/bus/gpio/devices/${gpio}/of_node`;
    for (const child of files.list(node)) {
      const [handle] = words(files, `${node}/${child}/phandle`);
      if (handle !== undefined && wanted.includes(handle))
        pins.push(...words(files, `${node}/${child}/brcm,pins`));
    }
  }
  return pins.length === 0 ? undefined : pins;
}

/** The channel at a pin, `undefined` if no hardware makes PWM there now. */
export function pwmChannelAt(board: LinuxBoard, pin: number): PwmChannel | undefined {
  const { files } = board;
  const described = board.chip.pins.find(({ id }) => id === pin)?.pwm?.[0];
  if (described === undefined) return undefined;
  const channel = Number(described.channel);
  for (const name of files.list(SYSFS_PWM)) {
    const chip = `${SYSFS_PWM}/${name}`;
    if (!(Number(files.tryRead(`${chip}/npwm`)) > channel)) continue;
    const pins = routedPins(files, chip);
    if (pins === undefined || pins.includes(pin)) return { chip, channel };
  }
  return undefined;
}

export class SysfsPwm implements PwmOutput {
  private readonly folder: string;
  private readonly wasExported: boolean;
  private periodNs = 0;
  /** High time asked for: as a share of the period, or in nanoseconds. */
  private wanted: { readonly share: number } | { readonly ns: number } = { share: 0 };
  private inverted = false;
  private enabled = false;
  private closed = false;

  constructor(
    private readonly files: SystemFiles,
    { chip, channel }: PwmChannel,
    private readonly label: string,
  ) {
    this.folder = `${chip}/pwm${channel}`;
    this.wasExported = files.exists(this.folder);
    if (!this.wasExported) this.export(chip, channel);
    this.waitForPermission();
    // Whoever had it before: the program begins with its own settings.
    if (files.tryRead(`${this.folder}/enable`) === "1") files.write(`${this.folder}/enable`, "0");
  }

  private export(chip: string, channel: number): void {
    try {
      this.files.write(`${chip}/export`, String(channel));
    } catch (e) {
      if (!(e instanceof IoError)) throw e;
      if (e.code === "EBUSY") {
        if (this.files.exists(this.folder)) return;
        throw e.explained(`the PWM channel of ${this.label} is in use by a driver of the kernel`);
      }
      if (e.code === "EACCES")
        throw e.explained(
          `no permission to use the PWM of ${this.label} (${e.what}): add the user to the group 'gpio' or run as root`,
        );
      throw e;
    }
  }

  private waitForPermission(): void {
    const deadline = performance.now() + UDEV_MS;
    for (;;) {
      try {
        this.files.close(this.files.open(`${this.folder}/period`, "r+"));
        return;
      } catch (e) {
        if (
          !(e instanceof IoError) ||
          !["EACCES", "ENOENT"].includes(e.code) ||
          performance.now() >= deadline
        )
          throw e;
        pause(LOOK_AGAIN_MS);
      }
    }
  }

  private put(name: string, value: string | number): void {
    this.files.write(`${this.folder}/${name}`, String(value));
  }

  private get dutyNs(): number {
    const { wanted, periodNs } = this;
    const ns = "share" in wanted ? Math.round((periodNs * wanted.share) / FULL) : Math.round(wanted.ns);
    return Math.min(ns, periodNs);
  }

  setFrequency(hz: number): void {
    const period = Math.round(NS_PER_S / hz);
    const before = this.periodNs;
    // The kernel refuses a period that is shorter than the high time it has.
    if (before !== 0 && period < before) this.put("duty_cycle", 0);
    try {
      this.put("period", period);
    } catch (e) {
      if (!(e instanceof IoError) || !["EINVAL", "ERANGE"].includes(e.code)) throw e;
      throw new HalError("bad-argument", `the PWM of ${this.label} cannot make ${hz} Hz`);
    }
    this.periodNs = period;
    this.apply();
  }

  private apply(): void {
    if (this.periodNs === 0) return;
    try {
      this.put("duty_cycle", this.dutyNs);
      if (!this.enabled) this.put("enable", 1);
    } catch (e) {
      if (!(e instanceof IoError) || e.code !== "EINVAL") throw e;
      const hz = NS_PER_S / this.periodNs;
      throw new HalError("bad-argument", `the PWM of ${this.label} cannot make ${hz} Hz`);
    }
    this.enabled = true;
  }

  frequency(): number {
    return this.periodNs === 0 ? 0 : NS_PER_S / this.periodNs;
  }

  setDutyU16(duty: number): void {
    // The largest number means always high.
    this.wanted = { share: duty >= FULL - 1 ? FULL : Math.max(0, duty) };
    this.apply();
  }

  dutyU16(): number {
    return this.periodNs === 0 ? 0 : Math.min(FULL - 1, Math.round((this.dutyNs * FULL) / this.periodNs));
  }

  setHighNs(ns: number): void {
    this.wanted = { ns };
    this.apply();
  }

  highNs(): number {
    return this.dutyNs;
  }

  setInverted(inverted: boolean): void {
    if (inverted === this.inverted) return;
    this.inverted = inverted;
    // The kernel changes it only while nothing is put out.
    if (this.enabled) this.put("enable", 0);
    this.enabled = false;
    this.put("polarity", inverted ? "inversed" : "normal");
    this.apply();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.put("enable", 0);
    if (this.wasExported) return;
    const at = this.folder.lastIndexOf("/pwm");
    this.files.write(`${this.folder.slice(0, at)}/unexport`, this.folder.slice(at + 4));
  }
}
