/**
 * BME280 (or BMP280): temperature, pressure and humidity. It holds raw values and the calibration that drivers compute them with, so a
 * driver gets what the board file says, within the resolution that it has set. A measurement takes the time of the data sheet.
 */

import {
  calibrationBytes,
  celsiusOf,
  fineTemperature,
  humidityOf,
  invert,
  pascalOf,
} from "../part-support/bme280-math.js";
import { RegisterFile } from "../part-support/register-file.js";
import { I2C_TERMINALS, POWER_TERMINALS, addressSpec, liveNumber } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const CHIP_ID: Readonly<Record<string, number>> = { bme280: 0x60, bmp280: 0x58 };
const RESET_WORD = 0xb6;
/** What stands in the data registers of a quantity that is not measured. */
const SKIPPED = 0x80000;
const SKIPPED_HUMIDITY = 0x8000;
const START_UP_US = 2000;
/** Times between measurements in normal mode, by the three bits of t_sb (BME280). */
const STANDBY_US = [500, 62_500, 125_000, 250_000, 500_000, 1e6, 10_000, 20_000];

const ID = 0xd0;
const RESET = 0xe0;
const CTRL_HUM = 0xf2;
const STATUS = 0xf3;
const CTRL_MEAS = 0xf4;
const CONFIG = 0xf5;
const DATA = 0xf7;

/** Samples that are taken for one value, by the three bits of its setting. */
const samples = (bits: number): number => (bits === 0 ? 0 : 2 ** (Math.min(bits, 5) - 1));

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const humid = properties.chip === "bme280";
  const around = {
    temperature: properties.temperature as number,
    pressure: properties.pressure as number,
    humidity: properties.humidity as number,
  };
  const { low, high } = calibrationBytes();
  const registers = new Uint8Array(256);
  let snapshot = new Uint8Array(8);
  let humiditySetting = 0;
  let measuring = false;
  let measurements = 0;
  let cancel = (): void => {};
  const put = (data: readonly [number, number, number]): void => {
    const [p, t, h] = data;
    registers.set(
      [
        p >> 12,
        (p >> 4) & 0xff,
        (p << 4) & 0xf0,
        t >> 12,
        (t >> 4) & 0xff,
        (t << 4) & 0xf0,
        h >> 8,
        h & 0xff,
      ],
      DATA,
    );
  };
  const powerOn = (): void => {
    cancel();
    registers.fill(0);
    registers.set(low, 0x88);
    if (humid) registers.set(high, 0xe1);
    else registers[0xa1] = 0;
    registers[ID] = CHIP_ID[properties.chip as string] as number;
    humiditySetting = 0;
    measuring = false;
    put([SKIPPED, SKIPPED, SKIPPED_HUMIDITY]);
  };
  const settings = () => {
    const control = registers[CTRL_MEAS] as number;
    return { t: control >> 5, p: (control >> 2) & 7, h: humid ? humiditySetting & 7 : 0, mode: control & 3 };
  };
  /** Longest time of a measurement (data sheet, section 9.1). */
  const duration = (): number => {
    const { t, p, h } = settings();
    return (
      1250 + 2300 * samples(t) + (p > 0 ? 2300 * samples(p) + 575 : 0) + (h > 0 ? 2300 * samples(h) + 575 : 0)
    );
  };
  const measure = (): void => {
    const { t, p, h } = settings();
    const filtered = ((registers[CONFIG] as number) & 0x1c) !== 0;
    /** Without the filter, oversampling adds a bit each to the sixteen. */
    const coarse = (raw: number, setting: number): number => {
      const dropped = filtered ? 0 : 5 - Math.min(setting, 5);
      return (raw >> dropped) << dropped;
    };
    const exact = invert(20, around.temperature, celsiusOf);
    const rawT = t === 0 ? SKIPPED : coarse(exact, t);
    const fine = fineTemperature(t === 0 ? exact : rawT);
    const rawP =
      p === 0 || t === 0
        ? SKIPPED
        : coarse(
            invert(20, around.pressure * 100, (raw) => pascalOf(raw, fine)),
            p,
          );
    const rawH = h === 0 ? SKIPPED_HUMIDITY : invert(16, around.humidity, (raw) => humidityOf(raw, fine));
    put([rawP, rawT, rawH]);
    measurements++;
    measuring = false;
    if (settings().mode === 3) {
      const standby = STANDBY_US[(registers[CONFIG] as number) >> 5] as number;
      cancel = clock.schedule(clock.currentUs + standby, begin);
    } else registers[CTRL_MEAS] = (registers[CTRL_MEAS] as number) & ~3;
    context.changed();
  };
  const begin = (): void => {
    measuring = true;
    cancel = clock.schedule(clock.currentUs + duration(), measure);
  };
  const write = (register: number, byte: number): void => {
    if (register === RESET) {
      if (byte === RESET_WORD) powerOn();
    } else if (register === CTRL_HUM || register === CONFIG) {
      registers[register] = byte;
    } else if (register === CTRL_MEAS) {
      registers[CTRL_MEAS] = byte;
      // The setting for humidity counts only from here on.
      humiditySetting = registers[CTRL_HUM] as number;
      cancel();
      measuring = false;
      if ((byte & 3) !== 0) begin();
    }
  };
  const readyUs = clock.currentUs === 0 ? 0 : clock.currentUs + START_UP_US;
  context.i2c(
    "scl",
    "sda",
    new PairedRegisters({
      address: properties.address as number,
      count: 256,
      began: () => (snapshot = registers.slice(DATA, DATA + 8)),
      read: (register) => {
        if (register === STATUS) return measuring ? 8 : 0;
        if (register >= DATA && register < DATA + 8) return snapshot[register - DATA] as number;
        return registers[register] as number;
      },
      write,
      ready: () => clock.currentUs >= readyUs,
    }),
  );
  powerOn();
  const setter =
    (name: keyof typeof around) =>
    (value: unknown): void => {
      around[name] = value as number;
    };
  return {
    set: { temperature: setter("temperature"), pressure: setter("pressure"), humidity: setter("humidity") },
    probes: { ...probesOf(around), measurements: () => measurements },
    reset: powerOn,
  };
}

const probesOf = (around: { temperature: number; pressure: number; humidity: number }) => ({
  temperature: () => around.temperature,
  pressure: () => around.pressure,
  humidity: () => around.humidity,
});

/** Writes are pairs of register and value; only reading goes on by itself (data sheet, section 6.2.1). */
class PairedRegisters extends RegisterFile {
  private first = true;

  override addressed(address: number, reading: boolean): boolean {
    this.first = true;
    return super.addressed(address, reading);
  }

  override write(byte: number): boolean {
    if (this.first) this.expectPointer();
    this.first = !this.first;
    return super.write(byte);
  }
}

const bme280: PartDefinition = {
  type: "bme280",
  summary: "a sensor for temperature, pressure and humidity on I2C",
  source: "Bosch BST-BME280-DS002 (registers, compensation, times of measurement)",
  terminals: [...I2C_TERMINALS, ...POWER_TERMINALS],
  properties: [
    addressSpec(0x76, "7-bit address on the bus: 0x76 or 0x77"),
    {
      name: "chip",
      type: "string",
      default: "bme280",
      choices: ["bme280", "bmp280"],
      help: "the bmp280 does not measure humidity",
    },
    liveNumber("temperature", 22, "what it measures", { unit: "°C", min: -40, max: 85 }),
    liveNumber("pressure", 1013.25, "what it measures", { unit: "hPa", min: 300, max: 1100 }),
    liveNumber("humidity", 50, "what it measures", { unit: "%", min: 0, max: 100 }),
  ],
  probes: [
    { name: "temperature", unit: "°C", help: "as set" },
    { name: "pressure", unit: "hPa", help: "as set" },
    { name: "humidity", unit: "%", help: "as set" },
    { name: "measurements", help: "how often it has measured" },
  ],
  make,
};
export default bme280;
