/** Three LEDs in one case, with a common cathode or anode; each colour dims with the mean of the last 20 ms. */

import { Average } from "../part-support/average.js";
import { FORWARD_VOLTS, ledCurrent } from "../part-support/diode.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const PERSISTENCE_US = 20_000;
const COLORS = ["red", "green", "blue"] as const;

function make(context: PartContext, properties: Properties): Part {
  const { clock, supplyVolts } = context;
  const ohms = properties.resistor as number;
  const commonAnode = properties["common-type"] === "anode";
  const common = context.net("common");
  const channels = COLORS.map((color) => {
    const net = context.net(color);
    const forward = FORWARD_VOLTS[color] as number;
    const share = new Average(clock, PERSISTENCE_US);
    const full = ledCurrent(supplyVolts, forward, ohms);
    const update = (): void => {
      const commonVolts = common?.volts() ?? (commonAnode ? supplyVolts : 0);
      const across = commonAnode
        ? commonVolts - (net?.volts() ?? supplyVolts)
        : (net?.volts() ?? 0) - commonVolts;
      const live = net !== undefined && !net.floating();
      const before = share.current;
      share.set(live && full > 0 ? Math.min(1, ledCurrent(across, forward, ohms) / full) : 0);
      if (share.current !== before) context.changed();
    };
    net?.onVolts(update);
    common?.onVolts(update);
    update();
    return share;
  });
  const percent = (i: number): number => 100 * (channels[i] as Average).mean();
  return {
    probes: {
      lit: () => channels.some((channel) => channel.current > 0),
      red: () => percent(0),
      green: () => percent(1),
      blue: () => percent(2),
      color: () =>
        `#${channels
          .map((c) =>
            Math.round(c.mean() * 255)
              .toString(16)
              .padStart(2, "0"),
          )
          .join("")}`,
    },
  };
}

const rgbLed: PartDefinition = {
  type: "rgb-led",
  summary: "a red, a green and a blue LED in one case",
  source: "Kingbright WP154A4 (forward voltages)",
  terminals: [
    { name: "red", optional: true, help: "red LED, by way of its resistor" },
    { name: "green", optional: true, help: "green LED, by way of its resistor" },
    { name: "blue", optional: true, help: "blue LED, by way of its resistor" },
    {
      name: "common",
      optional: true,
      help: "the common leg; ground, or the supply with a common anode, if not connected",
    },
  ],
  properties: [
    {
      name: "common-type",
      type: "string",
      default: "cathode",
      choices: ["cathode", "anode"],
      help: "what the LEDs have in common",
    },
    { name: "resistor", type: "number", default: 220, unit: "ohm", min: 0, help: "resistor of each LED" },
  ],
  probes: [
    { name: "lit", help: "is any of them on at this moment?" },
    { name: "red", unit: "%", help: "brightness, mean of the last 20 ms" },
    { name: "green", unit: "%", help: "brightness, mean of the last 20 ms" },
    { name: "blue", unit: "%", help: "brightness, mean of the last 20 ms" },
    { name: "color", help: "the mixture as #rrggbb" },
  ],
  make,
};
export default rgbLed;
