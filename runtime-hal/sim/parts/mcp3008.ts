/**
 * MCP3008: eight analogue inputs of ten bits on SPI. After the start bit come single-ended or differential and three bits of channel; it
 * samples in the next clock, then sends a zero and the ten bits, first from the top, then from the bottom (data sheet DS21295, figure 5).
 */

import type { SpiTarget } from "../bus/spi-target.js";
import { POWER_TERMINALS } from "../part-support/specs.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const CHANNELS = [0, 1, 2, 3, 4, 5, 6, 7];
const FULL = 1023;
/** Volts are binary fractions. */
const ROUNDING = 1e-6;
/** Clocks from the start bit on, which is the first. */
const LAST_SETTING = 5;
const SAMPLE = 6;
const NULL_BIT = 7;
const LAST_UP = 17;
const LAST_DOWN = 26;

/** One conversion, bit by bit. */
interface State {
  /** Clocks with the start bit, 0 while waiting for it. */
  readonly clocks: number;
  readonly config: number;
  readonly value: number;
}
const IDLE: State = { clocks: 0, config: 0, value: 0 };

function make(context: PartContext, properties: Properties): Part {
  const reference = (): number =>
    context.net("vref")?.volts() ?? (properties.reference as number | undefined) ?? context.supplyVolts;
  const noise = properties.noise as number;
  let conversions = 0;
  const volts = (channel: number): number => {
    const net = context.net(`ch${channel}`);
    return net === undefined || net.floating() ? 0 : net.volts();
  };
  const convert = (config: number): number => {
    const channel = config & 7;
    const measured = config & 8 ? volts(channel) : volts(channel) - volts(channel ^ 1);
    const jitter = noise === 0 ? 0 : noise * (2 * context.random() - 1);
    return Math.max(0, Math.min(FULL, Math.floor((measured / reference()) * (FULL + 1) + jitter + ROUNDING)));
  };
  /** What is on the output before the clock that comes after this state. */
  const output = ({ clocks, value }: State): 0 | 1 => {
    const next = clocks + 1;
    if (clocks === 0 || next < NULL_BIT) return 1;
    if (next === NULL_BIT) return 0;
    if (next <= LAST_UP) return ((value >> (LAST_UP - next)) & 1) as 0 | 1;
    return next <= LAST_DOWN ? (((value >> (next - LAST_UP)) & 1) as 0 | 1) : 0;
  };
  const step = (state: State, bit: number, sampled: (config: number) => number): State => {
    if (state.clocks === 0) return bit === 1 ? { clocks: 1, config: 0, value: 0 } : state;
    const clocks = state.clocks + 1;
    if (clocks <= LAST_SETTING) return { clocks, config: (state.config << 1) | bit, value: 0 };
    return clocks === SAMPLE ? { ...state, clocks, value: sampled(state.config) } : { ...state, clocks };
  };
  let state = IDLE;
  const run = (
    from: State,
    byte: number,
    bits: number,
    sampled: (config: number) => number,
  ): [State, number] => {
    let out = 0;
    let now = from;
    for (let i = 0; i < 8; i++) {
      out = (out << 1) | output(now);
      if (i < bits) now = step(now, (byte >> (7 - i)) & 1, sampled);
    }
    return [now, out];
  };
  const target: SpiTarget = {
    selected: () => (state = IDLE),
    exchange: (byte) => {
      const before = state.clocks;
      const [after, out] = run(state, byte, 8, convert);
      state = after;
      if (before < SAMPLE && after.clocks >= SAMPLE) {
        conversions++;
        context.changed();
      }
      return out;
    },
    // The bits that follow the known ones do not matter: only the next one is looked at.
    outgoing: (received, bits) => run(state, received, bits, convert)[1],
    deselected() {},
  };
  context.spi({ sck: "clk", mosi: "din", miso: "dout", cs: "cs" }, target);
  return { probes: { conversions: () => conversions } };
}

const mcp3008: PartDefinition = {
  type: "mcp3008",
  summary: "eight analogue inputs of ten bits on SPI",
  source: "Microchip DS21295 (MCP3004/3008: sequence of bits)",
  terminals: [
    { name: "clk", help: "clock of the SPI bus" },
    { name: "din", help: "data to the chip" },
    { name: "dout", help: "data from the chip" },
    { name: "cs", help: "chip select" },
    ...CHANNELS.map((i) => ({ name: `ch${i}`, optional: true, help: `analogue input ${i}` })),
    { name: "vref", optional: true, help: "reference voltage; the supply if it is not connected" },
    ...POWER_TERMINALS,
  ],
  properties: [
    {
      name: "reference",
      type: "number",
      unit: "V",
      min: 0.25,
      max: 5.5,
      help: "reference voltage, if vref is not connected",
    },
    { name: "noise", type: "number", default: 0, min: 0, help: "counts by which readings differ at most" },
  ],
  probes: [{ name: "conversions", help: "measurements so far" }],
  make,
};
export default mcp3008;
