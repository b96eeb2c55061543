/**
 * A motion sensor: its output goes high when something warm moves, and stays so for a hold time (again from the last movement on);
 * then it sees nothing for a while (HC-SR501: 2.5 s).
 */

import { WireOutput } from "../part-support/wire-output.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const holdUs = properties.hold as number;
  const blockUs = properties.block as number;
  const retriggers = properties.retrigger as boolean;
  const readyUs = properties["warm-up"] as number;
  const output = new WireOutput(context.net("out"), `motion sensor ${context.id}`, context.supplyVolts);
  let high = false;
  let moving = false;
  let blockedUntilUs = 0;
  let detections = 0;
  let cancel = (): void => {};
  output.set(false);
  const put = (level: boolean): void => {
    high = level;
    output.set(level);
    context.changed();
  };
  const fall = (): void => {
    if (moving && retriggers) return hold();
    put(false);
    blockedUntilUs = clock.currentUs + blockUs;
    clock.schedule(blockedUntilUs, () => {
      if (moving) sense();
    });
  };
  const hold = (): void => {
    cancel();
    cancel = clock.schedule(clock.currentUs + holdUs, fall);
  };
  const sense = (): void => {
    const now = clock.currentUs;
    if (now < readyUs || now < blockedUntilUs) return;
    if (high) {
      if (retriggers) hold();
      return;
    }
    detections++;
    put(true);
    hold();
  };
  return {
    actions: {
      move: () => {
        moving = true;
        sense();
      },
      rest: () => {
        if (moving && high && retriggers) hold();
        moving = false;
      },
      wave: sense,
    },
    probes: { high: () => high, detections: () => detections },
  };
}

const pir: PartDefinition = {
  type: "pir",
  summary: "a passive infrared motion sensor",
  source: "HC-SR501 (hold 3 s to 5 min, block 2.5 s, retriggering)",
  terminals: [
    { name: "out", help: "output, high on movement" },
    { name: "vcc", optional: true, help: "supply; not needed for the simulation" },
    { name: "gnd", optional: true, help: "ground; not needed for the simulation" },
  ],
  properties: [
    {
      name: "hold",
      type: "duration",
      default: 3e6,
      help: "how long the output stays high after the last movement",
    },
    {
      name: "block",
      type: "duration",
      default: 2.5e6,
      help: "how long it sees nothing after the output has fallen",
    },
    {
      name: "retrigger",
      type: "boolean",
      default: true,
      help: "does a movement while it is high prolong it? (jumper H)",
    },
    {
      name: "warm-up",
      type: "duration",
      default: 0,
      help: "time after power-on in which it sees nothing; really up to 60 s",
    },
  ],
  actions: [
    { name: "wave", help: "one movement" },
    { name: "move", undo: "rest", help: "something moves until 'rest', or 'for' a time" },
    { name: "rest", help: "the movement ends" },
  ],
  probes: [
    { name: "high", help: "is the output high?" },
    { name: "detections", help: "how often the output went high" },
  ],
  make,
};
export default pir;
