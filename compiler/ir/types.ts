/**
 * The type lattice of inference. `never` is the bottom (no value seen), `object` the top (anything).
 * Types describe *values*; how a value is held in JavaScript is its `Rep` (see `ops.ts`).
 */

import type { IrClass } from "./class.js";
import type { IrFunction, IrModule } from "./function.js";

export type RType =
  | { readonly kind: "never" | "none" | "bool" | "float" | "complex" | "str" | "bytes" | "bytearray" }
  | { readonly kind: "range" | "slice" | "object" | "generator" | "array" | "memoryview" }
  /** `small`: proven to stay a JavaScript number (|x| <= 2^53-1) with the bounds given. */
  | { readonly kind: "int"; readonly small: boolean; readonly min?: number; readonly max?: number }
  | { readonly kind: "list" | "set"; readonly element: RType }
  | { readonly kind: "tuple"; readonly elements: readonly RType[] }
  | { readonly kind: "dict"; readonly key: RType; readonly value: RType }
  | { readonly kind: "function"; readonly fn: IrFunction }
  | { readonly kind: "class"; readonly cls: IrClass }
  | { readonly kind: "instance"; readonly cls: IrClass }
  | { readonly kind: "module"; readonly module: IrModule | null; readonly name: string }
  /** A function or type of the runtime, by its dotted name: `builtins.len`, `math.sqrt`. */
  | { readonly kind: "native"; readonly name: string }
  | { readonly kind: "union"; readonly members: readonly RType[] };

export const OBJECT: RType = { kind: "object" };
export const NEVER: RType = { kind: "never" };
export const NONE: RType = { kind: "none" };
export const BOOL: RType = { kind: "bool" };
export const INT: RType = { kind: "int", small: false };
export const FLOAT: RType = { kind: "float" };
export const STR: RType = { kind: "str" };
