/**
 * The kernel's Industrial I/O devices: converters and sensors that have drivers, as files with numbers
 * (Linux Documentation/ABI/testing/sysfs-bus-iio).
 */

import type { SystemFiles } from "./system-files.js";

const DEVICES = "/sys/bus/iio/devices";

export interface IioDevice {
  readonly folder: string;
  readonly name: string;
}

export function iioDevices(files: SystemFiles): IioDevice[] {
  return files
    .list(DEVICES)
    .filter((name) => name.startsWith("iio:device"))
    .map((name) => ({ folder: `${DEVICES}/${name}`, name: files.tryRead(`${DEVICES}/${name}/name`) ?? "" }));
}

/** Numbers of the single-ended voltage channels of a device, in order. */
export function voltageChannels(
  files: SystemFiles,
  { folder }: IioDevice,
  direction: "in" | "out",
): number[] {
  const pattern = new RegExp(`^${direction}_voltage(\\d+)_raw$`);
  return files
    .list(folder)
    .map((name) => pattern.exec(name)?.[1])
    .filter((number) => number !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

/** A property of a channel, which may be shared by all of its kind. */
function property(
  files: SystemFiles,
  folder: string,
  direction: "in" | "out",
  channel: number,
  name: string,
): number | undefined {
  const text =
    files.tryRead(`${folder}/${direction}_voltage${channel}_${name}`) ??
    files.tryRead(`${folder}/${direction}_voltage_${name}`);
  return text === undefined ? undefined : Number(text);
}

/** Reads volts: (raw + offset) times scale, which is in millivolts. */
export function inputVolts(files: SystemFiles, { folder }: IioDevice, channel: number): number {
  const raw = Number(files.read(`${folder}/in_voltage${channel}_raw`));
  const offset = property(files, folder, "in", channel, "offset") ?? 0;
  const scale = property(files, folder, "in", channel, "scale") ?? 1;
  return ((raw + offset) * scale) / 1000;
}

/** Puts volts out, as near as the converter can. */
export function putVolts(
  files: SystemFiles,
  { folder }: IioDevice,
  channel: number,
  volts: number,
  mostRaw: number,
): void {
  const scale = property(files, folder, "out", channel, "scale") ?? 1;
  const raw = Math.round((volts * 1000) / scale);
  files.write(`${folder}/out_voltage${channel}_raw`, String(Math.min(mostRaw, Math.max(0, raw))));
}
