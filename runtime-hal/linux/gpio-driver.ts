/** What the two ways to digital pins give to the board. */

import type { PinGroup } from "../hal/digital.js";
import type { GpioLine } from "./gpio-chip.js";
import type { LinuxPin, PinSurroundings } from "./gpio-pin.js";

export interface GpioDriver {
  readonly name: "sysfs" | "cdev";
  /** Throws a HalError if the line's chip is not there or may not be used. */
  check(line: GpioLine): void;
  /** What the kernel calls a line, for people. */
  where(line: GpioLine): string;
  /** A pin for that line; nothing is taken of the kernel yet. */
  pin(line: GpioLine, label: string, around: PinSurroundings): LinuxPin;
  /** Pins of this driver as one, which change at one instant; `undefined` where that cannot be. */
  together?(pins: readonly LinuxPin[]): PinGroup | undefined;
}
