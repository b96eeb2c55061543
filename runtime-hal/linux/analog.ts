/**
 * Analogue inputs and outputs by number: first those of the converters that the board file names, then those of the kernel's IIO devices.
 * A Raspberry Pi has none of its own.
 */

import type { AnalogInput, AnalogOutput } from "../hal/analog.js";
import type { Converter } from "../hal/board-description.js";
import { HalError } from "../hal/errors.js";
import type { LinuxBoard } from "./board.js";
import { channelsOf, converterInput, converterOutput, isOutput } from "./converters.js";
import { bootConfig } from "./device-file.js";
import { iioDevices, inputVolts, putVolts, voltageChannels, type IioDevice } from "./iio.js";

/** Steps of the converters that the kernel can put out with are not told; most have twelve bits, and it refuses too large a number. */
const MOST_RAW = 4095;

type Channel =
  | { readonly converter: Converter; readonly number: number }
  | { readonly device: IioDevice; readonly number: number };

function channels(board: LinuxBoard, direction: "in" | "out"): Channel[] {
  const { files } = board;
  const named = (board.description.kernel?.converters ?? []).filter(
    (c) => isOutput(c) === (direction === "out"),
  );
  const found: Channel[] = named.flatMap((converter) =>
    Array.from({ length: channelsOf(converter) }, (_, number) => ({ converter, number })),
  );
  for (const device of iioDevices(files))
    for (const number of voltageChannels(files, device, direction)) found.push({ device, number });
  return found;
}

/** What stands behind a channel, for people. */
function where(channel: Channel): string {
  const { number } = channel;
  if ("device" in channel) return `channel ${number} of ${channel.device.name}, ${channel.device.folder}`;
  const { kind, bus } = channel.converter;
  return `channel ${number} of the ${kind.toUpperCase()} at ${kind === "mcp3008" ? "SPI" : "I2C"} bus ${bus}`;
}

/** How to get a converter: a line of the board file, or one that the kernel drives. */
function missing(what: string, kinds: string, count: number, number: number, overlay: string): HalError {
  const there = count === 0 ? "there is none here" : `there are ${count}: 0 to ${count - 1}`;
  const how = `wire an ${kinds} and name it under "kernel": {"converters": [...]} in a board file of your own${overlay}`;
  return new HalError("unsupported", `no analogue ${what} ${number}, ${there}; ${how}`);
}

export function analogInput(board: LinuxBoard, number: number): AnalogInput {
  const all = channels(board, "in");
  const channel = all[number];
  if (channel === undefined) {
    const config = bootConfig(board.files);
    const overlay = `, or add the line 'dtoverlay=mcp3008,spi0-0-present' or 'dtoverlay=ads1115,cha_enable' to ${config} and restart`;
    throw missing("input", "MCP3008 or ADS1115", all.length, number, overlay);
  }
  board.note(`ADC ${number}`, where(channel));
  if ("converter" in channel) return converterInput(board, channel.converter, channel.number);
  const { device } = channel;
  return { readVolts: () => inputVolts(board.files, device, channel.number), close: () => {} };
}

export function analogOutput(board: LinuxBoard, number: number): AnalogOutput {
  const all = channels(board, "out");
  const channel = all[number];
  if (channel === undefined) throw missing("output", "MCP4725", all.length, number, "");
  board.note(`DAC ${number}`, where(channel));
  if ("converter" in channel) return converterOutput(board, channel.converter);
  const { device } = channel;
  return {
    writeVolts: (volts) => putVolts(board.files, device, channel.number, volts, MOST_RAW),
    close: () => {},
  };
}
