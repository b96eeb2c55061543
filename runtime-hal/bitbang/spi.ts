/** An SPI controller made of pins, for backends and pins without a peripheral. Full duplex, all four modes. */

import type { Clock } from "../hal/clock.js";
import type { DigitalPin, PinGroup } from "../hal/digital.js";
import type { SpiController } from "../hal/spi.js";
import { SeparatePins } from "./pin-group.js";

/** Bits of the pins in their group. */
const SCK = 1;
const MOSI = 2;

export interface BitbangSpiSetup {
  readonly baudrate: number;
  readonly polarity: 0 | 1;
  readonly phase: 0 | 1;
  readonly bits: number;
  readonly lsbFirst: boolean;
}

export class BitbangSpi implements SpiController {
  private readonly halfUs: number;
  private readonly lines: PinGroup;
  /** Of MISO, 0 if there is none. */
  private readonly misoBit: number;
  private readonly driven: number;

  constructor(
    private readonly sck: DigitalPin,
    private readonly mosi: DigitalPin | undefined,
    private readonly miso: DigitalPin | undefined,
    private readonly clock: Clock,
    private readonly setup: BitbangSpiSetup,
    /** SCK, then MOSI and MISO as far as they are there. */
    lines?: PinGroup,
  ) {
    this.halfUs = 5e5 / setup.baudrate;
    sck.configure({ mode: "out", pull: "none", initial: setup.polarity });
    mosi?.configure({ mode: "out", pull: "none" });
    miso?.configure({ mode: "in", pull: "none" });
    this.lines = lines ?? new SeparatePins([sck, mosi, miso].filter((pin) => pin !== undefined));
    this.driven = mosi === undefined ? SCK : SCK | MOSI;
    this.misoBit = miso === undefined ? 0 : mosi === undefined ? MOSI : MOSI << 1;
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    const { bits, lsbFirst, polarity, phase } = this.setup;
    const { lines, driven, misoBit, clock, halfUs } = this;
    const rest = polarity === 1 ? SCK : 0;
    const active = SCK - rest;
    // Phase 0: data is there before the first edge, which takes it. Phase 1: it comes with the first edge, the second takes it.
    const [giving, taking] = phase === 0 ? [rest, active] : [active, rest];
    for (let i = 0; i < out.length; i++) {
      const byte = out[i] as number;
      let answer = 0;
      for (let j = 0; j < bits; j++) {
        const at = lsbFirst ? j : bits - 1 - j;
        lines.write(giving | (((byte >> at) & 1) * MOSI), driven);
        clock.busyUs(halfUs);
        lines.write(taking, SCK);
        if (misoBit !== 0 && (lines.read(misoBit) & misoBit) !== 0) answer |= 1 << at;
        clock.busyUs(halfUs);
      }
      into[i] = answer;
    }
    if (taking !== rest) lines.write(rest, SCK);
  }

  close(): void {
    this.sck.close();
    this.mosi?.close();
    this.miso?.close();
  }
}
