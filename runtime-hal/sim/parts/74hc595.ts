/**
 * 74HC595: a shift register with latched outputs, several of which can be chained (`chips`). It is fed by SPI or by moving the pins; the
 * outputs change at the rising edge of rclk.
 */

import type { Part, PartContext, PartDefinition, Properties } from "./part.js";
import { WireOutput } from "../part-support/wire-output.js";

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];
const MOST_CHIPS = 4;

/** Terminal of an output: qa to qh of the first chip, q2a to q2h of the second, …. */
const terminal = (chip: number, i: number): string => `q${chip === 0 ? "" : chip + 1}${NAMES[i]}`;

function make(context: PartContext, properties: Properties): Part {
  const chips = properties.chips as number;
  const outputs = Array.from({ length: 8 * chips }, (_, i) => {
    const name = terminal(Math.floor(i / 8), i % 8);
    return new WireOutput(context.net(name), `${context.id} ${name.toUpperCase()}`, context.supplyVolts);
  });
  const enable = context.net("oe");
  const clear = context.net("srclr");
  const latchWire = context.net("rclk");
  /** The bit shifted in last is the first chip's QA. */
  let shift = new Uint8Array(8 * chips);
  let latch = new Uint8Array(8 * chips);
  let latches = 0;
  const put = (): void => {
    const on = enable === undefined || enable.level() === 0;
    outputs.forEach((output, i) => {
      if (on) output.set(latch[i] === 1);
      else output.release();
    });
    context.changed();
  };
  latchWire?.onLevel((level) => {
    if (level === 0) return;
    latch = shift.slice();
    latches++;
    put();
  });
  enable?.onLevel(put);
  clear?.onLevel((level) => {
    if (level === 0) shift = new Uint8Array(8 * chips);
  });
  context.spi(
    { sck: "srclk", mosi: "ser" },
    {
      selected() {},
      exchange: (byte) => {
        if (clear !== undefined && clear.level() === 0) return 0xff;
        for (let i = 7; i >= 0; i--) {
          shift.copyWithin(1, 0);
          shift[0] = (byte >> i) & 1;
        }
        return 0xff;
      },
      deselected() {},
    },
  );
  put();
  const value = (bits: Uint8Array): number => {
    let sum = 0;
    for (let i = bits.length - 1; i >= 0; i--) sum = sum * 2 + (bits[i] as number);
    return sum;
  };
  return {
    probes: {
      value: () => value(latch),
      bits: () => [...latch].reverse().join(""),
      latches: () => latches,
    },
  };
}

const shiftRegister: PartDefinition = {
  type: "74hc595",
  summary: "a shift register with eight outputs, or a chain of them",
  source: "TI SN74HC595 (function table)",
  terminals: [
    { name: "ser", help: "data input" },
    { name: "srclk", help: "shift clock" },
    { name: "rclk", help: "latch clock: the outputs change at its rising edge" },
    { name: "oe", optional: true, help: "output enable, active low; low if it is not connected" },
    { name: "srclr", optional: true, help: "clears the register, active low; high if it is not connected" },
    ...Array.from({ length: MOST_CHIPS }, (_, chip) =>
      NAMES.map((name, i) => ({
        name: terminal(chip, i),
        optional: true,
        help:
          chip === 0 ? `output Q${name.toUpperCase()}` : `output Q${name.toUpperCase()} of chip ${chip + 1}`,
      })),
    ).flat(),
  ],
  properties: [
    {
      name: "chips",
      type: "number",
      default: 1,
      min: 1,
      max: MOST_CHIPS,
      help: "registers in the chain; the first gets the data",
    },
  ],
  probes: [
    { name: "value", help: "the outputs as a number, QA being bit 0" },
    { name: "bits", help: "the outputs as zeros and ones, QA last" },
    { name: "latches", help: "how often the outputs were set" },
  ],
  make,
};
export default shiftRegister;
