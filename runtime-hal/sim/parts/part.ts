/**
 * What a part of the wiring is: something with terminals at wires, properties from the board file, actions that events
 * can take on it ("press"), and probes that expectations look at ("lit", "text", "angle"). A part is one file of this folder.
 */

import type { I2cTarget } from "../bus/i2c-target.js";
import type { I2sTarget } from "../bus/i2s-line.js";
import type { OneWireTarget } from "../bus/onewire-target.js";
import type { CardTarget } from "../bus/card-slot.js";
import type { SpiTarget } from "../bus/spi-target.js";
import type { UartPeer } from "../bus/uart-peer.js";
import type { SimClock } from "../clock.js";
import type { Net } from "../net.js";
import type { Lan } from "../network/lan.js";
import type { HidListener } from "../usb-host.js";
import type { WifiAir } from "../wifi-air.js";

/** What the entries of a property that is a mapping are: texts, or mappings themselves. */
export interface EntrySpec {
  /** As in messages: "a page". */
  readonly what: string;
  /** The field that is meant where an entry is a text or a list. */
  readonly short: string;
  readonly fields: readonly PropertySpec[];
  /** What a key must be, if this one cannot be one. */
  wrongKey?(key: string): string | undefined;
}

/** An entry as the part gets it: its key and its fields, which are checked and have their defaults. */
export interface Entry {
  readonly key: string;
  readonly fields: Properties;
}

/** A property as a board file may set it. */
export interface PropertySpec {
  readonly name: string;
  /** "texts": a text or a list of texts; "data": a text or a list of bytes; "any": whatever YAML gives. */
  readonly type:
    "number" | "string" | "boolean" | "duration" | "list" | "object" | "file" | "texts" | "data" | "any";
  /** Of a mapping: what its entries are. The part gets a list of `Entry`, in the order of the file. */
  readonly entries?: EntrySpec;
  readonly default?: unknown;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** Must be given. */
  readonly required?: boolean;
  readonly help: string;
  /** Events can change it while the board runs (`set b1.temperature 30`, ramps); the part has a setter for it. */
  readonly live?: boolean;
}

/** What a property of type "file" becomes: a file beside the board file. */
export interface BesideFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Changes the file itself. */
  write(at: number, data: Uint8Array): void;
}

export interface TerminalSpec {
  readonly name: string;
  /** Not every terminal must be connected. */
  readonly optional?: boolean;
  readonly help: string;
}

export interface ActionSpec {
  readonly name: string;
  /** What the argument is; absent: there is none. */
  readonly argument?: string;
  /** What a second argument is; the action gets both in a list. */
  readonly second?: string;
  /** The action that `for TIME` takes at the end of that time. */
  readonly undo?: string;
  readonly help: string;
}

export interface ProbeSpec {
  readonly name: string;
  readonly unit?: string;
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
  /** `kind`: a kind of warning that a rule of the static checks belongs to. */
  warn(message: string, kind?: string): void;
  /** What the probes show has changed: expectations look at them again. */
  changed(): void;
  /** The network that the program's sockets are in. */
  readonly lan: Lan;
  /** The Wi-Fi networks around the board. */
  readonly air: WifiAir;
  /** Is the part in its place? Wires and buses look by themselves, who is in the network has to ask. */
  plugged(): boolean;
  /** Puts a device on the bus of those wires, whichever peripheral or program drives them; with pull-ups, as modules have them. */
  i2c(scl: string, sda: string, target: I2cTarget): void;
  spi(
    wires: { sck: string; mosi?: string; miso?: string; cs?: string; mode?: 0 | 1 | 2 | 3 },
    target: SpiTarget,
  ): void;
  /** A memory card for a controller of the chip's at those terminals; with none connected, in the board's own slot. */
  card(wires: { clk: string; cmd: string; data: string }, target: CardTarget): void;
  oneWire(wire: string, target: OneWireTarget): void;
  uart(wires: { rx?: string; tx?: string }, setup: { baudrate: number }, peer: UartPeer): void;
  /** A device at the data wire of an I2S bus. */
  i2s(data: string, target: I2sTarget): void;
  /** Reports of the board as a keyboard or mouse. */
  usb(listener: HidListener): void;
  /** Bytes of a NeoPixel-like line at that wire, each time its latch time has passed. */
  pixels(wire: string, sink: (bytes: Uint8Array, timeUs: number) => void): void;
}

/** RGB picture, row by row, three bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export type ProbeValue = number | string | boolean;

export interface Part {
  /** One function for each action of the definition. */
  readonly actions?: Readonly<Record<string, (value: unknown) => void>>;
  /** One function for each live property; values are checked as in the board file. */
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  /** One function for each probe of the definition. */
  readonly probes?: Readonly<Record<string, () => ProbeValue>>;
  /** For displays and strips. */
  picture?(): Picture;
  /** Power was cut and came back: volatile state is lost. */
  reset?(): void;
  /** It was unplugged, or plugged in: for those that have neither wires nor buses. */
  plugged?(isIn: boolean): void;
}

/** A service of a host, at one of its ports. */
export interface Served {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly kind: "stream" | "datagrams";
}

/** Properties as a part gets them: checked, with defaults; durations are microseconds. */
export type Properties = Readonly<Record<string, unknown>>;

export interface PartDefinition {
  /** Name in board files: `led`, `hc-sr04`. */
  readonly type: string;
  readonly summary: string;
  /** Where timing and physics come from: the data sheet. */
  readonly source: string;
  readonly terminals: readonly TerminalSpec[];
  readonly properties: readonly PropertySpec[];
  readonly actions?: readonly ActionSpec[];
  readonly probes?: readonly ProbeSpec[];
  /** Displays and strips: the part has `picture`. */
  readonly display?: boolean;
  /** It has its power from elsewhere: what happens to the board's does not reach it. */
  readonly isRemote?: boolean;
  /** Hosts: where the part serves, so that two at one port are found when the file is read. */
  serves?(properties: Properties): readonly Served[];
  /** What is wrong with the properties beyond their types: which one, and what it must be. */
  check?(properties: Properties): { readonly property: string; readonly wrong: string } | undefined;
  make(context: PartContext, properties: Properties): Part;
}
