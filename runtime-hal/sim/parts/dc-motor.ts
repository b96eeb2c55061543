/**
 * A DC motor at a bridge driver (L9110S, DRV8833, L298N: two inputs, perhaps an enable). Its speed follows the mean voltage with a
 * mechanical time constant; both inputs equal: it brakes (both high) or coasts (both low).
 */

import { Lag } from "../part-support/lag.js";
import type { Net } from "../net.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

/** A coasting motor is slowed by friction alone. */
const COASTING_FACTOR = 5;

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const full = properties.rpm as number;
  const tau = properties.inertia as number;
  const nets = ["in1", "in2", "enable"].map((name) => context.net(name));
  const [in1, in2, enable] = nets;
  const speed = new Lag(clock, 0, tau);
  let turns = 0;
  const isHigh = (net: Net | undefined, otherwise: boolean): boolean =>
    net === undefined ? otherwise : !net.floating() && net.level() === 1;
  const update = (): void => {
    const enabled = isHigh(enable, true);
    const [a, b] = [isHigh(in1, false), isHigh(in2, false)];
    const driving = enabled && a !== b;
    const target = driving ? (a ? full : -full) : 0;
    const coasting = !driving && !(enabled && a && b);
    turns += speed.travelled / 60;
    speed.approach(target, coasting ? tau * COASTING_FACTOR : tau);
    context.changed();
  };
  for (const net of nets) net?.onLevel(update);
  update();
  const value = (): number => (Math.abs(speed.value) < full * 1e-4 ? 0 : speed.value);
  return {
    probes: {
      rpm: value,
      turning: () => value() !== 0,
      direction: () => (value() > 0 ? "forward" : value() < 0 ? "backward" : "none"),
      turns: () => turns + speed.travelled / 60,
    },
  };
}

const dcMotor: PartDefinition = {
  type: "dc-motor",
  summary: "a DC motor at a bridge driver with two inputs",
  source: "TT gear motor (200 rpm at 6 V); truth tables of TI DRV8833 and L9110S",
  terminals: [
    { name: "in1", help: "first input of the driver" },
    { name: "in2", optional: true, help: "second input; low if it is not connected" },
    { name: "enable", optional: true, help: "enable input (L298N); high if it is not connected" },
  ],
  properties: [
    { name: "rpm", type: "number", default: 200, unit: "rpm", min: 1, help: "speed at full voltage" },
    {
      name: "inertia",
      type: "duration",
      default: 100_000,
      min: 1,
      help: "time in which it comes to 63 % of its speed",
    },
  ],
  probes: [
    { name: "rpm", unit: "rpm", help: "speed; negative: backward" },
    { name: "turning", help: "does it turn?" },
    { name: "direction", help: "forward, backward or none" },
    { name: "turns", help: "revolutions so far" },
  ],
  make,
};
export default dcMotor;
