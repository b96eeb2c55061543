/**
 * What a loop over a tuple of constants walks: arrays made once a module. Where the loop takes rows apart at once, as in
 * `for dx, dy in ((1, 0), (0, 1))`, there is an array for each column, and no row is made or looked into.
 */

import type { IrVar } from "../ir/function.js";
import type { ForIter, IrValue, MakeSequence } from "../ir/ops.js";
import type { EmitContext } from "./context.js";
import { constantOf } from "./constants.js";

export interface ConstantRows {
  readonly length: number;
  /** For each variable that gets an item of the row the name of the array. */
  readonly columns: readonly { readonly variable: IrVar; readonly items: string }[];
  /** How many statements at the beginning of the body are done by that. */
  readonly done: number;
}

/** The arrays for a loop; `undefined` if what it walks is no tuple of constants. */
export function constantRows(e: EmitContext, s: ForIter): ConstantRows | undefined {
  const rows = s.isIterator ? undefined : itemsOf(s.iterable);
  if (rows === undefined || !rows.every(isConstant)) return undefined;
  const length = rows.length;
  const array = (items: readonly IrValue[]): string =>
    e.hoist("items", `[${items.map((item) => constantOf(e, item)!).join(", ")}]${e.asValue()}`);
  const first = s.body[0];
  const isTakenApart =
    s.variable.kind === "temp" &&
    first?.op === "Unpack" &&
    first.value.op === "Load" &&
    first.value.variable === s.variable &&
    first.star < 0;
  const inner = isTakenApart ? rows.map(itemsOf) : [];
  const width = isTakenApart ? first.variables.length : 0;
  if (!isTakenApart || inner.some((items) => items?.length !== width))
    return { length, columns: [{ variable: s.variable, items: array(rows) }], done: 0 };
  const columns = first.variables.map((variable, k) => ({
    variable,
    items: array(inner.map((items) => items![k]!)),
  }));
  return { length, columns, done: 1 };
}

/** The items of a tuple that is written out. */
function itemsOf(value: IrValue): readonly IrValue[] | undefined {
  if (value.op !== "MakeTuple") return undefined;
  const { items }: MakeSequence = value;
  return items.some((item) => item.spread) ? undefined : items.map((item) => item.value);
}

function isConstant(value: IrValue): boolean {
  return value.op === "Const" || itemsOf(value)?.every(isConstant) === true;
}
