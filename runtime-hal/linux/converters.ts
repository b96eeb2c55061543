/** Converters that the board file names and that are driven from here, over the kernel's SPI and I2C: MCP3008, ADS1115, MCP4725. */

import type { AnalogInput, AnalogOutput } from "../hal/analog.js";
import type { Converter } from "../hal/board-description.js";
import { HalError } from "../hal/errors.js";
import type { I2cController } from "../hal/i2c.js";
import type { LinuxBoard } from "./board.js";
import { needLibc, openDevice } from "./device-file.js";
import { i2cBus } from "./i2c-dev.js";
import { SpiDevice } from "./spidev.js";

const EIO = 5;
const I2C_TIMEOUT_US = 50_000;
const I2C_HZ = 400_000;

/** MCP3008 data sheet, figure 6-1: a start bit, single-ended and the channel; ten bits come back. */
const MCP3008_HZ = 1_350_000;
const MCP3008_STEPS = 1023;
const SINGLE_ENDED = 8;

/** ADS1115 data sheet, 9.6: registers, single shot, +-4.096 V, 860 samples a second, no comparator. */
const ADS1115_CONVERSION = 0;
const ADS1115_CONFIG = 1;
const ADS1115_START = 0x8000;
const ADS1115_FIRST_INPUT = 0x4000;
const ADS1115_SETTINGS = 0x0200 | 0x0100 | 0x00e0 | 0x0003;
const ADS1115_VOLTS = 4.096 / 32768;
const ADS1115_WAIT_US = 1300;

/** MCP4725 data sheet, 6.1.1: fast mode, twelve bits. */
const MCP4725_STEPS = 4095;

const USUAL_VOLTS = 3.3;
const CHANNELS: Readonly<Record<Converter["kind"], number>> = { mcp3008: 8, ads1115: 4, mcp4725: 1 };

export const channelsOf = (converter: Converter): number => CHANNELS[converter.kind];
export const isOutput = (converter: Converter): boolean => converter.kind === "mcp4725";

function spiDevice(board: LinuxBoard, { bus, select = 0 }: Converter): SpiDevice {
  const path = `/dev/spidev${bus}.${select}`;
  const libc = needLibc(board, path);
  const needs = board.chip.buses?.find(({ kinds, number }) => kinds.includes("spi") && number === bus)?.needs;
  const fd = openDevice(board, path, { group: "spi", needs });
  const setup = {
    sck: 0,
    mosi: 0,
    miso: 0,
    baudrate: MCP3008_HZ,
    polarity: 0,
    phase: 0,
    bits: 8,
    lsbFirst: false,
  } as const;
  const device = new SpiDevice(libc, fd, path, setup, true, 16);
  board.onClose(() => device.close());
  return device;
}

function i2cOf(board: LinuxBoard, { bus }: Converter): I2cController {
  const { defaults } =
    board.chip.buses?.find(({ kinds, number }) => kinds.includes("i2c") && number === bus) ?? {};
  const setup = {
    scl: defaults?.scl ?? 3,
    sda: defaults?.sda ?? 2,
    frequencyHz: I2C_HZ,
    timeoutUs: I2C_TIMEOUT_US,
  };
  return i2cBus(board, bus, setup);
}

function must(result: { readonly kind: string }, { kind, address = 0 }: Converter): void {
  if (result.kind === "ok") return;
  throw new HalError("io", `the ${kind} at I2C address 0x${address.toString(16)} does not answer`, EIO);
}

/** The input of a converter with that number, counted from 0. */
export function converterInput(board: LinuxBoard, converter: Converter, channel: number): AnalogInput {
  const close = (): void => {};
  if (converter.kind === "mcp3008") {
    const device = spiDevice(board, converter);
    const full = converter.volts ?? USUAL_VOLTS;
    const readVolts = (): number => {
      const into = new Uint8Array(3);
      device.transfer(Uint8Array.of(1, (SINGLE_ENDED | channel) << 4, 0), into, false);
      return (((((into[1] as number) & 3) << 8) | (into[2] as number)) / MCP3008_STEPS) * full;
    };
    return { readVolts, close: () => device.close() };
  }
  if (converter.kind !== "ads1115") throw new HalError("unsupported", `an ${converter.kind} has no inputs`);
  const bus = i2cOf(board, converter);
  const { address = 0x48 } = converter;
  const readVolts = (): number => {
    const config = ADS1115_START | (ADS1115_FIRST_INPUT + (channel << 12)) | ADS1115_SETTINGS;
    must(bus.write(address, Uint8Array.of(ADS1115_CONFIG, config >> 8, config & 0xff), true), converter);
    board.clock.busyUs(ADS1115_WAIT_US);
    const value = new Uint8Array(2);
    must(bus.write(address, Uint8Array.of(ADS1115_CONVERSION), false), converter);
    must(bus.read(address, value, true), converter);
    return new DataView(value.buffer).getInt16(0) * ADS1115_VOLTS;
  };
  return { readVolts, close };
}

/** The output of a converter. */
export function converterOutput(board: LinuxBoard, converter: Converter): AnalogOutput {
  const bus = i2cOf(board, converter);
  const { address = 0x60, volts: full = USUAL_VOLTS } = converter;
  return {
    writeVolts(volts) {
      const code = Math.round(Math.min(1, Math.max(0, volts / full)) * MCP4725_STEPS);
      must(bus.write(address, Uint8Array.of(code >> 8, code & 0xff), true), converter);
    },
    close: () => bus.close(),
  };
}
