/**
 * What a board adds to its chip, as data: names, headers, what is soldered on. The files of `targets/boards` hold it together
 * with corrections of the chip's data (`targets/file-format.ts`); the schema is `targets/schema/board.schema.json`.
 */

import type { Source } from "./chip-description.js";

/** One contact of a header. */
export interface HeaderContact {
  /** Physical number as printed on the board, if it has one. */
  readonly number?: number;
  /** What is printed beside it: `3V3`, `GND`, `D4`, `GP15`. */
  readonly label: string;
  /** The pin behind it; absent for power, ground, reset, …. */
  readonly pin?: number;
}

/** A header of one or two rows, top to bottom as the board is usually drawn. */
export interface Header {
  readonly id: string;
  readonly left: readonly HeaderContact[];
  readonly right: readonly HeaderContact[];
}

/** Something on the board that sits on pins. */
export interface BoardPart {
  readonly id: string;
  readonly kind:
    | "led"
    | "rgb-led"
    | "neopixel"
    | "dotstar"
    | "button"
    | "switch"
    | "sensor"
    | "speaker"
    | "microphone"
    | "sd-card"
    | "flash"
    | "radio"
    | "battery"
    | "eeprom"
    | "other";
  readonly name: string;
  /** Pins by what they are to the part: `{"data": 16}`, `{"a": 0}`; one of a kind is `pin`. */
  readonly pins: Readonly<Record<string, number>>;
  /** Lit, pressed or on at low level. */
  readonly activeLow?: boolean;
  /** Number of pixels, where there are several. */
  readonly count?: number;
  readonly note?: string;
}

/** A converter that is wired to a bus of a Linux board and has no driver in its kernel. */
export interface Converter {
  readonly kind: "mcp3008" | "ads1115" | "mcp4725";
  /** Number of the SPI or I2C bus. */
  readonly bus: number;
  /** Chip select, for SPI (default: 0). */
  readonly select?: number;
  /** Address, for I2C (default: that of the part without jumpers). */
  readonly address?: number;
  /** Its reference or supply, where that is its range (default: 3.3). */
  readonly volts?: number;
}

/** What the kernel of a Linux board calls things, where that cannot be found out. */
export interface KernelNames {
  /** Device files of serial ports by number: `{"1": "/dev/ttyUSB0"}`. */
  readonly uart?: Readonly<Record<string, string>>;
  /** Analogue inputs and outputs, numbered in this order. */
  readonly converters?: readonly Converter[];
  /** LEDs in `/sys/class/leds` by the names that scripts use, as newer and older kernels call them: `{"LED": ["ACT", "led0"]}`. */
  readonly leds?: Readonly<Record<string, readonly string[]>>;
}

/** `name with mcu` is `sys.implementation._machine` and `os.uname().machine`; scripts look for parts of it. */
export interface FirmwareNames {
  /** MICROPY_HW_BOARD_NAME of the firmware for the board. */
  readonly name: string;
  /** MICROPY_HW_MCU_NAME, where it is not the chip's name. */
  readonly mcu?: string;
  /** `os.uname().sysname`, where it is not `sys.platform`. */
  readonly system?: string;
  /** `sys.implementation._build`: the folder of the board among those of its port, with the variant. */
  readonly build?: string;
}

export interface BoardDescription {
  readonly id: string;
  readonly name: string;
  readonly chip: string;
  /** Whose modules the board has by default: a port of MicroPython, `pycom`, `circuitpython` or `linux`. */
  readonly dialect: string;
  /** Other firmware that there is for the board, by dialect. */
  readonly otherDialects?: readonly string[];
  /** `sys.platform`, where it is not the dialect's name. */
  readonly platform?: string;
  /** How the firmware calls itself, where that is not by the names of board and chip. */
  readonly firmware?: FirmwareNames;
  /** Names of pins that scripts can use (`Pin("D4")`, `Pin.board.D4`), with their numbers. */
  readonly pinNames: Readonly<Record<string, number>>;
  /** Names of pins in a dialect that has others: CircuitPython's `board`. */
  readonly dialectNames?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Printed beside a pin although scripts cannot use it as a name: `D4` on a NodeMCU. For hints. */
  readonly silkNames?: Readonly<Record<string, number>>;
  readonly headers?: readonly Header[];
  readonly parts?: readonly BoardPart[];
  /** Modules that this board's firmware lacks, by dialect. */
  readonly withoutModules?: Readonly<Record<string, readonly string[]>>;
  /** What the device tree of such a board has in `compatible`: how it is recognised. */
  readonly deviceTree?: readonly string[];
  readonly kernel?: KernelNames;
  /** Kilobytes of flash memory, where it is so little that something is missing: below 1024 there is no file system. */
  readonly flashKb?: number;
  /** False: nothing leads from the pin that an alarm drives to the reset pin (ESP8266), so deep sleep never ends by itself. */
  readonly deepSleepWake?: boolean;
  /** What one should know about the board. */
  readonly notes?: readonly string[];
  readonly sources?: readonly Source[];
}
