/** `machine.bitstream` on a simulated pin: a whole picture of a strip in one step, with the time that it takes. */

import type { BitstreamOutput, BitTiming } from "../../hal/bitstream.js";
import type { Owner } from "../../hal/board.js";
import type { BusHost } from "./host.js";
import { recordsOf } from "./records.js";
import { pixelLineAt } from "./pixel-line.js";

class SimBitstream implements BitstreamOutput {
  constructor(
    private readonly host: BusHost,
    private readonly pin: number,
    private readonly owner: Owner,
  ) {}

  send(timingNs: BitTiming, data: Uint8Array): void {
    const { clock } = this.host;
    const net = this.host.wireAt(this.pin);
    // The firmware leaves the wire low.
    this.host.pin(this.pin).write(0);
    const startUs = clock.currentUs;
    let ns = 0;
    for (const byte of data)
      ns += ones(byte) * (timingNs[2] + timingNs[3]) + (8 - ones(byte)) * (timingNs[0] + timingNs[1]);
    clock.busyUs(ns / 1000);
    const endUs = clock.currentUs;
    const bytes = data.slice();
    recordsOf(this.host).add({
      kind: "bitstream",
      wire: net.name,
      startUs,
      endUs,
      by: this.owner.name,
      drawn: false,
      timingNs,
      bytes,
    });
    pixelLineAt(net)?.transfer(timingNs, bytes, endUs);
  }

  close(): void {}
}

function ones(byte: number): number {
  let count = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) count++;
  return count;
}

export function simulatedBitstream(host: BusHost, pin: number, owner: Owner): BitstreamOutput {
  return new SimBitstream(host, pin, owner);
}
