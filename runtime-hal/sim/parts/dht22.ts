/** DHT22 (AM2302): temperature and humidity in tenths, at most every two seconds. */

import { DHT_PROBES, DHT_TERMINALS, dhtPart, type DhtModel } from "../part-support/dht.js";
import { liveNumber } from "../part-support/specs.js";
import type { PartDefinition } from "./part.js";

const MODEL: DhtModel = {
  name: "DHT22",
  startUs: 800,
  intervalUs: 2e6,
  encode: (temperature, humidity) => {
    const h = Math.round(humidity * 10);
    // Sign and magnitude, not two's complement.
    const t = Math.round(Math.abs(temperature) * 10) | (temperature < 0 ? 0x8000 : 0);
    return [h >> 8, h & 0xff, t >> 8, t & 0xff];
  },
};

const dht22: PartDefinition = {
  type: "dht22",
  summary: "a temperature and humidity sensor, 0.1 °C and 0.1 % fine",
  source: "Aosong AM2302 (-40 to 80 °C, start signal 0.8 to 20 ms)",
  terminals: DHT_TERMINALS,
  properties: [
    liveNumber("temperature", 22, "what it measures", { unit: "°C", min: -40, max: 80 }),
    liveNumber("humidity", 50, "what it measures", { unit: "%", min: 0, max: 100 }),
  ],
  probes: DHT_PROBES,
  make: (context, { temperature, humidity }) =>
    dhtPart(context, MODEL, { temperature: temperature as number, humidity: humidity as number }),
};
export default dht22;
