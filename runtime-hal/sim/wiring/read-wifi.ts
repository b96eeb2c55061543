/** The section `wifi` of a board file: the networks in reach of the board. Without it every network exists. */

import { NETWORK_FIELDS, networkOf } from "../part-support/wifi-network.js";
import type { SimNetwork } from "../wifi-air.js";
import type { Problems } from "./problem.js";
import { defaultsOf, readFields } from "./read-fields.js";
import { entriesOf, firstLine, isEmpty, itemsOf, writtenText, type YamlValue } from "./yaml-node.js";

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
    ...defaultsOf(NETWORK_FIELDS),
    ...readFields(entries, NETWORK_FIELDS, "a network", () => undefined, problems),
    ...(name === undefined ? {} : { ssid: name }),
  };
  if (given.ssid === undefined) {
    problems.add("WIR703", firstLine(item), ["a network", "given 'ssid'"], "name of the network");
    return undefined;
  }
  return networkOf(given, index);
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
