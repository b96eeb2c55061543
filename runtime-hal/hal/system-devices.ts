/**
 * What an operating system drives by itself, where a bare chip has pins and registers: a Linux board's LEDs, thermometers, 1-Wire bus and
 * watchdog. All of it is optional; where it is absent the library works with pins.
 */

import type { DigitalPin } from "./digital.js";

/** A 1-Wire bus by bits and bytes. */
export interface OneWireBus {
  /** True: somebody answered. */
  reset(): boolean;
  readBit(): 0 | 1;
  writeBit(bit: boolean): void;
  readByte(): number;
  writeByte(byte: number): void;
}

export interface Watchdog {
  feed(): void;
}

export interface SystemDevices {
  /** The LED that scripts call by that name, as an output. */
  led(name: string): DigitalPin | undefined;
  /** The bus that the system has at this pin; `undefined`: it has none at all. */
  oneWire(pin: number): OneWireBus | undefined;
  /** Degrees Celsius and percent of a DHT sensor that the system reads; `undefined`: it reads none. */
  humidity(): { readonly celsius: number; readonly percent: number } | undefined;
  /** Degrees Celsius of the processor, if it has a thermometer. */
  processorCelsius(): number | undefined;
  /** Starts the watchdog; `undefined`: it cannot be used, which was said. */
  watchdog(timeoutMs: number): Watchdog | undefined;
}
