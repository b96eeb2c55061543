/** What a program does with things that are no Python text: the record that the rules read. */

import type { IrValue } from "../../ir/ops.js";
import type { Path, Place } from "./frame.js";
import type { NativeObject, Value } from "./value.js";

export interface Argument {
  readonly value: Value;
  readonly place: Place;
  readonly node: IrValue | null;
}

/** The arguments of a call as far as they are known. */
export interface CallArguments {
  readonly positional: readonly Argument[];
  readonly keywords: ReadonlyMap<string, Argument>;
  /** `*args` or `**kwargs` of unknown content are among them. */
  readonly isOpen: boolean;
}

export const NO_ARGUMENTS: CallArguments = { positional: [], keywords: new Map(), isOpen: false };

export interface NativeEvent {
  /** `read`: of a name of a module; `get`: of an attribute that an object works out. */
  readonly kind: "call" | "read" | "get" | "write";
  /** Dotted name of what is called, read or written; of a method or attribute with its class in front. */
  readonly name: string;
  /** The object whose method or attribute it is. */
  readonly object: NativeObject | undefined;
  /** Of a write one positional argument: the value. */
  readonly args: CallArguments;
  readonly place: Place;
  readonly path: Path | null;
  /** Number of the event, in the order of execution. */
  readonly serial: number;
  /** What the call gives. */
  readonly result: Value | undefined;
  /** Loops without an end around it, in any frame. */
  readonly loops: number;
  /** Fields of the object before the event. */
  readonly before: ReadonlyMap<string, Value | undefined>;
}
