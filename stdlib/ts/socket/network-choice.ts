/** Which network the sockets of a program are in. */

import { startedBoard } from "../../../runtime-hal/exec/board.js";
import { machineNetwork } from "./machine-network.js";
import type { Network } from "./network.js";
import { ownNetwork } from "./own-network.js";

let opened: ReadonlyMap<number, number> | undefined;

/** Sockets of simulated boards reach the machine's network too; ports of the machine stand for some of the board. */
export function openNetwork(ports: ReadonlyMap<number, number>): void {
  opened = ports;
}

/** A simulated board has a network of its own, unless it was opened: what happens in it is the same in every run. */
export function socketNetwork(): Network {
  const isSimulated = startedBoard()?.isSimulated === true;
  return (isSimulated && opened === undefined ? undefined : machineNetwork(opened)) ?? ownNetwork;
}
