/**
 * Parts of the simulated board that most programs do not need: buses, bit streams. Each is a file of its own that installs itself
 * here when it is loaded, so that a built program carries only what it uses; the command loads all of them.
 */

import type { Buses, BusKind, Capabilities, Capability, Owner } from "../hal/board.js";
import { HalError } from "../hal/errors.js";
import type { BusHost } from "./bus/host.js";

/** Makes the interface to a peripheral. `index`: the hardware block, or `"soft"`. */
export type BusMaker<K extends BusKind> = (
  host: BusHost,
  index: number | "soft",
  setup: Buses[K]["setup"],
  owner: Owner,
) => Buses[K]["controller"];

export type CapabilityMaker<K extends Capability> = (
  host: BusHost,
  pin: number,
  owner: Owner,
) => Capabilities[K];

const buses = new Map<BusKind, BusMaker<BusKind>>();
const capabilities = new Map<Capability, CapabilityMaker<Capability>>();

export function installBus<K extends BusKind>(kind: K, make: BusMaker<K>): void {
  buses.set(kind, make as unknown as BusMaker<BusKind>);
}

export function installCapability<K extends Capability>(kind: K, make: CapabilityMaker<K>): void {
  capabilities.set(kind, make as CapabilityMaker<Capability>);
}

/** The maker of a bus; HalError if its part of the simulation is not in this program. */
export function busMaker<K extends BusKind>(kind: K): BusMaker<K> {
  const make = buses.get(kind);
  if (make === undefined)
    throw new HalError("unsupported", `the simulation of ${kind} is not in this program`);
  return make as unknown as BusMaker<K>;
}

/** The maker of a capability of one pin, if it is one of these. */
export function capabilityMaker<K extends Capability>(kind: K): CapabilityMaker<K> | undefined {
  return capabilities.get(kind) as CapabilityMaker<K> | undefined;
}
