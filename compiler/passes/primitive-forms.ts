/** The primitive for a generic operation, by its kind and by the types of its operands. */

import { boxed } from "../ir/convert.js";
import type { IrFunction } from "../ir/function.js";
import type { Compare, IrValue } from "../ir/ops.js";
import { BOOL } from "../ir/types.js";
import { isIdentity } from "../types/type-kinds.js";
import { asInt, binaryForm } from "./binary-forms.js";
import { callForm, methodForm } from "./call-forms.js";
import { floatForm } from "./float-forms.js";
import { fromTable } from "./from-table.js";
import { boxedPrimitive } from "./low-words.js";
import { tupleEquality } from "./tuple-equality.js";

/** The primitive for an operation in `fn`, whose operands are specialised already; `undefined` if there is none. */
export function primitiveForm(v: IrValue, fn: IrFunction): IrValue | undefined {
  return floatForm(v) ?? tableForm(v, fn);
}

/** What the tables have for the operation. */
function tableForm(v: IrValue, fn: IrFunction): IrValue | undefined {
  switch (v.op) {
    case "Binary":
      return binaryForm(v);
    case "Unary":
      return fromTable(v, `unary ${v.operator}`, [asInt(v.operand)]);
    case "Compare":
      return comparisonForm(v);
    case "GetItem":
      return isPlainText(v.object) && v.index.type.kind === "int" && v.index.type.small
        ? boxedPrimitive("str.itemOfPlain", v, [v.object, boxed(v.index)], v.type)
        : fromTable(v, "item", [v.object, v.index]);
    case "Call":
      return callForm(v, fn);
    case "CallMethod":
      return methodForm(v, fn);
    default:
      return undefined;
  }
}

function comparisonForm(v: Compare): IrValue | undefined {
  const isEquality = v.operator === "==" || v.operator === "!=";
  const isMixed = v.left.type.kind !== v.right.type.kind || v.left.type.kind === "union";
  if (isEquality && isMixed && isIdentity(v.left.type) && isIdentity(v.right.type) && v.left.op !== "Const") {
    const row = v.operator === "==" ? "any.same" : "any.different";
    const args = [boxed(v.left), boxed(v.right)];
    return boxedPrimitive(row, v, args, BOOL);
  }
  const ofItems = tupleEquality(v);
  if (ofItems !== undefined) return ofItems;
  // TypeScript refuses to compare literals that differ for certain.
  if (v.left.op === "Const" && v.right.op === "Const") return undefined;
  return fromTable(v, `compare ${v.operator}`, [v.left, v.right]);
}

/** A constant str in which characters are what JavaScript's indices count. */
const isPlainText = (v: IrValue): boolean =>
  v.op === "Const" && v.value.kind === "str" && !/[\ud800-\udfff]/.test(v.value.value);
