/** The rows of the tables of primitives, by what they replace and by the types of the operands. */

import { boxed } from "../ir/convert.js";
import type { IrValue, Primitive } from "../ir/ops.js";
import type { RType } from "../ir/types.js";
import { rowFor } from "../primitives/registry.js";
import { bare } from "./mixed-floats.js";

/** The primitive that the tables have for the operation of such operands, in place of `v`; `undefined` if they have none. */
export function fromTable(
  v: IrValue,
  operation: string,
  operands: readonly IrValue[],
): Primitive | undefined {
  const row = rowFor(operation, operands.map(typeOfValue));
  if (row === undefined) return undefined;
  const args = operands.map((o, i) => (row.operands[i]!.rep === "f64" ? bare(o) : boxed(o)));
  return {
    op: "Primitive",
    name: row.name,
    args,
    type: v.type,
    rep: row.result.rep,
    start: v.start,
    end: v.end,
  };
}

const typeOfValue = (v: IrValue): RType => v.type;
