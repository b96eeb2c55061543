/**
 * A strip of APA102 (DotStar) pixels: a start frame of 32 zeros, then for each pixel three ones, five bits of brightness and blue, green,
 * red. Colours show when enough clocks have moved them on; here when the pixel's frame is complete.
 */

import { PIXEL_PROBES, PixelRow } from "../part-support/pixel-row.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const START_ZEROS = 4;
const FULL_BRIGHTNESS = 31;

function make(context: PartContext, properties: Properties): Part {
  const count = properties.count as number;
  const row = new PixelRow(
    count,
    (properties.columns as number | undefined) ?? count,
    properties.zigzag as boolean,
  );
  let zeros = 0;
  let index = -1;
  let frame: number[] = [];
  let updates = 0;
  const take = (byte: number): void => {
    zeros = byte === 0 ? zeros + 1 : 0;
    if (index < 0 || frame.length === 0) {
      if (zeros >= START_ZEROS) {
        if (index !== 0) updates++;
        index = 0;
        zeros = 0;
        return;
      }
      // Between frames only a byte that begins with three ones begins a pixel.
      if (index < 0 || byte >> 5 !== 7) return;
    }
    frame.push(byte);
    if (frame.length < 4) return;
    const [head = 0, blue = 0, green = 0, red = 0] = frame;
    frame = [];
    if (index >= count) return;
    const shade = (value: number): number => Math.round((value * (head & FULL_BRIGHTNESS)) / FULL_BRIGHTNESS);
    row.set(index++, shade(red), shade(green), shade(blue));
    context.changed();
  };
  context.spi(
    { sck: "clock", mosi: "data" },
    {
      selected() {},
      exchange: (byte) => {
        take(byte);
        return 0;
      },
      deselected() {},
    },
  );
  return {
    probes: { lit: () => row.lit, first: () => row.first, pixels: () => row.text, updates: () => updates },
    picture: () => row.picture(),
    reset: () => row.rgb.fill(0),
  };
}

const apa102: PartDefinition = {
  type: "apa102",
  summary: "a strip or matrix of APA102 (DotStar) pixels",
  source: "Shiji APA102 (frames, brightness)",
  terminals: [
    { name: "clock", help: "clock input" },
    { name: "data", help: "data input" },
    { name: "vcc", optional: true, help: "supply; not needed for the simulation" },
    { name: "gnd", optional: true, help: "ground; not needed for the simulation" },
  ],
  properties: [
    { name: "count", type: "number", default: 8, min: 1, max: 10_000, help: "number of pixels" },
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
export default apa102;
