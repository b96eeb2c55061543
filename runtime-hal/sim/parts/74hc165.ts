/**
 * 74HC165: a shift register with eight inputs, several of which can be chained (`chips`). While sh_ld is low it takes its inputs over; while
 * it is high each rising edge of clk moves the bits on, input H of the first chip coming out first.
 */

import type { Part, PartContext, PartDefinition, Properties } from "./part.js";
import { WireOutput } from "../part-support/wire-output.js";
import { PULL_SPEC, wirePull } from "../part-support/pull.js";

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];
const MOST_CHIPS = 4;

/** Terminal of an input: a to h of the first chip, a2 to h2 of the one behind it, …. */
const terminal = (chip: number, i: number): string => `${NAMES[i]!}${chip === 0 ? "" : chip + 1}`;

function make(context: PartContext, properties: Properties): Part {
  const chips = properties.chips as number;
  // In the order in which they come out.
  const inputs = Array.from({ length: 8 * chips }, (_, i) => terminal(Math.floor(i / 8), 7 - (i % 8)));
  const pull = properties.pull as string;
  for (const input of inputs) wirePull(context, input, pull);
  /** One that is not connected has what its resistor makes of it. */
  const level = (name: string): 0 | 1 => context.net(name)?.level() ?? (pull === "up" ? 1 : 0);
  const output = new WireOutput(context.net("qh"), `${context.id} QH`, context.supplyVolts);
  const inverse = new WireOutput(context.net("qh_inv"), `${context.id} QH inverted`, context.supplyVolts);
  const load = context.net("sh_ld");
  const inhibit = context.net("clk_inh");
  const serial = context.net("ser");
  let bits: (0 | 1)[] = inputs.map(level);
  let loads = 0;
  const put = (): void => {
    output.set(bits[0] === 1);
    inverse.set(bits[0] !== 1);
    context.changed();
  };
  const isLoading = (): boolean => load !== undefined && load.level() === 0;
  const take = (): void => {
    bits = inputs.map(level);
    put();
  };
  load?.onLevel((level) => {
    if (level !== 0) return;
    loads++;
    take();
  });
  // The inputs go straight through while it is loaded.
  for (const name of inputs) context.net(name)?.onLevel(() => isLoading() && take());
  context.net("clk")?.onLevel((level) => {
    if (level === 0 || isLoading() || inhibit?.level() === 1) return;
    bits = [...bits.slice(1), serial?.level() === 1 ? 1 : 0];
    put();
  });
  take();
  return {
    probes: {
      value: () => inputs.reduce((sum, name, i) => sum + level(name) * 2 ** i, 0),
      loads: () => loads,
    },
  };
}

const parallelInput: PartDefinition = {
  type: "74hc165",
  summary: "a shift register with eight inputs, or a chain of them",
  source: "TI SN74HC165 (function table)",
  terminals: [
    { name: "sh_ld", help: "low: the inputs are taken over; high: clk shifts" },
    { name: "clk", help: "shift clock, rising edge" },
    { name: "qh", help: "data output" },
    { name: "qh_inv", optional: true, help: "data output, inverted" },
    { name: "clk_inh", optional: true, help: "stops the clock while it is high; low if it is not connected" },
    { name: "ser", optional: true, help: "what is shifted in behind the inputs; low if it is not connected" },
    ...Array.from({ length: MOST_CHIPS }, (_, chip) =>
      NAMES.map((name, i) => ({
        name: terminal(chip, i),
        optional: true,
        help: chip === 0 ? `input ${name.toUpperCase()}` : `input ${name.toUpperCase()} of chip ${chip + 1}`,
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
      help: "registers in the chain; the first one's output is read",
    },
    { ...PULL_SPEC, help: "resistors of 10 kΩ at all inputs, if the module has them" },
  ],
  probes: [
    { name: "value", help: "the inputs as a number, the one that comes out first being bit 0" },
    { name: "loads", help: "how often the inputs were taken over" },
  ],
  make,
};
export default parallelInput;
