/** What hosts in the network have in common: names, a port, faults. */

import type { Way } from "../network/line.js";
import type { PartContext, Properties, PropertySpec, Served } from "../parts/part.js";
import { LATENCY } from "./conversation.js";

const LAST_PORT = 65535;

export const hostProperty = (standard?: string): PropertySpec => ({
  name: "host",
  type: "texts",
  ...(standard === undefined ? { required: true } : { default: [standard] }),
  help: "its name; also an address, or a list of names with an address",
});

export const portProperty = (help: string, standard?: number): PropertySpec => ({
  name: "port",
  type: "number",
  min: 1,
  max: LAST_PORT,
  ...(standard === undefined ? {} : { default: standard }),
  help,
});

/** Where a host takes connections: at the port that was given, or at the usual ones. */
export const portsOf = ({ port }: Properties, usual: readonly number[]): readonly number[] =>
  port === undefined ? usual : [port as number];

/** The same for `serves` of a part. */
export const servesAt =
  (usual: readonly number[]) =>
  (properties: Properties): Served[] =>
    portsOf(properties, usual).map((port) => ({ hosts: properties.host as string[], port, kind: "stream" }));

export const REFUSES: PropertySpec = {
  name: "refuses",
  type: "boolean",
  default: false,
  live: true,
  help: "is the port closed? Then connections are refused",
};

/** What events have changed so far of the properties that hosts have. */
export class HostState {
  latencyUs: number;
  refuses: boolean;
  readonly way: Way;

  constructor(context: PartContext, properties: Properties) {
    this.latencyUs = properties[LATENCY.name] as number;
    this.refuses = properties[REFUSES.name] === true;
    this.way = { name: context.id, latencyUs: () => this.latencyUs, isThere: () => context.plugged() };
  }

  /** Setters for the live properties. */
  readonly set = {
    latency: (value: unknown): void => void (this.latencyUs = value as number),
    refuses: (value: unknown): void => void (this.refuses = value as boolean),
  };
}
