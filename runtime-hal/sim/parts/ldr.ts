/**
 * A photoresistor in a divider with a fixed one. Its resistance falls with a power of the light, and it is slow: 20 ms
 * towards light, 30 ms towards dark (GL5528).
 */

import { Lag } from "../part-support/lag.js";
import { liveNumber } from "../part-support/specs.js";
import { WireOutput } from "../part-support/wire-output.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const DARK_OHMS = 1e6;
const TO_LIGHT_US = 20_000;
const TO_DARK_US = 30_000;
/** The voltage follows in steps of this length while the resistance changes. */
const STEP_US = 1000;
const SETTLED_AFTER = 8;

function make(context: PartContext, properties: Properties): Part {
  const { clock, supplyVolts } = context;
  const gamma = properties.gamma as number;
  const at10 = properties["at-10-lux"] as number;
  const fixed = properties.fixed as number;
  const output = new WireOutput(context.net("out"), `photoresistor ${context.id}`, supplyVolts);
  const toSupply = properties.side === "supply";
  let lux = properties.lux as number;
  const resistanceAt = (light: number): number =>
    light <= 0 ? DARK_OHMS : Math.min(DARK_OHMS, at10 * (light / 10) ** -gamma);
  // The logarithm of the resistance is what creeps.
  const log = new Lag(clock, Math.log(resistanceAt(lux)), TO_LIGHT_US);
  const ohms = (): number => Math.exp(log.value);
  const volts = (): number => {
    const r = ohms();
    return toSupply ? (supplyVolts * fixed) / (r + fixed) : (supplyVolts * r) / (r + fixed);
  };
  let cancel = (): void => {};
  const follow = (untilUs: number): void => {
    output.weak(volts(), (ohms() * fixed) / (ohms() + fixed));
    context.changed();
    if (clock.currentUs < untilUs) cancel = clock.schedule(clock.currentUs + STEP_US, () => follow(untilUs));
  };
  follow(0);
  return {
    set: {
      lux: (value) => {
        const tau = (value as number) > lux ? TO_LIGHT_US : TO_DARK_US;
        lux = value as number;
        log.approach(Math.log(resistanceAt(lux)), tau);
        cancel();
        follow(clock.currentUs + SETTLED_AFTER * tau);
      },
    },
    probes: { lux: () => lux, resistance: ohms, volts },
  };
}

const ldr: PartDefinition = {
  type: "ldr",
  summary: "a photoresistor with a fixed resistor, as a divider",
  source: "GL5528 (resistance, gamma, response times)",
  terminals: [{ name: "out", help: "between the photoresistor and the fixed resistor" }],
  properties: [
    liveNumber("lux", 100, "light on it", { unit: "lx", min: 0 }),
    { name: "fixed", type: "number", default: 10_000, unit: "ohm", min: 1, help: "the fixed resistor" },
    {
      name: "side",
      type: "string",
      default: "supply",
      choices: ["supply", "ground"],
      help: "where the photoresistor is; at the supply, light raises the voltage",
    },
    {
      name: "at-10-lux",
      type: "number",
      default: 15_000,
      unit: "ohm",
      min: 1,
      help: "its resistance at 10 lx",
    },
    { name: "gamma", type: "number", default: 0.6, min: 0.1, max: 2, help: "slope of its curve" },
  ],
  probes: [
    { name: "lux", unit: "lx", help: "light on it" },
    { name: "resistance", unit: "ohm", help: "of the photoresistor" },
    { name: "volts", unit: "V", help: "at out, without load" },
  ],
  make,
};
export default ldr;
