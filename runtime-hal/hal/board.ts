/** A board: pins by number, what each can do, and the capabilities that a program can claim. */

import type { AnalogInput, AnalogOutput, TouchInput } from "./analog.js";
import type { Clock } from "./clock.js";
import type { DigitalPin } from "./digital.js";
import type { I2cController, I2cSetup } from "./i2c.js";
import type { PwmOutput } from "./pwm.js";
import type { SpiController, SpiSetup } from "./spi.js";
import type { UartPort, UartSetup } from "./uart.js";

/** What a pin can be used for. */
export type PinFunction =
  "gpio-in" | "gpio-out" | "pull-up" | "pull-down" | "irq" | "pwm" | "adc" | "dac" | "touch" | "rtc";

export interface PinDescription {
  readonly id: number;
  readonly functions: readonly PinFunction[];
  /** Why this pin should be left alone: it belongs to the flash, is not led out, …. */
  readonly reserved?: string;
  /** What one should know before using it. */
  readonly note?: string;
}

export interface ChipDescription {
  readonly id: string;
  readonly name: string;
  readonly clockHz: number;
  /** Clock rates that `machine.freq` accepts. */
  readonly clockRatesHz: readonly number[];
  /** Virtual time of one loop iteration or clock reading. */
  readonly tickNs: number;
  /** Depth of the queue of scheduled callbacks. */
  readonly schedulerDepth: number;
  readonly pins: readonly PinDescription[];
}

export interface BoardDescription {
  readonly id: string;
  readonly name: string;
  readonly chip: string;
  /** Port of MicroPython whose modules the board has. */
  readonly dialect: string;
  /** Names of pins that scripts can use, with their numbers. */
  readonly pinNames: Readonly<Record<string, number>>;
}

/** Who uses a pin, for messages. */
export interface Owner {
  readonly name: string;
}

/** Uses of one pin, and the interface each gives. */
export interface Capabilities {
  digital: DigitalPin;
  pwm: PwmOutput;
  adc: AnalogInput;
  dac: AnalogOutput;
  touch: TouchInput;
}
export type Capability = keyof Capabilities;

/** Uses of several pins. */
export interface Buses {
  i2c: { setup: I2cSetup; controller: I2cController };
  spi: { setup: SpiSetup; controller: SpiController };
  uart: { setup: UartSetup; controller: UartPort };
}
export type BusKind = keyof Buses;

export interface Board {
  readonly description: BoardDescription;
  readonly chip: ChipDescription;
  readonly clock: Clock;
  claim<K extends Capability>(kind: K, pin: number, owner: Owner): Capabilities[K];
  /** A bus peripheral: hardware block `index`, or one made of any pins (`"soft"`). */
  claimBus<K extends BusKind>(
    kind: K,
    index: number | "soft",
    setup: Buses[K]["setup"],
    owner: Owner,
  ): Buses[K]["controller"];
  close(): void;
}
