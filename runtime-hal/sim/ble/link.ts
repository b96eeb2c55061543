/** A connection of two Bluetooth devices, one of which is the board: requests and what is told unasked go over it at its events (Bluetooth Core 5.4, volume 6, part B, 4.5). */

import type { SimClock } from "../clock.js";
import type { GattServer } from "./gatt.js";

/** What NimBLE asks for: 30 ms between two moments at which something is sent, and so long without a sign until the other end is given up. */
const INTERVAL_US = 30_000;
const SUPERVISION_US = 2_560_000;
const USUAL_MTU = 23;
const HEADER_BYTES = 3;

export interface LinkEnd {
  readonly server: GattServer;
  /** Units that it can take. */
  readonly mtu: number;
  notified(handle: number, bytes: Uint8Array, isIndication: boolean): void;
  mtuExchanged(mtu: number): void;
  closed(): void;
}

export class BleLink {
  mtu = USUAL_MTU;
  isOpen = true;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly clock: SimClock,
    private readonly ends: readonly [LinkEnd, LinkEnd],
    private readonly isInReach: () => boolean,
  ) {}

  private other(end: LinkEnd): LinkEnd {
    return this.ends[0] === end ? this.ends[1] : this.ends[0];
  }

  /** Does something at the connection's next event, if both are there then. */
  later(run: () => void): void {
    this.clock.schedule(this.clock.currentUs + INTERVAL_US, () => {
      if (this.isOpen && this.isInReach()) run();
    });
  }

  /** Asks the other end's server; `at` is that end. */
  ask(from: LinkEnd, question: (server: GattServer, at: LinkEnd) => void): void {
    const at = this.other(from);
    this.later(() => question(at.server, at));
  }

  /** Tells the other end of a value; what is longer than a unit is cut off. */
  tell(from: LinkEnd, handle: number, bytes: Uint8Array, isIndication: boolean, done: () => void): void {
    const part = bytes.slice(0, this.mtu - HEADER_BYTES);
    this.later(() => {
      this.other(from).notified(handle, part, isIndication);
      this.later(done);
    });
  }

  /** Both agree on the smaller of what they can take. */
  exchangeMtu(): void {
    this.later(() => {
      this.mtu = Math.min(...this.ends.map(({ mtu }) => mtu));
      for (const end of this.ends) end.mtuExchanged(this.mtu);
    });
  }

  /** The other device has gone, or is there again. */
  reachChanged(): void {
    this.cancel?.();
    this.cancel = undefined;
    if (!this.isInReach())
      this.cancel = this.clock.schedule(this.clock.currentUs + SUPERVISION_US, () => this.close());
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.cancel?.();
    for (const end of this.ends) end.closed();
  }
}
