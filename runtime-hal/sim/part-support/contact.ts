/** A metal contact between two wires: while it is closed, each has what drives the other. */

import type { SimClock } from "../clock.js";
import type { Net, NetDriver } from "../net.js";

export class Contact {
  private isClosed = false;
  private busy = false;
  private readonly driver: NetDriver;

  constructor(
    private readonly a: Net | undefined,
    private readonly b: Net | undefined,
    label: string,
    /** Volts of what the contact leads to where no wire `b` is connected. */
    private readonly otherwise?: number,
  ) {
    this.driver = { label };
    for (const net of [a, b]) net?.onVolts(() => this.pass());
  }

  get closed(): boolean {
    return this.isClosed;
  }

  set(closed: boolean): void {
    if (closed === this.isClosed) return;
    this.isClosed = closed;
    if (closed) return this.pass();
    this.a?.drive(this.driver, undefined);
    this.b?.drive(this.driver, undefined);
  }

  private pass(): void {
    const { a, b, driver, otherwise } = this;
    if (!this.isClosed || this.busy || a === undefined) return;
    if (b === undefined) {
      if (otherwise !== undefined) a.drive(driver, { volts: otherwise, strength: "strong" });
      return;
    }
    this.busy = true;
    const atA = a.without(driver);
    const atB = b.without(driver);
    a.drive(driver, atB);
    b.drive(driver, atA);
    this.busy = false;
  }
}

/** Closes and opens a contact as springs do: it chatters for a while before it rests. */
export class BouncingContact {
  private cancel: (() => void)[] = [];

  constructor(
    private readonly contact: Contact,
    private readonly clock: SimClock,
    private readonly bounceUs: number,
    private readonly random: () => number,
  ) {}

  set(closed: boolean): void {
    for (const cancel of this.cancel) cancel();
    this.cancel = [];
    this.contact.set(closed);
    if (this.bounceUs <= 0) return;
    // Two to four short openings within the time.
    const chatter = 2 + Math.floor(this.random() * 3);
    const times = Array.from({ length: 2 * chatter }, () => this.random() * this.bounceUs).sort(
      (x, y) => x - y,
    );
    const now = this.clock.currentUs;
    times.forEach((us, i) => {
      this.cancel.push(this.clock.schedule(now + us, () => this.contact.set(i % 2 === 0 ? !closed : closed)));
    });
  }
}
