/** `machine.SDCard` of the ESP32 port (MicroPython ports/esp32/machine_sdcard.c): slots 0 and 1 are SD, 2 and 3 SPI. */

import { osError, valueError } from "../../../runtime-hal/core/exceptions.js";
import { intArgument } from "../../../runtime-hal/core/int-argument.js";
import { spread } from "../../../runtime-hal/core/iteration.js";
import { native, parseArguments, type ArgumentSpec } from "../../../runtime-hal/core/native.js";
import { PyTuple } from "../../../runtime-hal/core/objects.js";
import { defineType, type PyType } from "../../../runtime-hal/core/type.js";
import type { Keywords, Value } from "../../../runtime-hal/core/value.js";
import { bootBoard, useBoard } from "../../../runtime-hal/exec/board.js";
import type { CardPort, CardSetup } from "../../../runtime-hal/hal/card.js";
import { BLOCK_COUNT, BLOCK_SIZE, DEINIT, INIT, PyCard, SECTOR, SYNC, blockMethods } from "./card.js";
import { guard } from "./hal-error.js";
import { lazyType, type Part } from "./part.js";
import { findPin } from "./pin-object.js";

const ETIMEDOUT = 116;
const EIO = 5;
/** Chips with a controller for SD cards; the others have them on SPI only. */
const WITH_CONTROLLER = new Set(["esp32", "esp32-s3"]);
/** Clock, command and first data line of the controller. */
const SD_PINS = { clk: 14, cmd: 15, data: 2 };
/** Slots 2 and 3 of the ESP32: SPI pins that the firmware takes if none are given. */
const SPI_PINS: Readonly<
  Record<string, readonly Readonly<Record<"sck" | "mosi" | "miso" | "cs", number>>[]>
> = {
  esp32: [
    { sck: 18, mosi: 23, miso: 19, cs: 5 },
    { sck: 14, mosi: 15, miso: 2, cs: 13 },
  ],
  "esp32-s3": [
    { sck: 37, mosi: 35, miso: 36, cs: 34 },
    { sck: 14, mosi: 15, miso: 2, cs: 13 },
  ],
};

class PySdCard extends PyCard {
  readonly failure = -EIO;
  private isStarted = false;
  private isClosed = false;

  constructor(readonly port: CardPort) {
    super();
  }

  /** Wakes the card up at the first use, and again after it did not answer. */
  start(): boolean {
    if (!this.isStarted && !this.isClosed) this.isStarted = this.port.start();
    return this.isStarted;
  }

  prepare(): Value | undefined {
    return this.start() ? undefined : false;
  }

  control(command: number): number {
    switch (command) {
      case INIT:
        return this.start() ? 0 : -1;
      case DEINIT:
        this.isStarted = false;
        return 0;
      case SYNC:
        return 0;
      case BLOCK_COUNT:
        return this.start() ? this.port.sectors : -1;
      case BLOCK_SIZE:
        return this.start() ? SECTOR : -1;
      default:
        return -1;
    }
  }

  info(): PyTuple {
    if (!this.start()) throw osError(ETIMEDOUT, "ESP_ERR_TIMEOUT");
    return new PyTuple([this.port.sectors * SECTOR, SECTOR]);
  }

  deinit(): void {
    this.isClosed = true;
    this.isStarted = false;
    this.port.close();
  }
}

const number = (name: string, usual: number): ArgumentSpec => ({
  name,
  keywordOnly: true,
  default: usual,
  convert: intArgument,
});
const pin = (name: string): ArgumentSpec => ({ name, keywordOnly: true, default: null });

const PIN_ARGUMENTS = ["cd", "wp", "miso", "mosi", "sck", "cs"];

const idOf = (which: Value): number => findPin(which).line.id;

/** The pin that was given by that name, else the usual one. */
function pinOf<T>(given: ReadonlyMap<string, Value>, name: string, usual: T): number | T {
  const which: Value = given.get(name) ?? null;
  return which === null ? usual : idOf(which);
}

function make(args: readonly Value[], kw: Keywords): PySdCard {
  const chip = bootBoard().chip.id;
  const native = WITH_CONTROLLER.has(chip);
  const specs = [
    number("slot", native ? 1 : 2),
    number("width", 1),
    ...PIN_ARGUMENTS.map(pin),
    ...(chip === "esp32-s3" ? ["cmd", "data"].map(pin) : []),
    number("freq", 20_000_000),
  ];
  const values = parseArguments(args, kw, specs);
  const given = new Map(specs.map(({ name }, i) => [name, values[i] as Value]));
  const [slot, width, hz] = ["slot", "width", "freq"].map((name) => given.get(name)) as [
    number,
    number,
    number,
  ];
  const isGiven = (name: string): boolean => (given.get(name) ?? null) !== null;
  const least = chip === "esp32" ? 1 : native ? 0 : 2;
  if (slot < least || slot > (native ? 3 : 2)) throw valueError("invalid slot number");
  const isSpi = slot >= 2;
  if (isSpi && (isGiven("cmd") || isGiven("data")))
    throw valueError("invalid config: SPI slot with SDMMC pin arguments");
  if (!isSpi && ["miso", "mosi", "cs"].some(isGiven))
    throw valueError("invalid config: SDMMC slot with SPI pin arguments");
  const pins = isSpi ? spiPins(chip, slot, given) : sdPins(slot, width, given);
  const setup: CardSetup = { pins, hz, width: isSpi ? 1 : width };
  return new PySdCard(
    guard(() => useBoard().claimBus("card", slot, setup, { name: `SDCard(slot=${slot})` })),
  );
}

function spiPins(chip: string, slot: number, given: ReadonlyMap<string, Value>): CardSetup["pins"] {
  const usual = SPI_PINS[chip]?.[slot - 2];
  const of = (role: "sck" | "mosi" | "miso" | "cs"): number | undefined => pinOf(given, role, usual?.[role]);
  const [clk, cmd, data, select] = [of("sck"), of("mosi"), of("miso"), of("cs")];
  if (clk === undefined || cmd === undefined || data === undefined || select === undefined)
    throw valueError("SPI pin values required");
  return { clk, cmd, data };
}

function sdPins(slot: number, width: number, given: ReadonlyMap<string, Value>): CardSetup["pins"] {
  if (width !== 1 && width !== 4 && !(width === 8 && slot === 0))
    throw valueError("width must be 1 or 4 (or 8 on slot 0)");
  const data: Value = given.get("data") ?? null;
  const lines = data === null ? [] : spread(data);
  if (data !== null && lines.length !== width)
    throw valueError(`data argument length must match width ${width}`);
  return {
    clk: pinOf(given, "sck", SD_PINS.clk),
    cmd: pinOf(given, "cmd", SD_PINS.cmd),
    data: lines.length === 0 ? SD_PINS.data : idOf(lines[0]),
  };
}

const deinit = native("deinit", 1, 1, (self: PySdCard) => {
  self.deinit();
  return null;
});

const type = lazyType((): PyType =>
  defineType({
    name: "SDCard",
    js: PySdCard as never,
    make: (_type, args, kw) => make(args, kw),
    methods: {
      info: native("info", 1, 1, (self: PySdCard) => self.info()),
      deinit,
      __del__: deinit,
      ...blockMethods(),
    },
  }),
);

export const sdCardEsp32: Part = () => ({ SDCard: type() });
