/**
 * How a board gets the peripherals behind `claim` and `claimBus`. They are handed in by who makes the board, so that a built program
 * carries only those it uses; all-providers.ts has all of them.
 */

import type { Buses, BusKind, Capabilities, Capability, Owner } from "../hal/board.js";
import type { WifiRadio } from "../hal/wifi.js";
import type { SimBoard } from "./board.js";

type PinProviders = {
  readonly [K in Exclude<Capability, "digital">]?: (
    board: SimBoard,
    pin: number,
    owner: Owner,
  ) => Capabilities[K];
};

type BusProviders = {
  readonly [K in BusKind]?: (
    board: SimBoard,
    index: number | "soft",
    setup: Buses[K]["setup"],
    owner: Owner,
  ) => Buses[K]["controller"];
};

interface BoardProviders {
  readonly wifi?: (board: SimBoard) => WifiRadio;
}

export type Providers = PinProviders & BusProviders & BoardProviders;
