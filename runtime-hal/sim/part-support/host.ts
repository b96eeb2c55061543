/** What hosts in the network have in common: names, a port, faults. */

import type { PartContext, Properties, PropertySpec, Served } from "../parts/part.js";
import { Remote } from "./remote.js";

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
export class HostState extends Remote {
  refuses: boolean;

  constructor(context: PartContext, properties: Properties) {
    const { air } = context;
    super(context, properties, {
      isLinked: () => air.isLinked(),
      whenLinked: (run) => air.whenLinked(run),
    });
    this.refuses = properties[REFUSES.name] === true;
  }

  /** Setters for the live properties. */
  readonly set = {
    latency: this.setLatency,
    refuses: (value: unknown): void => void (this.refuses = value as boolean),
  };
}
