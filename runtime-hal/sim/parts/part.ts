/**
 * What a part of the wiring is: something with terminals at wires, properties from the board file, actions that a scenario
 * can take on it ("press"), and probes that expectations look at ("lit", "text", "angle"). A part is one file of this folder.
 */

import type { I2cTarget } from "../bus/i2c-target.js";
import type { OneWireTarget } from "../bus/onewire-target.js";
import type { SpiTarget } from "../bus/spi-target.js";
import type { UartPeer } from "../bus/uart-peer.js";
import type { SimClock } from "../clock.js";
import type { Net } from "../net.js";

/** A property as a board file may set it. */
export interface PropertySpec {
  readonly name: string;
  readonly type: "number" | "string" | "boolean" | "duration" | "list" | "object";
  readonly default?: unknown;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly help: string;
}

export interface TerminalSpec {
  readonly name: string;
  /** Not every terminal must be connected. */
  readonly optional?: boolean;
  readonly help: string;
}

/** What the board gives to a part. */
export interface PartContext {
  readonly id: string;
  readonly clock: SimClock;
  /** The wire at a terminal; `undefined` if it is not connected. */
  net(terminal: string): Net | undefined;
  /** Noise, repeatable by `--seed`: 0 ≤ x < 1. */
  random(): number;
  /** Volts of the board's supply. */
  readonly supplyVolts: number;
  /** Something the real part would suffer from, with the time and the line of the script added. */
  warn(message: string): void;
  /** Puts a device on the bus of those wires, whichever peripheral or program drives them. */
  i2c(scl: string, sda: string, target: I2cTarget): void;
  spi(
    wires: { sck: string; mosi?: string; miso?: string; cs?: string; mode?: 0 | 1 | 2 | 3 },
    target: SpiTarget,
  ): void;
  oneWire(wire: string, target: OneWireTarget): void;
  uart(wires: { rx?: string; tx?: string }, setup: { baudrate: number }, peer: UartPeer): void;
  /** Bytes of a NeoPixel-like line at that wire, each time its latch time has passed. */
  pixels(wire: string, sink: (bytes: Uint8Array, timeUs: number) => void): void;
}

/** RGB picture, row by row, three bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface Part {
  /** What a scenario can do to it: `press`, `release`, `set temperature 21.5`, `unplug`, `plug`. */
  readonly actions: Readonly<Record<string, (value: unknown) => void>>;
  /** What can be seen of it: numbers, texts, booleans. */
  readonly probes: Readonly<Record<string, () => number | string | boolean>>;
  /** For displays and strips. */
  picture?(): Picture;
  /** Power was cut and came back. */
  reset?(): void;
}

export interface PartDefinition {
  /** Name in board files: `led`, `hc-sr04`. */
  readonly type: string;
  readonly summary: string;
  readonly terminals: readonly TerminalSpec[];
  readonly properties: readonly PropertySpec[];
  /** Properties are checked and have their defaults; durations are microseconds. */
  make(context: PartContext, properties: Readonly<Record<string, unknown>>): Part;
}
