/** A board: pins by number, what each can do, and the capabilities that a program can claim. */

import type { Clock } from "./clock.js";
import type { DigitalPin } from "./digital.js";

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

/** Kinds of use, and the interface each gives. */
export interface Capabilities {
  digital: DigitalPin;
}
export type Capability = keyof Capabilities;

export interface Board {
  readonly description: BoardDescription;
  readonly chip: ChipDescription;
  readonly clock: Clock;
  claim<K extends Capability>(kind: K, pin: number, owner: Owner): Capabilities[K];
  close(): void;
}
