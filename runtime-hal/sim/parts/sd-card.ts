/**
 * An SD card. Over SPI it answers a driver of the program's; for `machine.SDCard`, `machine.SD` and `pyb.SDCard` it is behind the chip's
 * own controller. Its contents come from an image file, which a run does not change unless it is told to.
 */

import { CardImage } from "../part-support/card-image.js";
import { SdOverSpi } from "../part-support/sd-spi.js";
import { expressibleSectors } from "../part-support/sd-registers.js";
import { POWER_TERMINALS } from "../part-support/specs.js";
import type { BesideFile, Part, PartContext, PartDefinition, Properties } from "./part.js";

const SECTORS_PER_MB = 2048;

function make(context: PartContext, properties: Properties): Part {
  const file = properties.image as BesideFile | undefined;
  const size = (properties.size as number) * SECTORS_PER_MB;
  const sectors = expressibleSectors(Math.floor(file === undefined ? size : file.bytes.length / 512));
  const image = new CardImage(sectors, file, properties.save as boolean);
  const files = properties.files as Record<string, unknown> | undefined;
  if (file === undefined && properties.format === "fat")
    image.format(Object.fromEntries(Object.entries(files ?? {}).map(([path, text]) => [path, String(text)])));
  image.isProtected = properties["write-protected"] as boolean;
  const awake = { on: false };
  const spi = new SdOverSpi(image, context.clock, {
    changed: () => context.changed(),
    refused: () => context.warn("the card is write-protected; what the program wrote is lost"),
  });
  const connected = (terminal: string): boolean => context.net(terminal) !== undefined;
  if (connected("sck") && connected("cs"))
    context.spi({ sck: "sck", mosi: "mosi", miso: "miso", cs: "cs" }, spi);
  context.card({ clk: "sck", cmd: "mosi", data: "miso" }, { image, present: () => true, awake });
  return {
    set: { "write-protected": (value) => (image.isProtected = value as boolean) },
    probes: { writes: () => image.writes, sectors: () => image.sectors },
    reset: () => {
      awake.on = false;
      spi.powerOn();
    },
  };
}

const sdCard: PartDefinition = {
  type: "sd-card",
  summary: "an SD card, over SPI or at the chip's own controller",
  source: "SD Physical Layer Simplified Specification 6.00 (commands, registers, SPI mode)",
  terminals: [
    { name: "sck", optional: true, help: "clock (CLK)" },
    { name: "mosi", optional: true, help: "data and commands to the card (CMD, DI)" },
    { name: "miso", optional: true, help: "data from the card (DAT0, DO)" },
    { name: "cs", optional: true, help: "chip select (DAT3); only for SPI" },
    ...POWER_TERMINALS,
  ],
  properties: [
    { name: "image", type: "file", help: "file with the contents of the card, beside the board file" },
    {
      name: "save",
      type: "boolean",
      default: false,
      help: "does what the program writes go into the image file?",
    },
    {
      name: "size",
      type: "number",
      unit: "MB",
      default: 32,
      min: 0.1,
      max: 131072,
      help: "size without an image",
    },
    {
      name: "format",
      type: "string",
      default: "fat",
      choices: ["fat", "none"],
      help: "a card without an image has an empty file system, or none",
    },
    { name: "files", type: "object", help: 'texts on a card without an image: {"main.py": "print(1)"}' },
    {
      name: "write-protected",
      type: "boolean",
      default: false,
      live: true,
      help: "does the card refuse to be written?",
    },
  ],
  probes: [
    { name: "writes", help: "sectors written so far" },
    { name: "sectors", help: "sectors of 512 bytes" },
  ],
  check: ({ image, files, format }) =>
    files !== undefined && (image !== undefined || format === "none")
      ? { property: "files", wrong: "left out: the card has an image, or no file system" }
      : undefined,
  make,
};
export default sdCard;
