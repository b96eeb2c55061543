/** A strip, ring or matrix of WS2812B or SK6812 pixels. Each takes the first three (four) bytes that arrive and hands on the rest. */

import { PIXEL_PROBES, PixelRow } from "../part-support/pixel-row.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const count = properties.count as number;
  const order = properties.order as string;
  const row = new PixelRow(
    count,
    (properties.columns as number | undefined) ?? count,
    properties.zigzag as boolean,
  );
  const [red, green, blue, white] = ["R", "G", "B", "W"].map((color) => order.indexOf(color)) as [
    number,
    number,
    number,
    number,
  ];
  const size = order.length;
  let updates = 0;
  context.pixels("din", (bytes) => {
    const pixels = Math.min(count, Math.floor(bytes.length / size));
    if (bytes.length > count * size) {
      context.warn(
        `${Math.floor(bytes.length / size)} pixels were sent to a strip of ${count}`,
        "pixel-count",
      );
    } else if (bytes.length % size !== 0) {
      context.warn(
        `${bytes.length} bytes were sent, which is no number of whole pixels of ${size} bytes (${order})`,
      );
    }
    for (let i = 0; i < pixels; i++) {
      const at = i * size;
      const more = white < 0 ? 0 : (bytes[at + white] as number);
      const shade = (offset: number): number => Math.min(255, (bytes[at + offset] as number) + more);
      row.set(i, shade(red), shade(green), shade(blue));
    }
    updates++;
    context.changed();
  });
  return {
    probes: { lit: () => row.lit, first: () => row.first, pixels: () => row.text, updates: () => updates },
    picture: () => row.picture(),
    reset: () => row.rgb.fill(0),
  };
}

const neopixel: PartDefinition = {
  type: "neopixel",
  summary: "a strip, ring or matrix of WS2812 pixels",
  source: "Worldsemi WS2812B, SK6812 (order of colours, latch time)",
  terminals: [
    { name: "din", help: "data input" },
    { name: "vcc", optional: true, help: "supply; not needed for the simulation" },
    { name: "gnd", optional: true, help: "ground; not needed for the simulation" },
  ],
  properties: [
    { name: "count", type: "number", default: 8, min: 1, max: 10_000, help: "number of pixels" },
    {
      name: "order",
      type: "string",
      default: "GRB",
      choices: ["GRB", "RGB", "BRG", "GRBW", "RGBW"],
      help: "order in which a pixel takes its colours",
    },
    { name: "columns", type: "number", min: 1, help: "pixels in a row of a matrix; a strip is one row" },
    {
      name: "zigzag",
      type: "boolean",
      default: false,
      help: "does every other row of the matrix run backward?",
    },
  ],
  probes: PIXEL_PROBES,
  display: true,
  make,
};
export default neopixel;
