/** What the kernel drives by itself, in one place: LEDs, 1-Wire, thermometers, the watchdog. */

import { HalError } from "../hal/errors.js";
import type { SystemDevices } from "../hal/system-devices.js";
import type { LinuxBoard } from "./board.js";
import { bootConfig } from "./device-file.js";
import { IoError } from "./errno.js";
import { iioDevices } from "./iio.js";
import { ledPin } from "./leds.js";
import { hasKernelBus, KernelOneWire, missingBus } from "./w1.js";
import { startWatchdog } from "./watchdog.js";

const ZONES = "/sys/class/thermal";
const ETIMEDOUT = 110;

/** The zone of the processor; the first one if none is called so. */
function processorCelsius(board: LinuxBoard): number | undefined {
  const { files } = board;
  const zones = files.list(ZONES).filter((name) => name.startsWith("thermal_zone"));
  const isProcessor = (zone: string): boolean =>
    /cpu|soc|x86_pkg/i.test(files.tryRead(`${ZONES}/${zone}/type`) ?? "");
  const zone = zones.find(isProcessor) ?? zones[0];
  const text = zone === undefined ? undefined : files.tryRead(`${ZONES}/${zone}/temp`);
  return text === undefined ? undefined : Number(text) / 1000;
}

/** The kernel's driver for DHT11 and DHT22, `dtoverlay=dht11`. Its readings fail now and then, as the sensor's own do. */
function humidity(board: LinuxBoard): { celsius: number; percent: number } | undefined {
  const { files } = board;
  const device = iioDevices(files).find(({ name }) => /^dht(11|22)/.test(name));
  if (device === undefined) return undefined;
  board.note("DHT sensor", `${device.name}, ${device.folder}`);
  try {
    const celsius = Number(files.read(`${device.folder}/in_temp_input`)) / 1000;
    const percent = Number(files.read(`${device.folder}/in_humidityrelative_input`)) / 1000;
    return { celsius, percent };
  } catch (e) {
    if (!(e instanceof IoError)) throw e;
    throw new HalError(
      "io",
      `the DHT sensor of the kernel's driver does not answer (${e.message})`,
      ETIMEDOUT,
    );
  }
}

export function systemDevices(board: LinuxBoard): SystemDevices {
  const buses = new Map<number, KernelOneWire>();
  return {
    led: (name) => ledPin(board, name),
    oneWire: (pin) => {
      const known = buses.get(pin);
      if (known !== undefined) return known;
      if (!hasKernelBus(board.files)) throw missingBus(board.label(pin), pin, bootConfig(board.files));
      board.note(`1-Wire at ${board.label(pin)}`, "/sys/bus/w1");
      const bus = new KernelOneWire(board.files);
      buses.set(pin, bus);
      return bus;
    },
    humidity: () => humidity(board),
    processorCelsius: () => processorCelsius(board),
    watchdog: (timeoutMs) => startWatchdog(board, timeoutMs),
  };
}
