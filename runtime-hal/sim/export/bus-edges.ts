/**
 * The edges of transfers that peripherals made in one step, as a logic analyser would have seen them. Made one after the other while
 * somebody reads them: a display's picture has tens of thousands.
 */

import type { Level } from "../../hal/digital.js";
import type {
  BusTransfer,
  BitstreamTransfer,
  I2cTransfer,
  SpiTransfer,
  UartTransfer,
} from "../bus/records.js";
import { bitUs, levelsOf } from "../bus/uart-framing.js";
import type { Change } from "./recording.js";

const bitOf = (byte: number, i: number): Level => ((byte >> i) & 1) as Level;

/** Wires that a transfer moved, by their names; none if the edges are in the traces of the pins. */
export function wiresOf(transfer: BusTransfer): string[] {
  if (transfer.drawn || transfer.kind === "network" || transfer.kind === "usb") return [];
  switch (transfer.kind) {
    case "i2c":
      return [transfer.scl, transfer.sda];
    case "spi":
      return [transfer.sck, transfer.mosi, transfer.miso].filter((wire) => wire !== undefined);
    default:
      return [transfer.wire];
  }
}

/** What a transfer does to one of its wires, in order of time. Levels may repeat. */
export function edgesOn(transfer: BusTransfer, wire: string): Iterable<Change> {
  switch (transfer.kind) {
    case "i2c":
      return wire === transfer.scl ? i2cClock(transfer) : i2cData(transfer);
    case "spi":
      if (wire === transfer.sck) return spiClock(transfer);
      return spiData(transfer, wire === transfer.mosi ? transfer.out : transfer.in);
    case "uart":
      return uart(transfer);
    case "bitstream":
      return bitstream(transfer);
    case "onewire":
    case "network":
    case "usb":
      return [];
  }
}

/** Where each byte of an I2C transfer begins and its last clock ends; a stretched clock is low before the byte's first bit. */
function* i2cBytes(
  transfer: I2cTransfer,
): Generator<{ index: number; startUs: number; bitsUs: number; bit: number }> {
  const { byteAtUs, frequencyHz, endUs, stopped } = transfer;
  const bit = 1e6 / frequencyHz;
  for (let index = 0; index < byteAtUs.length; index++) {
    const startUs = byteAtUs[index] as number;
    const next = byteAtUs[index + 1] ?? (stopped ? endUs - bit : endUs);
    yield { index, startUs, bitsUs: Math.max(startUs, next - 9 * bit), bit };
  }
}

function* i2cClock(transfer: I2cTransfer): Generator<Change> {
  const { startUs, endUs, frequencyHz, repeatedStart, stopped } = transfer;
  const bit = 1e6 / frequencyHz;
  if (repeatedStart) yield { timeUs: startUs + bit / 2, level: 1 };
  yield { timeUs: startUs + bit, level: 0 };
  for (const { bitsUs } of i2cBytes(transfer)) {
    for (let i = 0; i < 9; i++) {
      yield { timeUs: bitsUs + (i + 0.5) * bit, level: 1 };
      yield { timeUs: bitsUs + (i + 1) * bit, level: 0 };
    }
  }
  if (stopped) yield { timeUs: endUs - bit / 2, level: 1 };
}

function* i2cData(transfer: I2cTransfer): Generator<Change> {
  const { startUs, endUs, frequencyHz, repeatedStart, stopped, bytes, acks } = transfer;
  const bit = 1e6 / frequencyHz;
  if (repeatedStart) yield { timeUs: startUs + bit / 8, level: 1 };
  yield { timeUs: startUs + (repeatedStart ? 0.75 : 0.5) * bit, level: 0 };
  for (const { index, bitsUs } of i2cBytes(transfer)) {
    const byte = bytes[index] as number;
    for (let i = 0; i < 8; i++) yield { timeUs: bitsUs + (i + 0.125) * bit, level: bitOf(byte, 7 - i) };
    yield { timeUs: bitsUs + 8.125 * bit, level: acks[index] === 1 ? 0 : 1 };
  }
  if (!stopped) return;
  yield { timeUs: endUs - (7 / 8) * bit, level: 0 };
  yield { timeUs: endUs - bit / 4, level: 1 };
}

function* spiClock(transfer: SpiTransfer): Generator<Change> {
  const { startUs, baudrate, polarity, phase, bits, out } = transfer;
  const bit = 1e6 / baudrate;
  const active = (1 - polarity) as Level;
  for (let i = 0; i < out.length * bits; i++) {
    const at = startUs + i * bit;
    yield { timeUs: phase === 0 ? at + bit / 2 : at, level: active };
    yield { timeUs: phase === 0 ? at + bit : at + bit / 2, level: polarity };
  }
}

function* spiData(transfer: SpiTransfer, bytes: Uint8Array): Generator<Change> {
  const { startUs, baudrate, bits, lsbFirst } = transfer;
  const bit = 1e6 / baudrate;
  for (let i = 0; i < bytes.length; i++) {
    for (let j = 0; j < bits; j++) {
      const timeUs = startUs + (i * bits + j) * bit;
      yield { timeUs, level: bitOf(bytes[i] as number, lsbFirst ? j : bits - 1 - j) };
    }
  }
}

function* uart(transfer: UartTransfer): Generator<Change> {
  const { startUs, endUs, bytes, inverted } = transfer;
  const idle: Level = inverted ? 0 : 1;
  const bit = bitUs(transfer);
  const byteUs = (endUs - startUs) / bytes.length;
  for (let i = 0; i < bytes.length; i++) {
    const levels = [...levelsOf(bytes[i] as number, transfer), idle];
    for (let j = 0; j < levels.length; j++)
      yield { timeUs: startUs + i * byteUs + j * bit, level: levels[j] as Level };
  }
}

function* bitstream(transfer: BitstreamTransfer): Generator<Change> {
  const [high0, low0, high1, low1] = transfer.timingNs;
  let ns = 0;
  for (const byte of transfer.bytes) {
    for (let i = 7; i >= 0; i--) {
      const one = bitOf(byte, i) === 1;
      yield { timeUs: transfer.startUs + ns / 1000, level: 1 };
      ns += one ? high1 : high0;
      yield { timeUs: transfer.startUs + ns / 1000, level: 0 };
      ns += one ? low1 : low0;
    }
  }
}
