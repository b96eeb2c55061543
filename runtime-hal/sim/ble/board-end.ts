/** The board's end of a connection: what the other end does becomes events for the program. */

import { BLE_EVENT, type BleEvent } from "../../hal/bluetooth.js";
import type { BleDevice } from "./air.js";
import type { GattServer } from "./gatt.js";
import type { BleLink, LinkEnd } from "./link.js";

/** What an end needs of the board's Bluetooth. */
export interface BoardOfEnd {
  readonly server: GattServer;
  readonly mtu: number;
  tell(event: BleEvent): void;
  closed(end: BoardEnd): void;
}

/** A connection as the board has it. */
export class BoardEnd implements LinkEnd {
  link!: BleLink;
  /** A question to the other end is under way: there can be one at a time. */
  isAsking = false;

  constructor(
    readonly stack: BoardOfEnd,
    readonly connection: number,
    readonly device: BleDevice,
    /** The board has connected, and not the other. */
    readonly isCentral: boolean,
  ) {}

  get server(): GattServer {
    return this.stack.server;
  }

  get mtu(): number {
    return this.stack.mtu;
  }

  notified(handle: number, bytes: Uint8Array, isIndication: boolean): void {
    const code = isIndication ? BLE_EVENT.indicated : BLE_EVENT.notified;
    this.stack.tell({ code, data: [this.connection, handle, bytes] });
  }

  mtuExchanged(mtu: number): void {
    this.stack.tell({ code: BLE_EVENT.mtuExchanged, data: [this.connection, mtu] });
  }

  closed(): void {
    this.stack.closed(this);
  }

  /** Events about the connection as a whole. */
  report(isOpen: boolean): void {
    const { type, bytes } = this.device.address;
    const [opened, closed] = this.isCentral
      ? [BLE_EVENT.peripheralConnect, BLE_EVENT.peripheralDisconnect]
      : [BLE_EVENT.centralConnect, BLE_EVENT.centralDisconnect];
    this.stack.tell({ code: isOpen ? opened : closed, data: [this.connection, type, bytes.slice()] });
  }
}
