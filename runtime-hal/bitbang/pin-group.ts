/** Pins one after the other, for buses on backends that cannot move several at one instant. */

import type { DigitalPin, Level, PinGroup } from "../hal/digital.js";

export class SeparatePins implements PinGroup {
  constructor(private readonly pins: readonly DigitalPin[]) {}

  write(levels: number, mask: number): void {
    for (let i = 0; i < this.pins.length; i++) {
      if ((mask & (1 << i)) === 0) continue;
      const pin = this.pins[i] as DigitalPin;
      const level = ((levels >> i) & 1) as Level;
      if (pin.readLatch() !== level) pin.write(level);
    }
  }

  read(mask: number): number {
    let levels = 0;
    for (let i = 0; i < this.pins.length; i++)
      if ((mask & (1 << i)) !== 0) levels |= (this.pins[i] as DigitalPin).read() << i;
    return levels;
  }
}
