/** What clients of the program have in common: which port they connect to, and from where. */

import type { PartContext, Properties, PropertySpec } from "../parts/part.js";
import { isAddress } from "../../hal/ipv4.js";
import { Remote } from "./remote.js";

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

export class ClientState extends Remote {
  readonly address: string;

  constructor(context: PartContext, properties: Properties) {
    super(context, properties);
    this.address = (properties.address as string | undefined) ?? context.lan.neighbour();
  }

  readonly set = { latency: this.setLatency };
}
