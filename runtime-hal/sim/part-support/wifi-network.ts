/** What can be said of a Wi-Fi network in a board file, in its list `wifi` and as a part. */

import type { WifiSecurity } from "../../hal/wifi.js";
import type { Properties, PropertySpec } from "../parts/part.js";
import type { SimNetwork } from "../wifi-air.js";

const SECURITY: readonly WifiSecurity[] = ["open", "wep", "wpa", "wpa2", "wpa-wpa2", "wpa3", "wpa2-wpa3"];

export const NETWORK_FIELDS: readonly PropertySpec[] = [
  { name: "ssid", type: "string", required: true, help: "name of the network" },
  { name: "key", type: "string", help: "its password; a network without one is open" },
  {
    name: "rssi",
    type: "number",
    default: -58,
    min: -120,
    max: 0,
    unit: "dBm",
    help: "strength of its signal",
  },
  { name: "channel", type: "number", default: 6, min: 1, max: 14, help: "radio channel" },
  { name: "security", type: "string", choices: SECURITY, help: "wpa2 with a key, else open" },
  { name: "hidden", type: "boolean", default: false, help: "does it keep its name to itself?" },
];

/** A made-up address, different for each network (locally administered). */
const addressOf = (index: number): Uint8Array => Uint8Array.of(0x02, 0, 0, 0, 0, index + 1);

/** The network of checked fields; `index` is how many there are before it. */
export function networkOf(fields: Properties, index: number): SimNetwork {
  const key = fields.key as string | undefined;
  return {
    ssid: fields.ssid as string,
    ...(key === undefined ? {} : { key }),
    bssid: addressOf(index),
    rssi: fields.rssi as number,
    channel: fields.channel as number,
    security: (fields.security as WifiSecurity | undefined) ?? (key === undefined ? "open" : "wpa2"),
    hidden: fields.hidden as boolean,
  };
}
