/**
 * The table of primitives: operations that fit certain operand types and representations. `specialise` looks
 * rows up by generic operation and operand types; `emit` looks them up by name and prints their JavaScript. A row is data; the
 * files beside this one hold the rows of one Python type each.
 */

import type { Rep } from "../ir/function.js";
import type { RType } from "../ir/types.js";
import { isFloatArray, isFloatList } from "../types/float-lists.js";

/**
 * Kinds of `RType` as operands have them; `smallint` is an int proven to be a JavaScript number, `int32` one that
 * JavaScript's bit operators take as it is, `natural` one of those that is not negative, `positive` one above 0;
 * `uint32` is one of 32 bits without a sign, `whole` and `count` are small ints from 0 and from 1 on; `bits31` is a
 * shift count below 32, `number` a complex number or what may be one beside ints and floats, `bits52` one by which a power of two is still exact.
 */
export type OperandType =
  | "object"
  | "smallint"
  | "int32"
  | "natural"
  | "positive"
  | "uint32"
  | "whole"
  | "count"
  | "bits31"
  | "bits52"
  | "int"
  | "float"
  | "bool"
  | "none"
  | "complex"
  | "number"
  | "str"
  | "bytes"
  | "bytearray"
  | "list"
  /** A list that holds nothing but floats; see `types/float-lists.ts`. */
  | "floatlist"
  | "tuple"
  | "dict"
  | "set"
  | "deque"
  | "range"
  | "slice"
  | "array"
  /** An array of floats. */
  | "floatarray"
  | "memoryview";

export interface PrimitiveRow {
  /** Unique name, by type and operation: `f64.add`, `str.len`. */
  readonly name: string;
  readonly operands: readonly { readonly type: OperandType; readonly rep: Rep }[];
  readonly result: { readonly type: OperandType; readonly rep: Rep };
  /**
   * The generic operation that the row does for operands of its types: `binary +`, `compare <`, `builtin len`,
   * `method append`. Of several rows that fit, the first is taken.
   */
  readonly replaces?: string;
  /** The row that gives the same number bare, for a result that may be a float or an int. */
  readonly bare?: string;
  /** Instead of `call` where the operand is a display: a runtime function that is given its items as an array. */
  readonly ofItems?: string;
  /** No effects: may be left out if the result is not used. */
  readonly pure: boolean;
  /** May raise a Python exception (and so needs a place in tracebacks). */
  readonly raises: boolean;
  /** Called as a function: an export of the runtime (`$name`), or a function of JavaScript such as `Math.sqrt`. */
  readonly call?: string;
  /**
   * JavaScript text instead of a call. `{0}` is an operand where precedence matters, `{*0}` one that
   * stands beside an operator that binds more tightly than the template, `{(0)}` one between brackets or commas, `{$name}` an export of the runtime, `{t}` a temporary for the template itself. An
   * operand that occurs twice is evaluated once.
   */
  readonly template?: string;
  /** Precedence of the template, as in `emit/precedence.ts`; operands but the first bind one tighter. */
  readonly precedence?: number;
}

const rows = new Map<string, PrimitiveRow>();
const byOperation = new Map<string, PrimitiveRow[]>();

/** Adds rows; a name that is there already is an error of the tables. */
export function registerPrimitives(list: readonly PrimitiveRow[]): void {
  for (const row of list) {
    if (rows.has(row.name)) throw new Error(`primitive ${row.name} is defined twice`);
    rows.set(row.name, row);
    if (row.replaces === undefined) continue;
    const others = byOperation.get(row.replaces);
    if (others === undefined) byOperation.set(row.replaces, [row]);
    else others.push(row);
  }
}

/** The row that does a generic operation on operands of these types. */
export function rowFor(operation: string, types: readonly RType[]): PrimitiveRow | undefined {
  const candidates = byOperation.get(operation);
  if (candidates === undefined) return undefined;
  for (let i = 0; i < candidates.length; i++) if (takes(candidates[i]!, types)) return candidates[i];
  return undefined;
}

function takes({ operands }: PrimitiveRow, types: readonly RType[]): boolean {
  if (operands.length !== types.length) return false;
  for (let i = 0; i < types.length; i++) if (!fits(types[i]!, operands[i]!.type)) return false;
  return true;
}

const INT32 = 2 ** 31;

function fits(t: RType, wanted: OperandType): boolean {
  switch (wanted) {
    case "object":
      return t.kind !== "never";
    case "smallint":
      return t.kind === "int" && t.small;
    case "int32":
      return isWithin(t, -INT32, INT32 - 1);
    case "natural":
      return isWithin(t, 0, INT32 - 1);
    case "positive":
      return isWithin(t, 1, INT32 - 1);
    case "uint32":
      return isWithin(t, 0, 2 * INT32 - 1);
    case "whole":
      return isWithin(t, 0, Infinity);
    case "count":
      return isWithin(t, 1, Infinity);
    case "bits31":
      return isWithin(t, 0, 31);
    case "bits52":
      return isWithin(t, 0, 52);
    case "number":
      return (
        t.kind === "complex" || (t.kind === "union" && t.members.every(isNumber) && t.members.some(isComplex))
      );
    case "floatlist":
      return isFloatList(t);
    case "floatarray":
      return isFloatArray(t);
    default:
      return t.kind === wanted;
  }
}

const isComplex = (t: RType): boolean => t.kind === "complex";
const isNumber = (t: RType): boolean => t.kind === "int" || t.kind === "float" || isComplex(t);

function isWithin(t: RType, min: number, max: number): boolean {
  return (
    t.kind === "int" && t.small && t.min !== undefined && t.max !== undefined && t.min >= min && t.max <= max
  );
}

/** The row of that name. */
export function primitive(name: string): PrimitiveRow {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`no primitive ${name}`);
  return row;
}
