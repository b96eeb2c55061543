/** What a backend that a user writes gives: the interface that docs/own-backend.md describes. */

import type { AnalogInput, AnalogOutput } from "../hal/analog.js";
import type { PinFunction } from "../hal/board.js";
import type { DigitalPin } from "../hal/digital.js";
import type { I2cController, I2cSetup } from "../hal/i2c.js";
import type { PwmOutput } from "../hal/pwm.js";
import type { SpiController, SpiSetup } from "../hal/spi.js";
import type { UartPort, UartSetup } from "../hal/uart.js";

/** What halpy gives to it. */
export interface BackendServices {
  /** Microseconds of a clock that never goes back. */
  nowUs(): number;
  /** Says something to the user on standard error. */
  warn(text: string): void;
}

export interface OwnPin {
  readonly id: number;
  /** Names that scripts can use besides the number. */
  readonly names?: readonly string[];
  readonly functions: readonly PinFunction[];
  /** Channel of the converter, for pins with `adc`. */
  readonly adc?: number;
}

/** A backend. What it does not have, programs are refused. */
export interface OwnBackend {
  readonly name: string;
  readonly pins: readonly OwnPin[];
  digital(pin: number): DigitalPin;
  pwm?(pin: number): PwmOutput;
  adc?(pin: number): AnalogInput;
  dac?(pin: number): AnalogOutput;
  i2c?(index: number | "soft", setup: I2cSetup): I2cController;
  spi?(index: number | "soft", setup: SpiSetup): SpiController;
  uart?(index: number | "soft", setup: UartSetup): UartPort;
  /** Called at safepoints and in waits, about every 0.4 ms while the program computes: tells of edges from here. */
  poll?(): void;
  /** Called once, however the program ends. */
  close?(): void;
}

/** Makes it; the default export of the file, or its export `createBackend`. */
export type CreateBackend = (services: BackendServices) => OwnBackend;
