/**
 * SSD1306: a monochrome OLED display of 128×64 or 128×32 dots, on I2C or SPI. Its memory has eight pages of 128 columns; a byte is eight
 * dots, the lowest bit on top. The picture is what one sees on a module whose flat cable is below.
 */

import { I2C_TERMINALS, POWER_TERMINALS, addressSpec } from "../part-support/specs.js";
import { readText } from "../part-support/dot-text.js";
import type { Part, PartContext, PartDefinition, Picture, Properties } from "./part.js";

const COLUMNS = 128;
const PAGES = 8;
const ROWS = 64;
/** Bytes that follow a command, by its first byte (data sheet, table 9); others take none. */
const ARGUMENTS: Readonly<Record<number, number>> = {
  0x20: 1,
  0x21: 2,
  0x22: 2,
  0x26: 6,
  0x27: 6,
  0x29: 5,
  0x2a: 5,
  0x81: 1,
  0x8d: 1,
  0xa3: 2,
  0xa8: 1,
  0xd3: 1,
  0xd5: 1,
  0xd9: 1,
  0xda: 1,
  0xdb: 1,
};
const PAGE_MODE = 2;

export class Ssd1306 {
  readonly memory = new Uint8Array(COLUMNS * PAGES);
  on = false;
  private pump = false;
  private allOn = false;
  inverted = false;
  contrast = 0x7f;
  private mode = PAGE_MODE;
  private column = 0;
  private page = 0;
  private columns = [0, COLUMNS - 1];
  private pages = [0, PAGES - 1];
  private startLine = 0;
  private offset = 0;
  private multiplex = ROWS - 1;
  private segmentRemap = false;
  private scanDown = false;
  private pending: number[] = [];
  /** Has the program written anything to show? */
  private hasData = false;

  constructor(
    private readonly externalSupply: boolean,
    private readonly warn: (message: string) => void,
  ) {}

  command(byte: number): void {
    this.pending.push(byte);
    const [first = 0, a = 0, b = 0] = this.pending;
    if (this.pending.length <= (ARGUMENTS[first] ?? 0)) return;
    this.pending = [];
    if (first < 0x10) this.column = (this.column & 0xf0) | first;
    else if (first < 0x20) this.column = ((first & 7) << 4) | (this.column & 0x0f);
    else if (first >= 0x40 && first < 0x80) this.startLine = first & 0x3f;
    else if (first >= 0xb0 && first < 0xb8) this.page = first & 7;
    else this.perform(first, a, b);
  }

  private perform(command: number, a: number, b: number): void {
    switch (command) {
      case 0x20:
        this.mode = a & 3;
        break;
      case 0x21:
        this.columns = [a & 0x7f, b & 0x7f];
        this.column = a & 0x7f;
        break;
      case 0x22:
        this.pages = [a & 7, b & 7];
        this.page = a & 7;
        break;
      case 0x2f:
        this.warn("scrolling by the display itself is not shown in its picture");
        break;
      case 0x81:
        this.contrast = a;
        break;
      case 0x8d:
        this.pump = (a & 4) !== 0;
        break;
      case 0xa0:
      case 0xa1:
        this.segmentRemap = command === 0xa1;
        break;
      case 0xa4:
      case 0xa5:
        this.allOn = command === 0xa5;
        break;
      case 0xa6:
      case 0xa7:
        this.inverted = command === 0xa7;
        break;
      case 0xa8:
        this.multiplex = Math.max(15, a & 0x3f);
        break;
      case 0xae:
      case 0xaf:
        this.on = command === 0xaf;
        this.lookAtSupply();
        break;
      case 0xc0:
      case 0xc8:
        this.scanDown = command === 0xc8;
        break;
      case 0xd3:
        this.offset = a & 0x3f;
    }
  }

  /** Drivers may switch the display on first and the pump after it: it matters once there is something to see. */
  private lookAtSupply(): void {
    if (this.hasData && this.on && !this.pump && !this.externalSupply)
      this.warn("the display was switched on without its charge pump (8D 14): it stays dark");
  }

  data(byte: number): void {
    this.hasData = true;
    this.lookAtSupply();
    this.memory[this.page * COLUMNS + this.column] = byte;
    const [firstColumn = 0, lastColumn = 0] = this.columns;
    const [firstPage = 0, lastPage = 0] = this.pages;
    if (this.mode === PAGE_MODE) {
      this.column = (this.column + 1) % COLUMNS;
    } else if (this.mode === 0) {
      if (this.column++ === lastColumn) {
        this.column = firstColumn;
        this.page = this.page === lastPage ? firstPage : (this.page + 1) % PAGES;
      }
    } else if (this.page++ === lastPage) {
      this.page = firstPage;
      this.column = this.column === lastColumn ? firstColumn : (this.column + 1) % COLUMNS;
    }
    this.column %= COLUMNS;
    this.page %= PAGES;
  }

  get shines(): boolean {
    return this.on && (this.pump || this.externalSupply);
  }

  /** Is the dot at that place of the glass lit? */
  dot(x: number, y: number): boolean {
    if (!this.shines) return false;
    if (this.allOn) return true;
    if (y > this.multiplex) return false;
    const column = this.segmentRemap ? x : COLUMNS - 1 - x;
    const line = this.scanDown ? y : this.multiplex - y;
    const row = (line + this.startLine + this.offset) % ROWS;
    const byte = this.memory[(row >> 3) * COLUMNS + column] as number;
    return (((byte >> (row & 7)) & 1) === 1) !== this.inverted;
  }

  powerOn(): void {
    this.on = this.pump = this.allOn = this.inverted = false;
    this.pending = [];
    this.mode = PAGE_MODE;
  }
}

function make(context: PartContext, properties: Properties): Part {
  const { height, color } = properties as { height: number; color: string };
  const chip = new Ssd1306(properties.supply === "external", (message) => context.warn(message));
  if (context.net("scl") !== undefined) connectI2c(context, chip, properties.address as number);
  else connectSpi(context, chip);
  const dot = (x: number, y: number): boolean => chip.dot(x, y);
  const lit = (): number => {
    let count = 0;
    for (let y = 0; y < height; y++) for (let x = 0; x < COLUMNS; x++) if (dot(x, y)) count++;
    return count;
  };
  return {
    probes: {
      on: () => chip.on,
      lit,
      text: () => readText(dot, COLUMNS, height),
      contrast: () => chip.contrast,
      inverted: () => chip.inverted,
    },
    picture: () => pictureOf(dot, COLUMNS, height, color),
    reset: () => chip.powerOn(),
  };
}

function connectI2c(context: PartContext, chip: Ssd1306, address: number): void {
  // After the address each byte is a control byte, until one says that only data or commands follow.
  let expects: "control" | "one" | "rest" = "control";
  let isData = false;
  context.i2c("scl", "sda", {
    addressed: (called) => {
      expects = "control";
      return called === address;
    },
    write: (byte) => {
      if (expects === "control") {
        isData = (byte & 0x40) !== 0;
        expects = byte & 0x80 ? "one" : "rest";
        return true;
      }
      if (isData) chip.data(byte);
      else chip.command(byte);
      if (expects === "one") expects = "control";
      return true;
    },
    // Its status: bit 6 says that the display is off.
    read: () => (chip.on ? 0 : 0x40),
    stop: () => context.changed(),
  });
}

function connectSpi(context: PartContext, chip: Ssd1306): void {
  const dc = context.net("dc");
  const res = context.net("res");
  if (context.net("sck") === undefined || dc === undefined) {
    context.warn("neither scl and sda nor sck, mosi and dc are connected: the display hears nothing");
    return;
  }
  res?.onLevel((level) => {
    if (level === 0) chip.powerOn();
  });
  const cs = context.net("cs") === undefined ? {} : { cs: "cs" };
  context.spi(
    { sck: "sck", mosi: "mosi", ...cs },
    {
      selected() {},
      exchange: (byte) => {
        if (dc.level() === 1) chip.data(byte);
        else chip.command(byte);
        return 0xff;
      },
      deselected: () => context.changed(),
    },
  );
}

const COLORS: Readonly<Record<string, readonly [number, number, number]>> = {
  white: [255, 255, 255],
  blue: [80, 160, 255],
  yellow: [255, 220, 60],
};

function pictureOf(
  dot: (x: number, y: number) => boolean,
  width: number,
  height: number,
  color: string,
): Picture {
  const rgb = new Uint8Array(3 * width * height);
  const shade = COLORS[color] as readonly [number, number, number];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (dot(x, y)) rgb.set(shade, 3 * (y * width + x));
  return { width, height, rgb };
}

const ssd1306: PartDefinition = {
  type: "ssd1306",
  summary: "a monochrome OLED display, 128×64 or 128×32, on I2C or SPI",
  source: "Solomon Systech SSD1306 (commands, memory, charge pump)",
  terminals: [
    ...I2C_TERMINALS.map((terminal) => ({ ...terminal, optional: true })),
    { name: "sck", optional: true, help: "clock of the SPI bus" },
    { name: "mosi", optional: true, help: "data of the SPI bus" },
    { name: "dc", optional: true, help: "data or command, with SPI" },
    { name: "cs", optional: true, help: "chip select, with SPI" },
    { name: "res", optional: true, help: "reset, active low" },
    ...POWER_TERMINALS,
  ],
  properties: [
    addressSpec(0x3c, "7-bit address on the I2C bus: 0x3c or 0x3d"),
    { name: "height", type: "number", default: 64, min: 16, max: 64, help: "rows of dots" },
    {
      name: "supply",
      type: "string",
      default: "pump",
      choices: ["pump", "external"],
      help: "where the voltage for the dots comes from",
    },
    {
      name: "color",
      type: "string",
      default: "white",
      choices: Object.keys(COLORS),
      help: "colour in pictures",
    },
  ],
  probes: [
    { name: "on", help: "was it switched on?" },
    { name: "lit", help: "number of lit dots" },
    { name: "text", help: "what is written in the letters of framebuf, line by line" },
    { name: "contrast", help: "0 to 255" },
    { name: "inverted", help: "are dark and light exchanged?" },
  ],
  display: true,
  make,
};
export default ssd1306;
