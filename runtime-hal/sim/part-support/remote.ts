/** What everybody in the network has, hosts and clients: a way to the board, as long as events say. */

import type { Way } from "../network/line.js";
import type { PartContext, Properties, PropertySpec } from "../parts/part.js";

export const LATENCY: PropertySpec = {
  name: "latency",
  type: "duration",
  default: 20_000,
  live: true,
  help: "so long a connection or an answer takes",
};

export class Remote {
  private latencyUs: number;
  readonly way: Way;

  constructor(context: PartContext, properties: Properties, link?: Pick<Way, "isLinked" | "whenLinked">) {
    this.latencyUs = properties[LATENCY.name] as number;
    this.way = {
      name: context.id,
      latencyUs: () => this.latencyUs,
      isThere: () => context.plugged(),
      // Who comes to the board reaches it: it may be an access point.
      isLinked: () => true,
      whenLinked: (run) => run(),
      ...link,
    };
  }

  /** Setter for the live property. */
  protected readonly setLatency = (value: unknown): void => void (this.latencyUs = value as number);
}
