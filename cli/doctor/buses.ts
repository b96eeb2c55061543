/** Buses, PWM and the other devices of the kernel: what is there, and what switches on what is not. */

import type { SystemFiles } from "../../runtime-hal/linux/system-files.js";
import type { Target } from "../../targets/load.js";
import type { Finding, Fix } from "./finding.js";
import type { Permissions } from "./permissions.js";

/** Where the boot settings of a Raspberry Pi are: newer systems first. */
const CONFIG_FILES = ["/boot/firmware/config.txt", "/boot/config.txt"];

/** A kind of device and what it is for. */
interface Kind {
  readonly area: string;
  /** Folder and names of the devices. */
  readonly folder: string;
  readonly names: RegExp;
  readonly group: "i2c" | "spi" | "dialout" | "gpio" | "pwm" | undefined;
  /** Is the file to be opened for reading and writing? */
  readonly opened: boolean;
  /** Kind of bus in the chip's description, whose `needs` switch it on. */
  readonly bus?: "i2c" | "spi" | "uart";
  /** The line of config.txt, where no bus says it. */
  readonly line?: string;
  /** What scripts have instead. */
  readonly otherwise?: string;
}

const KINDS: readonly Kind[] = [
  {
    area: "I2C",
    folder: "/dev",
    names: /^i2c-\d+$/,
    group: "i2c",
    opened: true,
    bus: "i2c",
    otherwise: "buses made of pins",
  },
  {
    area: "SPI",
    folder: "/dev",
    names: /^spidev\d/,
    group: "spi",
    opened: true,
    bus: "spi",
    otherwise: "buses made of pins",
  },
  {
    area: "UART",
    folder: "/dev",
    names: /^(serial\d|ttyAMA\d|ttyS0|ttyO\d)$/,
    group: "dialout",
    opened: true,
    bus: "uart",
  },
  {
    area: "PWM",
    folder: "/sys/class/pwm",
    names: /^pwmchip\d+$/,
    group: "pwm",
    opened: false,
    line: "dtoverlay=pwm-2chan",
    otherwise: "PWM by software, which jitters",
  },
  {
    area: "1-Wire",
    folder: "/sys/bus/w1/devices",
    names: /^(w1_bus_master\d+|\d\d-)/,
    group: undefined,
    opened: false,
    line: "dtoverlay=w1-gpio",
  },
  {
    area: "analog inputs",
    folder: "/sys/bus/iio/devices",
    names: /^iio:device\d+$/,
    group: undefined,
    opened: false,
  },
  { area: "LEDs", folder: "/sys/class/leds", names: /./, group: undefined, opened: false },
  { area: "watchdog", folder: "/dev", names: /^watchdog\d*$/, group: undefined, opened: true },
  {
    area: "temperature",
    folder: "/sys/class/thermal",
    names: /^thermal_zone\d+$/,
    group: undefined,
    opened: false,
  },
  { area: "clock", folder: "/dev", names: /^rtc\d+$/, group: undefined, opened: false },
];

/** A Raspberry Pi's file of boot settings, and the settings in it. */
interface BootConfig {
  readonly path: string;
  readonly lines: readonly string[];
}

function bootConfig(files: SystemFiles): BootConfig | undefined {
  for (const path of CONFIG_FILES) {
    const text = files.tryRead(path);
    if (text === undefined) continue;
    const lines = text.split("\n").map((line) => line.trim());
    return { path, lines: lines.filter((line) => /^(dtparam|dtoverlay|enable_uart|gpio)\b/.test(line)) };
  }
  return undefined;
}

export function deviceFindings(
  files: SystemFiles,
  target: Target | undefined,
  permissions: Permissions,
): Finding[] {
  const config = bootConfig(files);
  const found = KINDS.map((kind) => deviceFinding(kind, files, target, permissions, config));
  if (config !== undefined) {
    const lines = config.lines.length === 0 ? "no settings for devices" : config.lines.join(", ");
    found.unshift({ area: "overlays", state: "note", text: `${config.path}: ${lines}` });
  }
  return found;
}

/** The lines of config.txt that switch devices of a kind on. */
function linesFor({ bus, line }: Kind, target: Target | undefined): string[] {
  const isPi = target?.board.deviceTree?.some((name) => name.startsWith("raspberrypi,")) === true;
  if (bus === undefined) return line === undefined || !isPi ? [] : [line];
  // The first bus with pins of its own is the one on the header that people mean.
  const found = target?.chip.buses?.find(
    ({ kinds, needs, defaults, note }) =>
      kinds.includes(bus) && needs !== undefined && defaults !== undefined && !/HAT/.test(note ?? ""),
  );
  return found?.needs === undefined ? [] : [found.needs];
}

function deviceFinding(
  kind: Kind,
  files: SystemFiles,
  target: Target | undefined,
  permissions: Permissions,
  config: BootConfig | undefined,
): Finding {
  const { area, folder, names, group, opened, otherwise } = kind;
  const devices = files.list(folder).filter((name) => names.test(name));
  const paths = devices.map((name) => `${folder}/${name}`);
  const instead = otherwise === undefined ? "" : `; scripts get ${otherwise}`;
  if (devices.length === 0) {
    const lines = linesFor(kind, target);
    const fix: Fix[] =
      lines.length === 0 || config === undefined
        ? []
        : [{ where: config.path, lines, then: "restart the machine" }];
    const needs = lines.length > 0 && config === undefined ? ` (needs ${lines.join(", ")})` : "";
    return { area, state: "missing", text: `none in ${folder}${needs}${instead}`, fix };
  }
  const refused = opened ? paths.filter((path) => !permissions.allowed(path)) : [];
  if (refused.length === paths.length) {
    const fix = group === undefined ? [] : permissions.fixes(refused[0] as string, group);
    return { area, state: "broken", text: `no permission to open ${refused.join(", ")}${instead}`, fix };
  }
  return { area, state: "works", text: devices.map((name) => shown(name, folder, files)).join(", ") };
}

/** A device with what it calls itself. */
function shown(name: string, folder: string, files: SystemFiles): string {
  const own = folder.startsWith("/sys")
    ? (files.tryRead(`${folder}/${name}/name`) ?? files.tryRead(`${folder}/${name}/type`))
    : undefined;
  return own === undefined ? name : `${name} (${own})`;
}
