/** Replacing operands in place: how passes change the IR. The only code that writes to fields declared readonly. */

import type { IrStmt, IrValue } from "./ops.js";
import { operandsOf, valuesOf } from "./walk.js";

type Replace = (value: IrValue) => IrValue;

/** Replaces each operand of `value` by what `f` gives for it. */
export function replaceOperands(value: IrValue, f: Replace): void {
  const operands = operandsOf(value);
  if (operands.length > 0) replaceFields(value, new Set(operands), f);
}

/** Replaces each value that `stmt` evaluates itself. */
export function replaceValues(stmt: IrStmt, f: Replace): void {
  const values = valuesOf(stmt);
  if (values.length > 0) replaceFields(stmt, new Set(values), f);
}

/** Operands stand in fields, in arrays, or in items of arrays. */
function replaceFields(node: object, operands: ReadonlySet<unknown>, f: Replace): void {
  const fields = node as Record<string, unknown>;
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    if (operands.has(field)) fields[key] = f(field as IrValue);
    else if (Array.isArray(field)) replaceItems(field, operands, f);
  }
}

function replaceItems(items: unknown[], operands: ReadonlySet<unknown>, f: Replace): void {
  items.forEach((item, i) => {
    if (operands.has(item)) items[i] = f(item as IrValue);
    else if (typeof item === "object" && item !== null && !("op" in item)) {
      // An item such as a keyword or a spread item: a record with operands as its fields.
      replaceFields(item, operands, f);
    }
  });
}
