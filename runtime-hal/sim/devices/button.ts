/**
 * A push button between a pin and ground, or the supply. Which of them it is follows from the pull that is on when it
 * is pressed: with a pull-down it connects to the supply, else to ground, as one would wire it.
 */

import type { Level } from "../../hal/digital.js";
import type { SimPin } from "../pin.js";

export class Button {
  constructor(private readonly pin: SimPin) {}

  press(): void {
    const level: Level = this.pin.pull === "down" ? 1 : 0;
    this.pin.driveFrom(this, level);
  }

  release(): void {
    this.pin.driveFrom(this, undefined);
  }
}
