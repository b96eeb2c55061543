/**
 * A character display of 16×2 or 20×4 with an I2C backpack (PCF8574): bit 0 is RS, 1 RW, 2 E, 3 the backlight, 4 to 7 the data wires, as
 * on nearly all of them.
 */

import { glyph } from "../../../stdlib/ts/font.js";
import { Hd44780 } from "../part-support/hd44780-controller.js";
import { I2C_TERMINALS, POWER_TERMINALS, addressSpec } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Picture, Properties } from "./part.js";

const RS = 1;
const RW = 2;
const E = 4;
const BACKLIGHT = 8;
/** Characters of the ROM (version A00) that are not those of ASCII. */
const ROM_CHARACTERS: Readonly<Record<number, string>> = {
  0x5c: "¥",
  0x7e: "→",
  0x7f: "←",
  0xdf: "°",
  0xe0: "α",
  0xe1: "ä",
  0xe2: "β",
  0xe4: "µ",
  0xef: "ö",
  0xf4: "Ω",
  0xf5: "ü",
  0xf7: "π",
  0xff: "█",
};
const CELL_WIDTH = 6;
const CELL_HEIGHT = 9;

const characterOf = (code: number): string =>
  ROM_CHARACTERS[code] ?? (code >= 0x20 && code < 0x7e ? String.fromCharCode(code) : code < 16 ? "▯" : "?");

function make(context: PartContext, properties: Properties): Part {
  const { columns, rows } = properties as { columns: number; rows: number };
  const chip = new Hd44780(context.clock, (message) => context.warn(message));
  let port = 0xff;
  /** The byte that is being read in two halves. */
  let reading: number | undefined;
  let lowerHalf = false;
  const put = (byte: number): void => {
    const before = port;
    port = byte;
    if (((before ^ byte) & BACKLIGHT) !== 0) context.changed();
    if (((before ^ byte) & E) === 0) return;
    if ((byte & E) !== 0) {
      if ((byte & RW) !== 0 && reading === undefined) reading = chip.read((byte & RS) !== 0);
    } else if ((before & RW) !== 0) {
      if (lowerHalf) reading = undefined;
      lowerHalf = !lowerHalf;
    } else {
      reading = undefined;
      lowerHalf = false;
      chip.nibble(before >> 4, (before & RS) !== 0);
      context.changed();
    }
  };
  context.i2c("scl", "sda", {
    addressed: (address) => address === properties.address,
    write: (byte) => {
      put(byte);
      return true;
    },
    read: () => {
      if (reading === undefined || (port & E) === 0) return port;
      return (lowerHalf ? (reading << 4) & 0xf0 : reading & 0xf0) | (port & 0x0f);
    },
    stop() {},
  });
  const lines = (): string[] =>
    Array.from({ length: rows }, (_, row) => chip.row(row, columns).map(characterOf).join("").trimEnd());
  return {
    probes: {
      text: () => (chip.displayOn ? lines().join("\n").replace(/\n+$/, "") : ""),
      on: () => chip.displayOn,
      backlight: () => (port & BACKLIGHT) !== 0,
      cursor: () => chip.cursorOn,
      lost: () => chip.lost,
    },
    picture: () => pictureOf(chip, columns, rows, (port & BACKLIGHT) !== 0),
    reset: () => {
      chip.powerOn();
      port = 0xff;
    },
  };
}

const LIT = [60, 90, 230];
const DARK = [25, 35, 70];
const DOT = [235, 240, 255];

function pictureOf(chip: Hd44780, columns: number, rows: number, backlight: boolean): Picture {
  const width = columns * CELL_WIDTH + 1;
  const height = rows * CELL_HEIGHT + 1;
  const rgb = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) rgb.set(backlight ? LIT : DARK, 3 * i);
  if (!chip.displayOn) return { width, height, rgb };
  for (let row = 0; row < rows; row++) {
    chip.row(row, columns).forEach((code, column) => {
      for (let y = 0; y < 8; y++) {
        for (let x = 0; x < 5; x++) {
          const set =
            code < 16
              ? ((chip.own[(code & 7) * 8 + y] as number) >> (4 - x)) & 1
              : ((glyph(code)[x + 1] as number) >> y) & 1;
          if (set) rgb.set(DOT, 3 * ((row * CELL_HEIGHT + 1 + y) * width + column * CELL_WIDTH + 1 + x));
        }
      }
    });
  }
  return { width, height, rgb };
}

const hd44780: PartDefinition = {
  type: "hd44780",
  summary: "a character display (1602, 2004) with I2C backpack",
  source: "Hitachi HD44780U (instructions, times); NXP PCF8574",
  terminals: [...I2C_TERMINALS, ...POWER_TERMINALS],
  properties: [
    addressSpec(0x27, "7-bit address on the bus: 0x27, or 0x3f with a PCF8574A"),
    { name: "columns", type: "number", default: 16, min: 8, max: 40, help: "characters in a row" },
    { name: "rows", type: "number", default: 2, min: 1, max: 4, help: "number of rows" },
  ],
  probes: [
    {
      name: "text",
      help: "what it shows, rows without the spaces at their end; ▯ is a character of one's own",
    },
    { name: "on", help: "is the display switched on?" },
    { name: "backlight", help: "is its light on?" },
    { name: "cursor", help: "is the cursor shown?" },
    { name: "lost", help: "bytes that came while it was busy" },
  ],
  display: true,
  make,
};
export default hd44780;
