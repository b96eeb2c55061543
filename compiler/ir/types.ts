/**
 * The type lattice of inference. `never` is the bottom (no value seen), `object` the top (anything).
 * Types describe *values*; how a value is held in JavaScript is its `Rep` (see `ops.ts`).
 */

import type { IrClass } from "./class.js";
import type { IrFunction, IrModule } from "./function.js";

/**
 * What the containers of one kind hold that may be the same object: containers that meet in one place share a cell, and
 * everything that is put into one of them is joined there.
 */
export interface Cell {
  /** The items; of a dict the values that are not among the fields. */
  element: RType;
  /** The values of a dict by keys that stand in the text, as long as they are few; `null` if there are none. */
  fields: Map<string, RType> | null;
  /** Such keys are too many: all values are joined in `element`. */
  isTable: boolean;
  /** The keys of a dict; what a generator returns. */
  key: RType;
  /** What a generator is sent, None aside. */
  sent: RType;
  /** The cell that this one has been united with. */
  into: Cell | null;
  /** The functions whose types depend on what is held. */
  readers: Set<IrFunction> | null;
}

export type RType =
  | { readonly kind: "never" | "none" | "bool" | "float" | "complex" | "str" | "bytes" | "bytearray" }
  | { readonly kind: "slice" | "object" }
  | { readonly kind: "range" | "memoryview" | "array"; readonly item: RType }
  /** `small`: proven to stay a JavaScript number (|x| <= 2^53-1) with the bounds given. */
  | { readonly kind: "int"; readonly small: boolean; readonly min?: number; readonly max?: number }
  /** Exactly the built-in type, not a class derived from it; `iterator` is anything that gives the elements when iterated. */
  | { readonly kind: "list" | "set" | "frozenset" | "dict" | "deque" | "iterator"; readonly cell: Cell }
  /**
   * With `item`: of any length, and each item is of that type; `elements` is empty then, and `first` are then the types of the
   * items that all of them begin with, such as the name of a message before what it is about, and `rest` is that of the others. With `names`: a named tuple, whose
   * items have these names as attributes.
   */
  | {
      readonly kind: "tuple";
      readonly elements: readonly RType[];
      readonly item?: RType;
      readonly first?: readonly RType[];
      readonly rest?: RType;
      readonly names?: FieldNames;
    }
  | { readonly kind: "function"; readonly fn: IrFunction }
  /** `orDerived`: or one that is derived from it. */
  | { readonly kind: "class"; readonly cls: IrClass; readonly orDerived?: boolean }
  /** Of the class or of one derived from it; all of them are classes of the program. */
  | { readonly kind: "instance"; readonly cls: IrClass }
  | { readonly kind: "module"; readonly module: IrModule | null; readonly name: string }
  /** A function or type of the runtime, by its dotted name: `builtins.len`, `math.sqrt`; or a type of named tuples. */
  | { readonly kind: "native"; readonly name: string; readonly names?: FieldNames }
  /** An object of the library with methods that nobody can change, see `library-objects.ts`. */
  | { readonly kind: "library"; readonly name: string }
  /** A method read off a value of a built-in type, with that value, as in `append = items.append`. */
  | { readonly kind: "method"; readonly receiver: RType; readonly name: string }
  /** A method read off an instance of a class of the program, as in `handler = self.on_set`. */
  | { readonly kind: "bound"; readonly fn: IrFunction; readonly self: RType }
  /** One of several functions, methods and classes, such as the handlers in a table. */
  | { readonly kind: "callables"; readonly members: readonly RType[] }
  | { readonly kind: "union"; readonly members: readonly RType[] };

/** The fields of a type of named tuples, one array for each call of `namedtuple` in the text. */
export type FieldNames = readonly string[];

export const OBJECT: RType = { kind: "object" };
export const NEVER: RType = { kind: "never" };
export const NONE: RType = { kind: "none" };
export const BOOL: RType = { kind: "bool" };
export const INT: RType = { kind: "int", small: false };
export const FLOAT: RType = { kind: "float" };
export const STR: RType = { kind: "str" };
