/** Bluetooth devices around a simulated board: those that advertise, and those that look for the board. */

import type { BleAddress } from "../../hal/bluetooth.js";
import type { BleLink, LinkEnd } from "./link.js";
import type { BoardBle } from "./board-ble.js";

export interface Advertisement {
  readonly isConnectable: boolean;
  readonly intervalUs: number;
  readonly data: Uint8Array;
  readonly response: Uint8Array;
}

/** A device that is not the board. */
export interface BleDevice extends LinkEnd {
  readonly address: BleAddress;
  readonly rssi: number;
  isInReach(): boolean;
  /** Undefined: it is silent. */
  advertisement(): Advertisement | undefined;
  /** It is connected with the board, whoever wanted it. */
  opened(link: BleLink): void;
  /** The board has begun to advertise. */
  boardAdvertises?(advertisement: Advertisement): void;
}

export class BleAir {
  readonly devices: BleDevice[] = [];
  board: BoardBle | undefined;

  add(device: BleDevice): void {
    this.devices.push(device);
  }

  inReach(): BleDevice[] {
    return this.devices.filter((device) => device.isInReach());
  }

  find(address: BleAddress): BleDevice | undefined {
    const isSame = ({ type, bytes }: BleAddress): boolean =>
      type === address.type && bytes.every((byte, i) => byte === address.bytes[i]);
    return this.inReach().find((device) => isSame(device.address));
  }
}

const airs = new WeakMap<object, BleAir>();

/** That of the networks around a board. */
export function bleAirOf(air: object): BleAir {
  let found = airs.get(air);
  if (found === undefined) airs.set(air, (found = new BleAir()));
  return found;
}
