/**
 * How the board gets the peripherals behind `claim` and `claimBus`: one maker for each kind, in a file of its own. They are handed in
 * by who makes the board, so that a built program carries only those it uses; all-providers.ts has all of them.
 */

import type { Buses, BusKind, Capabilities, Capability, Owner } from "../hal/board.js";
import type { SystemDevices } from "../hal/system-devices.js";
import type { LinuxBoard } from "./board.js";

type PinProviders = {
  readonly [K in Exclude<Capability, "digital">]?: (
    board: LinuxBoard,
    pin: number,
    owner: Owner,
  ) => Capabilities[K];
};

type BusProviders = {
  readonly [K in BusKind]?: (
    board: LinuxBoard,
    index: number | "soft",
    setup: Buses[K]["setup"],
    owner: Owner,
  ) => Buses[K]["controller"];
};

/** What the kernel drives by itself. */
interface SystemProvider {
  readonly system?: (board: LinuxBoard) => SystemDevices;
}

export type LinuxProviders = PinProviders & BusProviders & SystemProvider;
