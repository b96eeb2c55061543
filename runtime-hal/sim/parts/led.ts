/**
 * A light-emitting diode with its series resistor. It conducts above its forward voltage; the eye sees the mean of the
 * last 20 ms, so it dims with PWM. Values are those of common 5 mm types (Kingbright WP7113 series).
 */

import { Average } from "../part-support/average.js";
import { FORWARD_VOLTS, ledCurrent, RATED_MA } from "../part-support/diode.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

/** What the eye takes together. */
const PERSISTENCE_US = 20_000;

function make(context: PartContext, properties: Properties): Part {
  const { clock, supplyVolts } = context;
  const anode = context.net("anode");
  const cathode = context.net("cathode");
  const forward =
    (properties.forward as number | undefined) ?? (FORWARD_VOLTS[properties.color as string] as number);
  const ohms = properties.resistor as number;
  const current = new Average(clock, PERSISTENCE_US);
  const full = ledCurrent(supplyVolts, forward, ohms);
  let on = false;
  let blinks = 0;
  const update = (): void => {
    const live = anode !== undefined && !anode.floating() && cathode?.floating() !== true;
    const milliamps = live ? ledCurrent(anode.volts() - (cathode?.volts() ?? 0), forward, ohms) : 0;
    if (milliamps > RATED_MA) {
      context.warn(
        `${milliamps.toFixed(0)} mA flow through the LED, which stands ${RATED_MA} mA; its resistor is too small`,
        "led-current",
      );
    }
    if (milliamps === current.current) return;
    current.set(milliamps);
    if (milliamps > 0 !== on) {
      on = !on;
      if (on) blinks++;
    }
    context.changed();
  };
  anode?.onVolts(update);
  cathode?.onVolts(update);
  update();
  return {
    probes: {
      lit: () => on,
      brightness: () => (full > 0 ? Math.min(100, (100 * current.mean()) / full) : 0),
      current: () => current.current,
      blinks: () => blinks,
    },
  };
}

const led: PartDefinition = {
  type: "led",
  summary: "an LED with its resistor",
  source: "Kingbright WP7113 (forward voltages, 20 mA)",
  terminals: [
    { name: "anode", help: "the long leg, by way of the resistor" },
    { name: "cathode", optional: true, help: "the short leg; ground if it is not connected" },
  ],
  properties: [
    {
      name: "color",
      type: "string",
      default: "red",
      choices: Object.keys(FORWARD_VOLTS),
      help: "colour; decides the forward voltage",
    },
    {
      name: "forward",
      type: "number",
      unit: "V",
      min: 0.5,
      max: 12,
      help: "forward voltage, if not that of the colour",
    },
    { name: "resistor", type: "number", default: 330, unit: "ohm", min: 0, help: "resistor in series" },
  ],
  probes: [
    { name: "lit", help: "does current flow at this moment?" },
    { name: "brightness", unit: "%", help: "mean of the last 20 ms; 100: on all the time" },
    { name: "current", unit: "mA", help: "current at this moment" },
    { name: "blinks", help: "how often it went on" },
  ],
  make,
};
export default led;
