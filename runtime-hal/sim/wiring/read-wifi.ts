/** The section `wifi` of a board file: the networks in reach of the board. Without it every network exists. */

import type { WifiSecurity } from "../../hal/wifi.js";
import type { PropertySpec } from "../parts/part.js";
import type { SimNetwork } from "../wifi-radio.js";
import { suggestion, type Problems } from "./problem.js";
import { checkProperty } from "./property.js";
import {
  entriesOf,
  firstLine,
  isEmpty,
  itemsOf,
  plainValue,
  writtenText,
  type YamlValue,
} from "./yaml-node.js";

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
const NAMES = FIELDS.map(({ name }) => name);

/** A made-up address, different for each network (locally administered). */
const addressOf = (index: number): Uint8Array => Uint8Array.of(0x02, 0, 0, 0, 0, index + 1);

function readNetwork(item: YamlValue, index: number, problems: Problems): SimNetwork | undefined {
  const given: Record<string, unknown> = {};
  const name = writtenText(item);
  if (name !== undefined) given.ssid = name;
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
  for (const { key, keyPlace, value } of entries) {
    const spec = FIELDS.find((field) => field.name === key);
    if (spec === undefined) {
      problems.add("WIR702", keyPlace, [key, "a network"], suggestion(key, NAMES, "it has"));
      continue;
    }
    const raw = spec.type === "string" ? (writtenText(value) ?? null) : plainValue(value);
    const checked = checkProperty(spec, raw);
    if ("value" in checked) given[key] = checked.value;
    else problems.add("WIR703", firstLine(value), [key, checked.wrong], spec.help);
  }
  if (given.ssid === undefined) {
    problems.add("WIR703", firstLine(item), ["a network", "given 'ssid'"], "name of the network");
    return undefined;
  }
  const key = given.key as string | undefined;
  return {
    ssid: given.ssid as string,
    ...(key === undefined ? {} : { key }),
    bssid: addressOf(index),
    rssi: (given.rssi as number | undefined) ?? -58,
    channel: (given.channel as number | undefined) ?? 6,
    security: (given.security as WifiSecurity | undefined) ?? (key === undefined ? "open" : "wpa2"),
    hidden: (given.hidden as boolean | undefined) ?? false,
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
