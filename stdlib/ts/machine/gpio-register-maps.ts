/**
 * Where the GPIO registers of each chip are. Sources: Espressif's technical reference manuals of the ESP32, ESP32-S2, -S3 and -C3
 * (chapter "IO MUX and GPIO matrix", register summary) and of the ESP8266 (appendix "GPIO registers"); RP2040 datasheet 2.3.1.7 and
 * RP2350 datasheet 3.1.11 (SIO, list of registers).
 */

/** What a register is for. Those that set, clear or toggle do so where the written value has ones, and read as 0. */
export type RegisterUse =
  | "out"
  | "out-set"
  | "out-clear"
  | "out-toggle"
  | "enable"
  | "enable-set"
  | "enable-clear"
  | "enable-toggle"
  | "in";

/** One register of 32 bits; bit 0 is for the pin `first`. */
export interface GpioRegister {
  readonly offset: number;
  readonly use: RegisterUse;
  readonly first: number;
}

export interface GpioBlock {
  readonly start: number;
  /** Bytes that belong to the block. Registers in it that are not listed keep what is written. */
  readonly length: number;
  readonly registers: readonly GpioRegister[];
}

/** Registers that stand one behind the other, four bytes each. */
const row = (offset: number, first: number, ...uses: readonly RegisterUse[]): GpioRegister[] =>
  uses.map((use, i) => ({ offset: offset + 4 * i, use, first }));

const ESP32 = [
  ...row(0x04, 0, "out", "out-set", "out-clear"),
  ...row(0x10, 32, "out", "out-set", "out-clear"),
  ...row(0x20, 0, "enable", "enable-set", "enable-clear"),
  ...row(0x2c, 32, "enable", "enable-set", "enable-clear"),
  ...row(0x3c, 0, "in"),
  ...row(0x40, 32, "in"),
];

const RP2040 = [
  ...row(0x04, 0, "in"),
  ...row(0x10, 0, "out", "out-set", "out-clear", "out-toggle"),
  ...row(0x20, 0, "enable", "enable-set", "enable-clear", "enable-toggle"),
];

/** Of the RP2350 each register has a second one behind it, for the pins from 32 on. */
const RP2350 = [...row(0x04, 0, "in"), ...row(0x08, 32, "in")].concat(
  RP2040.filter(({ use }) => use !== "in").flatMap(({ use, offset }) => [
    ...row(0x10 + 2 * (offset - 0x10), 0, use),
    ...row(0x14 + 2 * (offset - 0x10), 32, use),
  ]),
);

/** By the id of the chip. */
export const GPIO_BLOCKS: Readonly<Record<string, GpioBlock>> = {
  esp32: { start: 0x3ff44000, length: 0x1000, registers: ESP32 },
  "pycom-esp32": { start: 0x3ff44000, length: 0x1000, registers: ESP32 },
  "esp32-s2": { start: 0x3f404000, length: 0x1000, registers: ESP32 },
  "esp32-s3": { start: 0x60004000, length: 0x1000, registers: ESP32 },
  "esp32-c3": { start: 0x60004000, length: 0x1000, registers: ESP32 },
  esp8266: {
    start: 0x60000300,
    length: 0x80,
    registers: [...row(0x00, 0, "out", "out-set", "out-clear", "enable", "enable-set", "enable-clear", "in")],
  },
  rp2040: { start: 0xd0000000, length: 0x180, registers: RP2040 },
  rp2350: { start: 0xd0000000, length: 0x200, registers: RP2350 },
};
