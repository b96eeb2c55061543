/** Replacing operands in place: how passes change the IR. The only code that writes to fields declared readonly. */

import type { IrStmt, IrValue } from "./ops.js";
import { operandsOf, valuesOf } from "./walk.js";

type Replace = (value: IrValue) => IrValue;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Any item that holds an operand: a keyword, an item of a display. */
interface Holder {
  readonly value: IrValue;
}

/** Replaces each operand of `value` by what `f` gives for it, in the order of evaluation. */
export function replaceOperands(value: IrValue, f: Replace): void {
  // The operations that programs are full of are written out; the rest is found field by field.
  switch (value.op) {
    case "Const":
    case "Load":
    case "LoadGlobal":
    case "LoadBuiltin":
    case "LoadUnknown":
    case "LoadName":
    case "ImportModule":
      return;
    case "Binary":
    case "Compare":
    case "Logical": {
      const node = value as Mutable<typeof value>;
      node.left = f(node.left);
      node.right = f(node.right);
      return;
    }
    case "Not":
    case "Unary": {
      const node = value as Mutable<typeof value>;
      node.operand = f(node.operand);
      return;
    }
    case "Call": {
      const node = value as Mutable<typeof value>;
      node.func = f(node.func);
      replaceAll(node.args, f);
      return replaceHeld(node.keywords, f);
    }
    case "CallMethod": {
      const node = value as Mutable<typeof value>;
      node.object = f(node.object);
      replaceAll(node.args, f);
      return replaceHeld(node.keywords, f);
    }
    case "GetAttr": {
      const node = value as Mutable<typeof value>;
      node.object = f(node.object);
      return;
    }
    case "GetItem": {
      const node = value as Mutable<typeof value>;
      node.object = f(node.object);
      node.index = f(node.index);
      return;
    }
    case "MakeTuple":
    case "MakeList":
    case "MakeSet":
      return replaceHeld(value.items, f);
    case "AssignExpr":
    case "AssignNameExpr": {
      const node = value as Mutable<typeof value>;
      node.value = f(node.value);
      return;
    }
    case "CallHelper":
    case "Primitive":
      return replaceAll(value.args, f);
    default: {
      const operands = operandsOf(value);
      if (operands.length > 0) replaceFields(value, new Set(operands), f);
    }
  }
}

/** Replaces each value that `stmt` evaluates itself. */
export function replaceValues(stmt: IrStmt, f: Replace): void {
  switch (stmt.op) {
    case "AssignVar":
    case "StoreGlobal":
    case "StoreName":
    case "Evaluate":
    case "Return": {
      const node = stmt as Mutable<typeof stmt>;
      node.value = f(node.value);
      return;
    }
    case "SetAttr": {
      const node = stmt as Mutable<typeof stmt>;
      node.object = f(node.object);
      node.value = f(node.value);
      return;
    }
    case "If":
    case "While": {
      const node = stmt as Mutable<typeof stmt>;
      node.test = f(node.test);
      return;
    }
    default: {
      const values = valuesOf(stmt);
      if (values.length > 0) replaceFields(stmt, new Set(values), f);
    }
  }
}

function replaceAll(values: IrValue[], f: Replace): void {
  for (let i = 0; i < values.length; i++) values[i] = f(values[i]!);
}

function replaceHeld(items: readonly Holder[], f: Replace): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Mutable<Holder>;
    item.value = f(item.value);
  }
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
