/**
 * How a board gets the peripherals behind `claim` and `claimBus`: one maker for each kind, in files of their own. They are handed in by
 * who makes the board, so that a built program carries only those it uses; the files `all-providers.ts` have all of a backend.
 */

import type { BoardDescription, Buses, BusKind, Capabilities, Capability, Owner } from "./board.js";
import { HalError } from "./errors.js";

/** Digital pins a board makes itself. */
type MadeCapability = Exclude<Capability, "digital">;

type PinMakers<B> = {
  readonly [K in MadeCapability]?: (board: B, pin: number, owner: Owner) => Capabilities[K];
};

type BusMakers<B> = {
  readonly [K in BusKind]?: (
    board: B,
    index: number | "soft",
    setup: Buses[K]["setup"],
    owner: Owner,
  ) => Buses[K]["controller"];
};

/** Makers for boards of the type B. */
export type Makers<B> = PinMakers<B> & BusMakers<B>;

interface Named {
  readonly description: BoardDescription;
}

const lacks = ({ description }: Named, kind: string): HalError =>
  new HalError("unsupported", `${description.name} has no ${kind} that programs can use`);

/** A use of a pin. Throws a HalError if there is no maker for it. */
export function makeUse<B extends Named, K extends Capability>(
  makers: Makers<B>,
  kind: K,
  board: B,
  pin: number,
  owner: Owner,
): Capabilities[K] {
  const make = (makers as PinMakers<B>)[kind as MadeCapability];
  if (make === undefined) throw lacks(board, kind);
  return make(board, pin, owner) as Capabilities[K];
}

/** A bus. Throws a HalError if there is no maker for it. */
export function makeBus<B extends Named, K extends BusKind>(
  makers: Makers<B>,
  kind: K,
  board: B,
  index: number | "soft",
  setup: Buses[K]["setup"],
  owner: Owner,
): Buses[K]["controller"] {
  const make = (makers as BusMakers<B>)[kind];
  if (make === undefined) throw lacks(board, kind);
  return make(board, index, setup, owner);
}
