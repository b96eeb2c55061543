/** A Wi-Fi network that comes and goes: a router in reach of the board. */

import { NETWORK_FIELDS, networkOf } from "../part-support/wifi-network.js";
import type { SimNetwork } from "../wifi-air.js";
import type { Part, PartContext, PartDefinition, Properties } from "./part.js";

function make(context: PartContext, properties: Properties): Part {
  const { air } = context;
  let isJoined = false;
  let joins = 0;
  const network: SimNetwork & { rssi: number } = {
    ...networkOf(properties, air.networks?.length ?? 0),
    joined: (is) => {
      isJoined = is;
      if (is) joins++;
      context.changed();
    },
  };
  air.add(network);
  return {
    set: { rssi: (value) => void (network.rssi = value as number) },
    plugged: (isIn) => (isIn ? air.add(network) : air.remove(network)),
    probes: { joined: () => isJoined, joins: () => joins, rssi: () => network.rssi },
  };
}

const wifiNetwork: PartDefinition = {
  type: "wifi-network",
  summary: "a Wi-Fi network in reach, which can go away",
  source: "IEEE 802.11; after 6 s without a beacon a station gives up (ESP-IDF, esp_wifi_set_inactive_time)",
  terminals: [],
  properties: NETWORK_FIELDS.map((field) => (field.name === "rssi" ? { ...field, live: true } : field)),
  probes: [
    { name: "joined", help: "is the board in it?" },
    { name: "joins", help: "how often the board has joined it" },
    { name: "rssi", unit: "dBm", help: "strength of its signal" },
  ],
  isRemote: true,
  make,
};
export default wifiNetwork;
