/** What clients of the program have in common: which port they connect to, and from where. */

import type { PartContext, Properties, PropertySpec } from "../parts/part.js";
import type { Way } from "../network/line.js";
import { isAddress } from "../network/lan.js";
import { LATENCY } from "./conversation.js";

export const ADDRESS: PropertySpec = {
  name: "address",
  type: "string",
  help: "where it connects from; without it, one in the board's network",
};

/** For `check` of a part. */
export function addressProblem({ address }: Properties): { property: string; wrong: string } | undefined {
  return address === undefined || isAddress(address as string)
    ? undefined
    : { property: "address", wrong: "an address such as 192.168.0.7" };
}

export class ClientState {
  private latencyUs: number;
  readonly address: string;
  readonly way: Way;

  constructor(context: PartContext, properties: Properties) {
    this.latencyUs = properties[LATENCY.name] as number;
    this.address = (properties.address as string | undefined) ?? context.lan.neighbour();
    this.way = { name: context.id, latencyUs: () => this.latencyUs, isThere: () => context.plugged() };
  }

  readonly set = { latency: (value: unknown): void => void (this.latencyUs = value as number) };
}
