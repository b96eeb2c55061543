/** An output of a part at a wire. */

import type { Drive, Net, NetDriver } from "../net.js";

export class WireOutput {
  private readonly driver: NetDriver;

  constructor(
    private readonly net: Net | undefined,
    label: string,
    private readonly highVolts: number,
  ) {
    this.driver = { label };
  }

  /** Drives the wire like a logic output. */
  set(level: boolean): void {
    this.drive({ volts: level ? this.highVolts : 0, strength: "strong" });
  }

  /** Drives the wire through a resistance. */
  weak(volts: number, ohms: number): void {
    this.drive({ volts, strength: "weak", ohms });
  }

  volts(volts: number): void {
    this.drive({ volts, strength: "strong" });
  }

  release(): void {
    this.net?.drive(this.driver, undefined);
  }

  private drive(drive: Drive): void {
    this.net?.drive(this.driver, drive);
  }
}
