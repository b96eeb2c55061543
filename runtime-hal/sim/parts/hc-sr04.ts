/**
 * An ultrasonic range finder. A trigger pulse of 10 µs sends a burst of eight periods of 40 kHz; echo is then high for as long as
 * the sound travels there and back. Without an echo it falls after 38 ms.
 */

import { liveNumber } from "../part-support/specs.js";
import { WireOutput } from "../part-support/wire-output.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

const TRIGGER_US = 10;
/** From the end of the trigger to the rise of echo: the burst takes 200 µs, the module's controller the rest. */
const BURST_US = 450;
const NO_ECHO_US = 38_000;
const NEAREST_CM = 2;
const FARTHEST_CM = 400;

/** Metres a second in air of so many °C. */
const soundSpeed = (celsius: number): number => 331.3 * Math.sqrt(1 + celsius / 273.15);

function make(context: PartContext, properties: Properties): Part {
  const { clock } = context;
  const trigger = context.net("trig");
  const vcc = context.net("vcc");
  const echo = new WireOutput(
    context.net("echo"),
    `echo of ${context.id}`,
    vcc === undefined ? context.supplyVolts : vcc.volts(),
  );
  let distance = properties.distance as number;
  let temperature = properties.temperature as number;
  let roseUs: number | undefined;
  let busyUntilUs = 0;
  let pings = 0;
  echo.set(false);
  const ping = (): void => {
    pings++;
    const heard = distance >= NEAREST_CM && distance <= FARTHEST_CM;
    const width = heard ? (2 * distance * 1e4) / soundSpeed(temperature) : NO_ECHO_US;
    const start = clock.currentUs + BURST_US;
    busyUntilUs = start + width;
    clock.schedule(start, () => echo.set(true));
    clock.schedule(busyUntilUs, () => echo.set(false));
    context.changed();
  };
  trigger?.onLevel((level, timeUs) => {
    if (level === 1) {
      roseUs = timeUs;
      return;
    }
    if (roseUs === undefined || timeUs < busyUntilUs) return;
    const width = timeUs - roseUs;
    if (width >= TRIGGER_US - 1e-6) ping();
    else context.warn(`a trigger pulse of ${width.toFixed(1)} µs is too short; it needs ${TRIGGER_US} µs`);
  });
  return {
    set: {
      distance: (value) => (distance = value as number),
      temperature: (value) => (temperature = value as number),
    },
    probes: { distance: () => distance, pings: () => pings },
  };
}

const hcSr04: PartDefinition = {
  type: "hc-sr04",
  summary: "an ultrasonic range finder",
  source: "HC-SR04 (trigger, burst, 2 to 400 cm, 38 ms without echo)",
  terminals: [
    { name: "trig", help: "trigger input" },
    { name: "echo", help: "output; at the module's supply voltage" },
    { name: "vcc", optional: true, help: "supply: at 5V echo gives 5 V, which few boards stand" },
    { name: "gnd", optional: true, help: "ground" },
  ],
  properties: [
    liveNumber("distance", 100, "to what it looks at; beyond 2 to 400 cm there is no echo", {
      unit: "cm",
      min: 0,
    }),
    liveNumber("temperature", 20, "of the air; sound is faster when it is warm", {
      unit: "°C",
      min: -40,
      max: 85,
    }),
  ],
  probes: [
    { name: "distance", unit: "cm", help: "as set" },
    { name: "pings", help: "measurements so far" },
  ],
  make,
};
export default hcSr04;
