/** A board file after reading: what is connected, what happens when, what is expected. Places are offsets in the file's text. */

import type { SimNetwork } from "../wifi-air.js";
import type { PartDefinition, Properties } from "../parts/part.js";

/** A range of the text of the board file. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a terminal is connected to, or an event or expectation speaks of. */
export type NodeRef =
  | { readonly kind: "pin"; readonly pin: number }
  | { readonly kind: "supply"; readonly volts: number }
  | { readonly kind: "net"; readonly name: string }
  | { readonly kind: "terminal"; readonly part: string; readonly terminal: string };

export interface PartInstance {
  readonly id: string;
  readonly definition: PartDefinition;
  readonly properties: Properties;
  readonly connections: readonly { readonly terminal: string; readonly to: NodeRef; readonly place: Place }[];
  readonly place: Place;
}

/** Something that can be set from outside: a wire, or a live property of a part. */
export type SetTarget =
  | { readonly kind: "wire"; readonly node: NodeRef; readonly label: string }
  | { readonly kind: "property"; readonly part: string; readonly property: string; readonly label: string };

/** A course of values over time; volts at a wire, the property's unit at a part. */
export type Waveform =
  | { readonly kind: "ramp"; readonly from: number; readonly to: number }
  | { readonly kind: "sine" | "square"; readonly from: number; readonly to: number; readonly hz: number }
  | { readonly kind: "noise"; readonly from: number; readonly to: number }
  | { readonly kind: "samples"; readonly timesUs: readonly number[]; readonly values: readonly number[] };

export type WireLevel = "high" | "low" | "open";

/** What an event does. */
export type Deed =
  | {
      readonly kind: "act";
      readonly part: string;
      readonly action: string;
      readonly value: unknown;
      readonly forUs?: number;
    }
  | {
      readonly kind: "set";
      readonly target: SetTarget;
      readonly value: WireLevel | number | string | boolean;
      readonly forUs?: number;
    }
  | {
      readonly kind: "wave";
      readonly target: SetTarget;
      readonly wave: Waveform;
      readonly forUs?: number;
      readonly everyUs?: number;
    }
  | { readonly kind: "stop"; readonly target: SetTarget }
  | { readonly kind: "plug" | "unplug"; readonly part: string; readonly forUs?: number }
  | { readonly kind: "power"; readonly on: boolean; readonly forUs?: number }
  | { readonly kind: "restart"; readonly by: RestartCause };

/** What starts a board with CircuitPython anew from outside: its reset button, a dip of its power, a crash of its firmware. */
export type RestartCause = "button" | "dip" | "crash";

export interface TimedEvent {
  readonly atUs: number;
  /** Again after so long, up to and including `untilUs`. */
  readonly everyUs?: number;
  readonly untilUs?: number;
  readonly deed: Deed;
  readonly place: Place;
}

/** When a condition is looked at. */
export type When =
  | { readonly kind: "at"; readonly us: number }
  | { readonly kind: "end" }
  /** The whole time (`untilUs` absent: to the end). */
  | { readonly kind: "throughout"; readonly fromUs: number; readonly untilUs?: number }
  /** At least once. */
  | { readonly kind: "once"; readonly fromUs: number; readonly untilUs?: number };

export interface Tolerance {
  readonly minus: number;
  readonly plus: number;
}

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** A condition on a value that can be looked at at any time. */
export type ValueTest =
  | { readonly kind: "is"; readonly value: boolean }
  | { readonly kind: "compare"; readonly op: Comparison; readonly value: number; readonly within: number }
  | { readonly kind: "text"; readonly op: "=" | "!=" | "contains" | "lacks"; readonly value: string }
  | { readonly kind: "pattern"; readonly pattern: RegExp; readonly negated: boolean };

/** What a value is taken from. */
export type Source =
  | { readonly kind: "level"; readonly node: NodeRef }
  | { readonly kind: "volts"; readonly node: NodeRef }
  | { readonly kind: "floating"; readonly node: NodeRef }
  | { readonly kind: "probe"; readonly part: string; readonly probe: string }
  | { readonly kind: "console" }
  | { readonly kind: "warnings" };

/** What is measured on the edges of a wire. */
export type Measure = "rises" | "falls" | "changes" | "frequency" | "duty" | "high-pulse" | "low-pulse";

export type Expectation =
  | {
      readonly kind: "value";
      readonly source: Source;
      readonly test: ValueTest;
      readonly when: When;
      readonly text: string;
      readonly place: Place;
    }
  | {
      readonly kind: "measure";
      readonly measure: Measure;
      readonly node: NodeRef;
      readonly op: Comparison;
      /** A count, hertz, a share (0 … 1) or microseconds. */
      readonly value: number;
      readonly within: number;
      readonly fromUs: number;
      readonly untilUs: number | undefined;
      readonly text: string;
      readonly place: Place;
    };

export interface Wiring {
  readonly board: string | undefined;
  readonly supplyVolts: number | undefined;
  /** Virtual time that the run takes. */
  readonly forUs: number | undefined;
  /** How exactly times of expectations are meant. */
  readonly toleranceUs: number;
  /** Wi-Fi networks in reach; `undefined`: every one. */
  readonly networks: readonly SimNetwork[] | undefined;
  readonly parts: readonly PartInstance[];
  readonly nets: readonly {
    readonly name: string;
    readonly members: readonly NodeRef[];
    readonly place: Place;
  }[];
  readonly events: readonly TimedEvent[];
  readonly expectations: readonly Expectation[];
}
