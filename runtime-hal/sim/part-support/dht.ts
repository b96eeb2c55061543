/**
 * The one-wire protocol of DHT sensors (not 1-Wire): the controller pulls the wire low for a while and lets go; the sensor answers
 * with 80 µs low, 80 µs high, then 40 bits of 50 µs low and 27 or 70 µs high (Aosong's data sheets of DHT11 and AM2302).
 */

import type { Part, PartContext } from "../parts/part.js";
import { WireOutput } from "./wire-output.js";

export interface DhtModel {
  readonly name: string;
  /** Shortest start signal. */
  readonly startUs: number;
  /** Shortest time between two measurements; asked sooner, it gives the last one again. */
  readonly intervalUs: number;
  /** Four bytes of what was measured. */
  encode(temperature: number, humidity: number): number[];
}

const RESPONSE_AFTER_US = 30;
const RESPONSE_US = 80;
const BIT_LOW_US = 50;
const ZERO_US = 27;
const ONE_US = 70;

export function dhtPart(
  context: PartContext,
  model: DhtModel,
  start: { temperature: number; humidity: number },
): Part {
  const { clock } = context;
  const wire = context.net("data");
  const output = new WireOutput(wire, `${model.name} ${context.id}`, context.supplyVolts);
  // Modules have a pull-up of 10 kΩ.
  const pull = new WireOutput(wire, `pull-up of ${context.id}`, context.supplyVolts);
  pull.weak(context.supplyVolts, 10_000);
  let { temperature, humidity } = start;
  let fellUs: number | undefined;
  let busy = false;
  let bytes: number[] | undefined;
  let measuredUs = -Infinity;
  let readings = 0;
  const measure = (): number[] => {
    if (bytes === undefined || clock.currentUs - measuredUs >= model.intervalUs) {
      bytes = model.encode(temperature, humidity);
      measuredUs = clock.currentUs;
    } else {
      const seconds = model.intervalUs / 1e6;
      context.warn(`read again within ${seconds} s: a ${model.name} gives the old values then`, "dht-rate");
    }
    return bytes;
  };
  const answer = (): void => {
    busy = true;
    const data = measure();
    const sum = data.reduce((a, b) => a + b, 0) & 0xff;
    let at = clock.currentUs + RESPONSE_AFTER_US;
    const low = (us: number): void => {
      clock.schedule(at, () => output.set(false));
      at += us;
    };
    const high = (us: number): void => {
      clock.schedule(at, () => output.release());
      at += us;
    };
    low(RESPONSE_US);
    high(RESPONSE_US);
    for (const byte of [...data, sum]) {
      for (let bit = 7; bit >= 0; bit--) {
        low(BIT_LOW_US);
        high((byte >> bit) & 1 ? ONE_US : ZERO_US);
      }
    }
    low(BIT_LOW_US);
    clock.schedule(at, () => {
      output.release();
      busy = false;
      fellUs = undefined;
      readings++;
      context.changed();
    });
  };
  wire?.onLevel((level, timeUs) => {
    if (busy) return;
    if (level === 0) fellUs = timeUs;
    else if (fellUs !== undefined) {
      const width = timeUs - fellUs;
      fellUs = undefined;
      if (width >= model.startUs - 1) answer();
    }
  });
  return {
    set: {
      temperature: (value) => (temperature = value as number),
      humidity: (value) => (humidity = value as number),
    },
    probes: { temperature: () => temperature, humidity: () => humidity, readings: () => readings },
    reset: () => {
      bytes = undefined;
      measuredUs = -Infinity;
    },
  };
}

export const DHT_TERMINALS = [
  { name: "data", help: "the data wire; the module's pull-up is included" },
  { name: "vcc", optional: true, help: "supply; not needed for the simulation" },
  { name: "gnd", optional: true, help: "ground; not needed for the simulation" },
] as const;

export const DHT_PROBES = [
  { name: "temperature", unit: "°C", help: "as set" },
  { name: "humidity", unit: "%", help: "as set" },
  { name: "readings", help: "how often it was read" },
] as const;
