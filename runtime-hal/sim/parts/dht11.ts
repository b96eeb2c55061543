/** DHT11: temperature and humidity in whole numbers, at most once a second. */

import { DHT_PROBES, DHT_TERMINALS, dhtPart, type DhtModel } from "../part-support/dht.js";
import { liveNumber } from "../part-support/specs.js";
import type { PartDefinition } from "./part.js";

const MODEL: DhtModel = {
  name: "DHT11",
  startUs: 18_000,
  intervalUs: 1e6,
  encode: (temperature, humidity) => [Math.round(humidity), 0, Math.round(Math.max(0, temperature)), 0],
};

const dht11: PartDefinition = {
  type: "dht11",
  summary: "a temperature and humidity sensor, 1 °C and 1 % fine",
  source: "Aosong DHT11 (0 to 50 °C, 20 to 90 %, start signal 18 ms)",
  terminals: DHT_TERMINALS,
  properties: [
    liveNumber("temperature", 22, "what it measures", { unit: "°C", min: 0, max: 50 }),
    liveNumber("humidity", 50, "what it measures", { unit: "%", min: 20, max: 90 }),
  ],
  probes: DHT_PROBES,
  make: (context, { temperature, humidity }) =>
    dhtPart(context, MODEL, { temperature: temperature as number, humidity: humidity as number }),
};
export default dht11;
