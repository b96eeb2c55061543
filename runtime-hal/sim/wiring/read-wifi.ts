/** The section `wifi` of a board file: the networks in reach of the board. Without it every network exists. */

import type { WifiSecurity } from "../../hal/wifi.js";
import type { PropertySpec } from "../parts/part.js";
import type { SimNetwork } from "../wifi-radio.js";
import type { Problems } from "./problem.js";
import { defaultsOf, readFields } from "./read-fields.js";
import { entriesOf, firstLine, isEmpty, itemsOf, writtenText, type YamlValue } from "./yaml-node.js";

const SECURITY: readonly WifiSecurity[] = ["open", "wep", "wpa", "wpa2", "wpa-wpa2", "wpa3", "wpa2-wpa3"];

/** What can be said of a network. */
const FIELDS: readonly PropertySpec[] = [
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

function readNetwork(item: YamlValue, index: number, problems: Problems): SimNetwork | undefined {
  const name = writtenText(item);
  const entries = name === undefined ? entriesOf(item) : [];
  if (entries === undefined) {
    problems.add(
      "WIR703",
      firstLine(item),
      ["a network", "a name or a mapping"],
      "such as  {ssid: home, key: secret}",
    );
    return undefined;
  }
  const given: Record<string, unknown> = {
    ...defaultsOf(FIELDS),
    ...readFields(entries, FIELDS, "a network", () => undefined, problems),
    ...(name === undefined ? {} : { ssid: name }),
  };
  if (given.ssid === undefined) {
    problems.add("WIR703", firstLine(item), ["a network", "given 'ssid'"], "name of the network");
    return undefined;
  }
  const key = given.key as string | undefined;
  return {
    ssid: given.ssid as string,
    ...(key === undefined ? {} : { key }),
    bssid: addressOf(index),
    rssi: given.rssi as number,
    channel: given.channel as number,
    security: (given.security as WifiSecurity | undefined) ?? (key === undefined ? "open" : "wpa2"),
    hidden: given.hidden as boolean,
  };
}

/** The networks; `undefined`: the file does not speak of any. */
export function readWifi(section: YamlValue | undefined, problems: Problems): SimNetwork[] | undefined {
  if (section === undefined) return undefined;
  if (isEmpty(section)) return [];
  const items = itemsOf(section);
  if (items === undefined) {
    problems.add(
      "WIR703",
      firstLine(section),
      ["wifi", "a list of networks"],
      "such as  - {ssid: home, key: secret}",
    );
    return undefined;
  }
  return items.flatMap((item, i) => readNetwork(item, i, problems) ?? []);
}
