/** An SPI controller made of pins, for backends and pins without a peripheral. Full duplex, all four modes. */

import type { Clock } from "../hal/clock.js";
import type { DigitalPin, Level } from "../hal/digital.js";
import type { SpiController } from "../hal/spi.js";

export interface BitbangSpiSetup {
  readonly baudrate: number;
  readonly polarity: 0 | 1;
  readonly phase: 0 | 1;
  readonly bits: number;
  readonly lsbFirst: boolean;
}

export class BitbangSpi implements SpiController {
  private readonly halfUs: number;

  constructor(
    private readonly sck: DigitalPin,
    private readonly mosi: DigitalPin | undefined,
    private readonly miso: DigitalPin | undefined,
    private readonly clock: Clock,
    private readonly setup: BitbangSpiSetup,
  ) {
    this.halfUs = 5e5 / setup.baudrate;
    sck.configure({ mode: "out", pull: "none", initial: setup.polarity });
    mosi?.configure({ mode: "out", pull: "none" });
    miso?.configure({ mode: "in", pull: "none" });
  }

  transfer(out: Uint8Array, into: Uint8Array): void {
    const { bits, lsbFirst } = this.setup;
    for (let i = 0; i < out.length; i++) {
      const byte = out[i] as number;
      let answer = 0;
      for (let j = 0; j < bits; j++) {
        const at = lsbFirst ? j : bits - 1 - j;
        answer |= this.bit(((byte >> at) & 1) as Level) << at;
      }
      into[i] = answer;
    }
  }

  private bit(level: Level): Level {
    const { polarity, phase } = this.setup;
    const active = (1 - polarity) as Level;
    // Phase 0: data is there before the first edge, which takes it. Phase 1: it comes with the first edge, the second takes it.
    if (phase === 1) this.sck.write(active);
    this.mosi?.write(level);
    this.clock.busyUs(this.halfUs);
    this.sck.write(phase === 0 ? active : polarity);
    const seen = this.miso?.read() ?? 0;
    this.clock.busyUs(this.halfUs);
    if (phase === 0) this.sck.write(polarity);
    return seen;
  }

  close(): void {
    this.sck.close();
    this.mosi?.close();
    this.miso?.close();
  }
}
